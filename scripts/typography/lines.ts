import { BREAK } from './breaks.ts';
import { inSlot, lineAdvance, type Paragraph, type Stop } from './paragraph.ts';

/** A line as UTF-16 offsets; what lies between `end` and the next line's start are spaces that hang. */
export interface Line {
  readonly start: number;
  readonly end: number;
}

interface Filled {
  readonly lines: readonly Line[];
  /** How often a line ended where it should not (a unit, an address) because nothing else fitted. */
  readonly forced: number;
}

/** Sums of fractions, em. */
const ROUNDING = 1e-6;

/** Breaks a paragraph into lines of at most `width` em; a piece wider than that gets a line of its own. */
export function breakLines(whole: Paragraph, width: number, balance: boolean): readonly Line[] {
  const slotted = inSlot(whole, width + ROUNDING);
  const first = fill(slotted, width);
  if (!balance || first.lines.length < 2) return first.lines;
  const { paragraph, filled } = eased(slotted, width, first);
  const kept = betweenWords(paragraph, width, filled);
  if (kept) return evened(kept.paragraph, balanced(kept.paragraph, width, kept.filled).lines, width);
  return withoutLoneWord(paragraph, evened(paragraph, balanced(paragraph, width, filled).lines, width), width);
}

/**
 * A headline that ends lines where it should not, with those ends as good as any where that saves a line: "Three requests
 * to | General Confederation" rather than "Three | requests to | General Confederation".
 */
function eased(paragraph: Paragraph, width: number, filled: Filled): { paragraph: Paragraph; filled: Filled } {
  if (filled.forced === 0) return { paragraph, filled };
  // At spaces: the steps of an address stay a makeshift.
  const isEased = ({ strength, visible, at }: Stop): boolean => strength === BREAK.weak && visible < at;
  const stops = paragraph.stops.map((stop) => (isEased(stop) ? { ...stop, strength: BREAK.normal } : stop));
  const tried = fill({ ...paragraph, stops }, width);
  const isBetter = tried.lines.length < filled.lines.length;
  return isBetter ? { paragraph: { ...paragraph, stops }, filled: tried } : { paragraph, filled };
}

/** From this many lines on, one more is a fair price for Chinese or Japanese lines that end between words. */
const MANY_LINES = 2;

/** The paragraph without its breaks inside words, and filled so, where it has such breaks and can do without. */
function betweenWords(
  paragraph: Paragraph,
  width: number,
  { lines, forced }: Filled,
): { paragraph: Paragraph; filled: Filled } | undefined {
  if (!paragraph.stops.some((stop) => stop.insideWord)) return undefined;
  const kept = { ...paragraph, stops: paragraph.stops.filter((stop) => !stop.insideWord) };
  const filled = fill(kept, width);
  const most = lines.length + (lines.length >= MANY_LINES ? 1 : 0);
  const isGood = filled.lines.length <= most && filled.forced <= forced && fits(kept, filled, width);
  return isGood ? { paragraph: kept, filled } : undefined;
}

/** Puts as much on every line as it holds. */
function fill(paragraph: Paragraph, width: number): Filled {
  const { stops } = paragraph;
  const lines: Line[] = [];
  let forced = 0;
  let start = 0;
  for (let first = 0; first < stops.length; ) {
    const next = farthest(paragraph, start, first, width);
    const stop = stops[next];
    if (!stop) break;
    if (stop.strength < BREAK.normal) forced += 1;
    lines.push({ start, end: Math.max(start, stop.visible) });
    start = stop.at;
    first = next + 1;
  }
  return { lines, forced };
}

/** Number of the stop that ends the line which begins at `start`. */
function farthest(paragraph: Paragraph, start: number, first: number, width: number): number {
  const { stops } = paragraph;
  let best: number | undefined;
  let at = first;
  for (; at < stops.length; at++) {
    const stop = stops[at];
    if (!stop || lineAdvance(paragraph, start, stop.visible) > width + ROUNDING) break;
    if (stop.strength === BREAK.required) return at;
    // The last of those at which a line ends most gladly.
    if (stop.strength >= (stops[best ?? -1]?.strength ?? 0)) best = at;
  }
  return best ?? at;
}

