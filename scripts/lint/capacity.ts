import type { PreparedText } from '../../compositions/layout/text.ts';

/** Lines that stand in a height, px, if the text is set smaller by `shrink`; at least one. */
export function linesWithin({ lines, height }: PreparedText, room: number, shrink = 1): number {
  const count = lines.length;
  const pitch = count > 1 ? (lines.at(-1)!.baseline - lines[0]!.baseline) / (count - 1) : height;
  const first = height - pitch * (count - 1);
  return Math.max(1, 1 + Math.floor((room / shrink - first) / pitch));
}

/** How full that many lines of the slot are with such words, by their own widths: 1 is full. */
export function filledShare(text: PreparedText, count: number, shrink = 1): number {
  const advance = text.lines.reduce((sum, { width }) => sum + width, 0) * shrink;
  const character = advance / [...text.value].length;
  // Words do not end where lines do: on average half a word of each line stays free.
  const loss = count > 1 ? Math.min(MOST_LOST * text.slot, (wordLength(text.value) / 2) * character) : 0;
  return advance / (count * (text.slot - loss));
}

/** A line is never taken to lose more than this share of itself. */
const MOST_LOST = 0.25;
/** Words of languages that write none apart: two to three characters, as their dictionaries break them. */
const UNSPACED_WORD = 2.5;
/** From this average on, a text has no spaces between its words, characters. */
const LONGEST_AVERAGE = 12;

function wordLength(value: string): number {
  const words = value.split(/\s+/u);
  const average = [...value].length / words.length;
  return average > LONGEST_AVERAGE ? UNSPACED_WORD : average;
}
