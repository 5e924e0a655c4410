/** A word, whose letters may change, or what stands between words and may not. */
export interface PseudoPart {
  readonly kind: 'word' | 'placeholder' | 'address' | 'rest';
  readonly text: string;
  readonly graphemes: readonly string[];
}

const LATIN = String.raw`[\p{Script=Latin}\p{M}\p{Nd}]`;

/** In the order in which they are looked for at each place. */
const PARTS = new RegExp(
  [
    String.raw`(?<placeholder>\{\{[^}]*\}\})`,
    String.raw`(?<address>(?:https?:\/\/|www\.)[^\s<>"«»“”*]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!${LATIN})[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net|edu|gov|info|int)(?!${LATIN})(?:\/[^\s<>"«»“”*]*)?)`,
    // What holds a digit or an underscore is a name to look up, not a word: 15/NQ-BCH, COVID-19, ten_file.png.
    String.raw`(?<code>(?<!${LATIN})(?:[\p{Script=Latin}\p{M}]+-?)?\p{Nd}${LATIN}*(?:(?:[/-]|[.,:–−](?=\p{Nd}))${LATIN}+)*|(?<!${LATIN})${LATIN}+(?:_${LATIN}+)+(?:\.[a-z0-9]{2,4}(?!${LATIN}))?)`,
    String.raw`(?<word>[\p{L}\p{M}]+(?:['’ʼ][\p{L}\p{M}]+)*)`,
  ].join('|'),
  'giu',
);

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const split = (text: string): string[] => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** Cuts a catalog value into words and what stands between them; joined, they are the text again. */
export function readParts(text: string): PseudoPart[] {
  const parts: PseudoPart[] = [];
  const put = (kind: PseudoPart['kind'], piece: string): void => {
    if (piece !== '') parts.push({ kind, text: piece, graphemes: split(piece) });
  };
  let at = 0;
  for (const match of text.matchAll(PARTS)) {
    put('rest', text.slice(at, match.index));
    const { placeholder, address, word } = match.groups!;
    put(placeholder ? 'placeholder' : address ? 'address' : word ? 'word' : 'rest', match[0]);
    at = match.index + match[0].length;
  }
  put('rest', text.slice(at));
  return parts;
}

/** Marks that a reader does not see, and what stands at the ends beside the words. */
const MARKUP = /\*\*|\\(?=[\\*_])|(?<!\p{L})_|_(?!\p{L})/gu;
const EDGES = /^[^\p{L}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$/gu;

/** Characters that a reader sees and that may be longer in translation: no placeholder, address or markup. */
export const visibleLength = (parts: readonly PseudoPart[]): number => {
  const own = parts.filter(({ kind }) => kind === 'word' || kind === 'rest').map(({ text }) => text);
  return split(own.join('').replace(MARKUP, '').replace(EDGES, '')).length;
};
