import { type GetTextTranslation, po } from 'gettext-parser';

/** A keyword of an entry, and where its value begins. */
export interface PoKeyword {
  /** `msgctxt`, `msgid`, `msgid_plural`, `msgstr` or `msgstr[n]`. */
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** An entry with its place in the file; `fault` where it is not written as PO is. */
export type PoEntry =
  | { readonly keywords: readonly PoKeyword[]; readonly parsed: GetTextTranslation; readonly headers?: PoHeaders }
  | { readonly fault: PoFault };

export type PoHeaders = Readonly<Record<string, string>>;

/** A line that no PO file can have. */
export interface PoFault {
  readonly line: number;
  readonly text: string;
}

/** Escapes that stand for bytes, as `msgcat --escape` makes them, are refused: the parser takes them for digits. */
const LINE =
  /^[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*)?"[^"\\]*(?:\\["\\nrt][^"\\]*)*"[ \t]*$/;
/** In UTF-16 units: a text of 2,000 takes up to 4,000, all its characters escaped. */
const MAX_LINE_LENGTH = 20_000;
/** Six forms, two ids and long comments take some 60,000. */
const MAX_ENTRY_LENGTH = 100_000;
/** Context, two ids, six forms; the parser's time grows with the square of their number. */
const MAX_KEYWORDS = 12;

/** The lines of an entry, not yet parsed. */
export interface PoBlock {
  readonly lines: string[];
  readonly keywords: PoKeyword[];
  length: number;
  fault?: PoFault;
}

const emptyBlock = (): PoBlock => ({ lines: [], keywords: [], length: 0 });

/** True where the keyword cannot belong to the entry that is being read. */
const beginsEntry = (name: string, { keywords }: PoBlock): boolean =>
  (name === 'msgctxt' && keywords.length > 0) ||
  (name === 'msgid' && keywords.some((keyword) => keyword.name !== 'msgctxt'));

/**
 * Parts the file at its entries, so that one broken entry costs no other, and to know the lines, which the parser does
 * not tell. Obsolete entries (`#~`) are left out with the comments before them.
 */
export const poBlocks = (text: string): readonly PoBlock[] => {
  const blocks: PoBlock[] = [];
  let block = emptyBlock();
  const close = (): void => {
    if (block.keywords.length > 0 || block.fault) blocks.push(block);
    block = emptyBlock();
  };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const isComment = /^\s*#/.test(line);
    if (isComment && (block.keywords.length > 0 || /^\s*#~/.test(line))) close();
    if (/^\s*#~/.test(line)) continue;
    const fits = line.length <= MAX_LINE_LENGTH;
    const match = !isComment && fits ? LINE.exec(line) : null;
    const name = match?.[1];
    if (name !== undefined) {
      if (beginsEntry(name, block)) close();
      block.keywords.push({ name, line: index + 1, column: line.indexOf('"') + 1 });
    }
    block.lines.push(line.trim());
    block.length += line.length;
    const isWrong = !fits || (!isComment && (!match || block.keywords.length === 0));
    if (isWrong || block.length > MAX_ENTRY_LENGTH || block.keywords.length > MAX_KEYWORDS) {
      block.fault ??= { line: index + 1, text: line };
    }
  }
  close();
  return blocks;
};

/** Reads one entry. Never throws. */
export const parseBlock = ({ lines, keywords, fault }: PoBlock): PoEntry => {
  if (fault) return { fault };
  try {
    const { headers, translations } = po.parse(lines.join('\n'));
    const parsed = Object.values(translations).flatMap((messages) => Object.values(messages))[0];
    if (parsed) return { keywords, parsed, ...(headers ? { headers } : {}) };
  } catch {
    // What the parser refuses is told like what the lines show.
  }
  return { fault: { line: keywords[0]!.line, text: lines.find((line) => !line.startsWith('#')) ?? '' } };
};
