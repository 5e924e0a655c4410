import type { Room } from '../../compositions/layout/mark.ts';
import type { PreparedText } from '../../compositions/layout/text.ts';

/** Lines that stand in a height, px, if the text is set smaller by `shrink`; at least one. */
export function linesWithin(text: PreparedText, room: number, shrink = 1): number {
  const pitch = pitchOf(text);
  const first = text.height - pitch * (text.lines.length - 1);
  return Math.max(1, 1 + Math.floor((room / shrink - first) / pitch));
}

/** By how much a text is higher than its room, px, or than as many lines as that allows; 0 and less: it fits. */
export function heightOver(text: PreparedText, { lines, height }: Room): number {
  const tooMany = lines === undefined ? 0 : (text.lines.length - lines) * pitchOf(text);
  return Math.max(tooMany, height === undefined ? 0 : text.height - height);
}

/** From one line to the next, px; the height of a text of one line. */
function pitchOf({ lines, height }: PreparedText): number {
  const count = lines.length;
  return count > 1 ? (lines.at(-1)!.baseline - lines[0]!.baseline) / (count - 1) : height;
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