/** The narrowest width that needs no more lines, found to a hundredth of an em. */
function balanced(paragraph: Paragraph, width: number, filled: Filled): Filled {
  let best = filled;
  let narrow = width / 2;
  let wide = width;
  while (wide - narrow > 0.01) {
    const middle = (narrow + wide) / 2;
    const tried = fill(paragraph, middle);
    if (tried.lines.length <= filled.lines.length && tried.forced <= filled.forced && fits(paragraph, tried, middle)) {
      best = tried;
      wide = middle;
    } else {
      narrow = middle;
    }
  }
  return best;
}

const fits = (paragraph: Paragraph, { lines }: Filled, width: number): boolean =>
  lines.every(({ start, end }) => lineAdvance(paragraph, start, end) <= width + ROUNDING);

/** What a break inside a Chinese or Japanese word costs, em²: it is avoided if the lines stay within some 2 em. */
const INSIDE_WORD_COST = 8;
const INSIDE_WORD_ROOM = 2;

/**
 * Among all ways to break into as many lines, none wider than the widest, the one with the most equal lines: filling
 * narrow lines from the top leaves the short ones wherever they fall.
 */
function evened(paragraph: Paragraph, lines: readonly Line[], width: number): readonly Line[] {
  const { stops } = paragraph;
  const length = ({ start, end }: Line): number => lineAdvance(paragraph, start, end);
  const room = stops.some((stop) => stop.insideWord) ? INSIDE_WORD_ROOM : 0;
  const widest = Math.max(...lines.map(length));
  const limit = Math.max(widest, Math.min(width, widest + room)) + ROUNDING;
  const own = new Set(lines.slice(1).map((line) => line.start));
  const usable = stops.filter((stop) => stop.strength >= BREAK.normal || own.has(stop.at));
  if (usable.some((stop, i) => stop.strength === BREAK.required && i + 1 < usable.length)) return lines;
  // best[i]: the cheapest way to end a line at usable stop i, for the number of lines set so far.
  let best = new Map<number, { readonly cost: number; readonly lines: readonly Line[] }>([
    [-1, { cost: 0, lines: [] }],
  ]);
  for (let count = 0; count < lines.length; count++) {
    const next: typeof best = new Map();
    for (const [from, way] of best) {
      const start = usable[from]?.at ?? 0;
      for (let to = from + 1; to < usable.length; to++) {
        const line = { start, end: Math.max(start, usable[to]?.visible ?? start) };
        const advance = length(line);
        if (advance > limit) break;
        const cost = way.cost + advance * advance + (usable[to]?.insideWord ? INSIDE_WORD_COST : 0);
        if (cost < (next.get(to)?.cost ?? Number.POSITIVE_INFINITY))
          next.set(to, { cost, lines: [...way.lines, line] });
      }
    }
    best = next;
  }
  return best.get(usable.length - 1)?.lines ?? lines;
}

/** Brings one more word down to a last line that holds a single one, if it fits there and leaves a line above. */
function withoutLoneWord(paragraph: Paragraph, lines: readonly Line[], width: number): readonly Line[] {
  const last = lines.at(-1);
  const above = lines.at(-2);
  if (!last || !above || wordBreaks(paragraph, last).length > 0) return lines;
  const from = wordBreaks(paragraph, above).at(-1);
  if (!from || lineAdvance(paragraph, from.at, last.end) > width) return lines;
  if (wordBreaks(paragraph, above).length < 2 && lines.length > 2) return lines;
  const shorter = { start: above.start, end: from.visible };
  const longer = { start: from.at, end: last.end };
  const measure = ({ start, end }: Line): number => lineAdvance(paragraph, start, end);
  // Two words over a long line look worse than one word under it.
  if (measure(shorter) < measure(longer) / 2) return lines;
  return [...lines.slice(0, -2), shorter, longer];
}

const wordBreaks = ({ stops }: Paragraph, { start, end }: Line) =>
  stops.filter((stop) => stop.at > start && stop.at < end && stop.strength === BREAK.normal);
