import type { Box, Page, TextMark, TextRole } from '../../compositions/layout/mark.ts';
import type { SizeRange } from '../../compositions/layout/scale.ts';
import { filledShare, heightOver, linesWithin } from './capacity.ts';

/** Where a text stands in a job, and how full its place is: for those who write the text. */
export interface LayoutBox {
  readonly page: string;
  /** Of the catalog, or `interface:<name>`. A number has the key of what it counts. */
  readonly key: string;
  readonly value: string;
  readonly role: TextRole;
  /** Its slot, px of the page. */
  readonly box: Box;
  readonly lines: readonly string[];
  /** What it is set at and may be set at, px. */
  readonly size: number;
  readonly sizes: SizeRange;
  /**
   * Share of its room that it takes at its smallest size: 1 just fits, 1.2 is a fifth too much. Absent where the slot
   * grows with the words.
   */
  readonly fullness?: number;
  /** About how many characters (code points) of such words the room holds. Absent likewise. */
  readonly characters?: number;
}

/** What does not fit is never told as just fitting. */
const LEAST_TOO_MUCH = 1.01;
/** Rounding, px. */
const TOLERANCE = 2;

/** Every text of the pages, in painting order. */
export function layoutBoxes(pages: readonly Page[]): LayoutBox[] {
  return pages.flatMap((page) => page.marks.flatMap((mark) => (mark.kind === 'text' ? [boxOf(mark, page)] : [])));
}

function boxOf(mark: TextMark, { id }: Page): LayoutBox {
  const { text, role, box, sizes } = mark;
  const { key, value, size } = text;
  const fullness = fullnessOf(mark);
  const lines = text.lines.map((line) => line.text);
  const place = { page: id, key, value, role, box, lines, size, sizes };
  return fullness === undefined
    ? place
    : { ...place, fullness, characters: Math.floor([...value].length / fullness + 1e-9) };
}

/** By the words' own widths, and never at odds with what was found when they were set. */
function fullnessOf({ text, room, sizes }: TextMark): number | undefined {
  const { lines, slot, size, excess } = text;
  // A number is drawn within a room of its own making, and nobody translates it.
  if (!room || room.width !== undefined || lines.length === 0) return undefined;
  const shrink = sizes.least / size;
  const inHeight = room.height === undefined ? Number.POSITIVE_INFINITY : linesWithin(text, room.height, shrink);
  const most = Math.min(room.lines ?? Number.POSITIVE_INFINITY, inHeight);
  const guess = filledShare(text, most, shrink);
  const tooHigh = (heightOver(text, room) - TOLERANCE) / text.height;
  const over = Math.max(excess / slot, tooHigh);
  const isTooMuch = size <= sizes.least && over > 0;
  return rounded(isTooMuch ? Math.max(guess, 1 + over, LEAST_TOO_MUCH) : Math.min(guess, 1));
}

const rounded = (value: number): number => Math.max(0.01, Math.round(value * 100) / 100);
