/** Words without markup, and which of their UTF-16 units are strong (1) or not (0). */
export interface Plain {
  readonly text: string;
  readonly strong: Uint8Array;
}

const WORD = /[\p{Script=Latin}\p{N}]/u;

/** What Korean Windows writes for a tilde: a sign of mathematics that no text font has. */
const TILDE_OPERATOR = /\u223c/g;

/**
 * Reads the two marks a catalog value may hold, `**strong**` and `_emphasis_`, and backslash escapes. A mark
 * without its partner, or an underscore inside a Latin word or number (`ten_file`), is an ordinary character.
 */
export function readMarkup(value: string): Plain {
  const source = value.normalize('NFC').replace(TILDE_OPERATOR, '~').trim();
  const strong: number[] = [];
  let text = '';
  const open: { readonly mark: string; readonly textAt: number }[] = [];
  const put = (characters: string): void => {
    text += characters;
    for (let i = 0; i < characters.length; i++) strong.push(0);
  };
  for (let at = 0; at < source.length; ) {
    const character = source[at] ?? '';
    if (character === '\\' && /[\\*_]/.test(source[at + 1] ?? '')) {
      put(source[at + 1] ?? '');
      at += 2;
      continue;
    }
    const mark = markAt(source, at);
    if (mark === undefined) {
      put(character);
      at += 1;
      continue;
    }
    const last = open.findLastIndex((one) => one.mark === mark);
    const opened = open[last];
    if (opened && opened.textAt < text.length) {
      strong.fill(1, opened.textAt);
      open.splice(last);
    } else if (closes(source, at + mark.length, mark)) {
      open.push({ mark, textAt: text.length });
    } else {
      put(mark);
    }
    at += mark.length;
  }
  return { text, strong: Uint8Array.from(strong) };
}

function markAt(source: string, at: number): string | undefined {
  if (source.startsWith('**', at)) return '**';
  if (source[at] !== '_') return undefined;
  return WORD.test(source[at - 1] ?? '') && WORD.test(source[at + 1] ?? '') ? undefined : '_';
}

/** True if the mark is closed further on, so that it opens something. */
function closes(source: string, from: number, mark: string): boolean {
  if (/\s/.test(source[from] ?? ' ')) return false;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '\\') at += 1;
    else if (markAt(source, at) === mark && at > from) return true;
  }
  return false;
}
