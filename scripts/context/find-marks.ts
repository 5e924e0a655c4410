import type { TextMark } from '../../compositions/layout/mark.ts';
import type { DrawnPage } from './drawn-pages.ts';
import type { TextPart, TextPlace } from './text-parts.ts';

/** One place where a message is drawn. */
export interface FoundMark {
  readonly drawn: DrawnPage;
  readonly mark: TextMark;
}

/** A message with the words that are drawn for it, without markup. */
export interface DrawnWords {
  readonly key: string;
  readonly words: string;
}

/** The line at the foot quotes these two. */
const QUOTED: ReadonlySet<TextPart> = new Set(['source-title', 'source-publisher']);
const SOURCE_LINE = 'interface:source.line';

/**
 * The marks that show each message, in the order of the pages. The key of a mark does not settle it: a number has the key
 * of what it counts, a date that of the place it stands beside, and a unit stands in a figure.
 */
export function findMarks(
  pages: readonly DrawnPage[],
  texts: readonly DrawnWords[],
  parts: ReadonlyMap<string, TextPlace>,
): ReadonlyMap<string, readonly FoundMark[]> {
  const wordsOf = new Map(texts.map(({ key, words }) => [key, words]));
  const all = pages.flatMap((drawn) => drawn.texts.map((mark): FoundMark => ({ drawn, mark })));
  // A caption says a part of its message.
  const isOwn = ({ role, text: { key, value } }: TextMark): boolean =>
    role === 'caption' || value.includes(wordsOf.get(key) ?? '\u0000');
  const owned = new Map<string, FoundMark[]>();
  for (const found of all.filter(({ mark }) => isOwn(mark))) {
    const { key } = found.mark.text;
    owned.set(key, [...(owned.get(key) ?? []), found]);
  }
  const others = all.filter(({ mark }) => !isOwn(mark));
  const lent = (key: string, words: string): FoundMark[] => {
    const part = parts.get(key)?.part;
    if (part === 'unit') return others.filter(({ mark }) => mark.text.value.includes(words));
    if (!part || !QUOTED.has(part)) return [];
    return others.filter(({ mark }) => mark.text.key === SOURCE_LINE && mark.text.value.includes(words));
  };
  return new Map(texts.map(({ key, words }) => [key, [...(owned.get(key) ?? []), ...lent(key, words)]]));
}

/** The first mark in each format, a text's own before one that quotes it. */
export function firstByFormat(marks: readonly FoundMark[]): ReadonlyMap<string, FoundMark> {
  // The last entry of a key wins.
  return new Map(marks.toReversed().map((found) => [found.drawn.format, found]));
}
