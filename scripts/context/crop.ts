import type { Box, Page, TextMark } from '../../compositions/layout/mark.ts';

/** What is cut out of a page to show one text, px of the page; `scale` makes them px of the picture. */
export interface Crop {
  /** Whole px. */
  readonly box: Box;
  readonly scale: number;
  /** The middle of the line around the text. */
  readonly outline: Box;
}

/** Widest a picture for translators may be, px: fits a phone, and a page of a translation tool. */
export const MOST_WIDTH = 640;
/** Least of the page that is shown, px of the page: less would not say where on the page it is. */
const LEAST = { width: 480, height: 360 } as const;
/** What is shown around a text on each side, as a share of the page's shorter side. */
const AROUND = 0.22;
/** Width of the outline, both colours together, and the air between it and the letters where there is room, px of the picture. */
export const OUTLINE = 4;
const AIR = 6;
/** Letters reach a little out of their advance, px of the picture. */
const LEAST_AIR = 2;

/** The part of a page around a text, with the place of its outline: clear of its letters, and of others where it can be. */
export function cropOf(page: Page, mark: TextMark): Crop {
  const ink = inkOf(mark);
  const around = Math.min(page.width, page.height) * AROUND;
  const across = span(ink.x, ink.width, around, LEAST.width, page.width);
  const down = span(ink.y, ink.height, around, LEAST.height, page.height);
  const box = { x: across.start, y: down.start, width: across.length, height: down.length };
  const scale = Math.min(1, MOST_WIDTH / box.width);
  const others = page.marks.flatMap((other) => (other.kind === 'text' && other !== mark ? linesOf(other) : []));
  return { box, scale, outline: outlineOf(ink, others, 1 / scale, box) };
}

/** Where a stretch of the page around [start, start + length] begins and how long it is, whole px. */
function span(start: number, length: number, around: number, least: number, page: number) {
  const wanted = Math.min(page, Math.max(Math.ceil(length + 2 * around), least));
  const centred = Math.round(start + length / 2 - wanted / 2);
  return { start: Math.min(Math.max(0, centred), page - wanted), length: wanted };
}

/** Where the letters of each line are. */
function linesOf({ box, text: { lines } }: TextMark): Box[] {
  return lines.flatMap(({ x, baseline, width, above, below }) =>
    width > 0 ? [{ x: box.x + x, y: box.y + baseline - above, width, height: above + below }] : [],
  );
}

function inkOf(mark: TextMark): Box {
  const lines = linesOf(mark);
  if (lines.length === 0) return mark.box;
  const [x, y] = [Math.min(...lines.map((line) => line.x)), Math.min(...lines.map((line) => line.y))];
  const right = Math.max(...lines.map((line) => line.x + line.width));
  const bottom = Math.max(...lines.map((line) => line.y + line.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** As far from the letters as is usual, but no further than the middle between them and a neighbour. `px`: one of the picture. */
function outlineOf(ink: Box, others: readonly Box[], px: number, within: Box): Box {
  const half = (OUTLINE / 2) * px;
  const usual = AIR * px + half;
  const least = LEAST_AIR * px + half;
  const [right, bottom] = [ink.x + ink.width, ink.y + ink.height];
  const beside = others.filter(({ y, height }) => y < bottom + usual && y + height > ink.y - usual);
  const over = others.filter(({ x, width }) => x < right + usual && x + width > ink.x - usual);
  const gaps = {
    left: beside.map((other) => ink.x - other.x - other.width),
    right: beside.map((other) => other.x - right),
    top: over.map((other) => ink.y - other.y - other.height),
    bottom: over.map((other) => other.y - bottom),
  };
  const room = (found: readonly number[]): number => {
    const nearest = Math.min(...found.filter((gap) => gap >= 0), Number.POSITIVE_INFINITY);
    return Math.max(least, Math.min(usual, nearest / 2));
  };
  // What stands at the very edge keeps its line inside the picture.
  const x = Math.max(within.x + half, ink.x - room(gaps.left));
  const y = Math.max(within.y + half, ink.y - room(gaps.top));
  return {
    x,
    y,
    width: Math.min(within.x + within.width - half, right + room(gaps.right)) - x,
    height: Math.min(within.y + within.height - half, bottom + room(gaps.bottom)) - y,
  };
}
