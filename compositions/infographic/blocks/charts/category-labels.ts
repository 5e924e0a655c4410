import type { Mark } from '../../../layout/mark.ts';
import { entering, moved } from '../../../layout/piece.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';

/** Names along the foot of a plot. */
export interface Labels {
  readonly marks: readonly Mark[];
  readonly height: number;
}

export interface LabelOptions {
  /** Middle of each category, px. */
  readonly middles: readonly number[];
  /** Room of a category, px. */
  readonly step: number;
  readonly width: number;
  /** True where a category has room on either side of its middle, so that its name may take two lines there. */
  readonly wraps: boolean;
  /** True where some names may be left out. */
  readonly thinned: boolean;
  /** Category numbers whose names come first where not all fit, the most telling first. */
  readonly first: readonly number[];
}

/** More lines of a name under a column than this are no label any more; of a date, fewer dates are better. */
const LINES = { name: 3, date: 2 } as const;
/** Room between names of which some are left out, in grid units. */
const THIN_GAP = 3;

/** How much smaller than other text names may be for all of them to have room: all text of the picture follows them. */
const SMALLER = 0.8;
const SHRINK = 0.96;

/**
 * The names of all categories where they fit in their places, if need be a little smaller, else of some in time; undefined
 * where neither can be.
 */
export function categoryLabels(
  context: Context,
  categories: readonly Words[],
  options: LabelOptions,
): Labels | undefined {
  const { best, least } = context.scale.label;
  const smallest = Math.max(least, Math.round(best * SMALLER));
  for (let size = best; size >= smallest; size = Math.floor(size * SHRINK)) {
    const labels = allLabels(withLabels(context, size), categories, options);
    if (labels) return labels;
  }
  return options.thinned ? someLabels(context, categories, options) : undefined;
}

const withLabels = (context: Context, best: number): Context => {
  const { scale } = context;
  return { ...context, scale: { ...scale, label: { ...scale.label, best } } };
};

/** All names on one line, or each in its own place on a few; undefined where they have no room. */
function allLabels(context: Context, categories: readonly Words[], options: LabelOptions): Labels | undefined {
  const { engine, scale } = context;
  const { middles, step, width, thinned } = options;
  const all = categories.map((_, index) => index);
  const onOneLine = placed(context, widthsOf(context, categories), middles, width);
  const gap = scale.unit * 2;
  if (onOneLine.every(({ from }, index) => index === 0 || from >= onOneLine[index - 1]!.to + gap)) {
    return drawn(context, categories, all, onOneLine);
  }
  if (!options.wraps) return undefined;
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const slot = step - scale.unit;
  const wrapped = categories.map((words) => engine.measure({ ...words, style, width: slot, align: 'center' }));
  const most = thinned ? LINES.date : LINES.name;
  if (wrapped.some(({ excess, lines }) => excess > 0 || lines.length > most)) return undefined;
  const slots = middles.map((middle, index) => {
    const own = wrapped[index]!.width;
    const from = onMargin(context, middle - own / 2, own, width) + (own - slot) / 2;
    return { from, to: from + slot };
  });
  return drawn(context, categories, all, slots);
}

/** Of dates, as many as have room. */
function someLabels(context: Context, categories: readonly Words[], { middles, width, first }: LabelOptions): Labels {
  const onOneLine = placed(context, widthsOf(context, categories), middles, width);
  return drawn(context, categories, thinnedOut(onOneLine, first, context.scale.unit * THIN_GAP), onOneLine);
}

function widthsOf({ engine, scale }: Context, categories: readonly Words[]): number[] {
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  return categories.map(
    (words) => Math.ceil(engine.measure({ ...words, style, width: 100_000, align: 'center' }).width) + 1,
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Each width centred on its middle, pushed inwards where it would stand over the edge. */
function placed(context: Context, widths: readonly number[], middles: readonly number[], width: number): Span[] {
  return widths.map((wanted, index) => {
    const own = Math.min(wanted, width);
    const from = onMargin(context, middles[index]! - own / 2, own, width);
    return { from, to: from + own };
  });
}

/** Within the edges, and on one that it nearly touches: nearer than a step of the grid looks like a mistake. */
function onMargin({ scale: { unit } }: Context, from: number, own: number, width: number): number {
  if (from < unit) return 0;
  return from + own > width - unit ? width - own : from;
}

/** The first ones, the ends, and between them the row that leaves the shortest way without a name. */
function thinnedOut(spans: readonly Span[], first: readonly number[], gap: number): number[] {
  const last = spans.length - 1;
  const told = [...new Set([...first, last, 0])];
  const keep = (wanted: readonly number[]): number[] =>
    wanted
      .reduce<number[]>(
        (kept, index) => (kept.every((one) => apart(spans[index]!, spans[one]!, gap)) ? kept.concat(index) : kept),
        [],
      )
      .toSorted((a, b) => a - b);
  const rows = spans.flatMap((_, stride) =>
    stride === 0
      ? []
      : [0, last % stride].map((anchor) => keep([...new Set([...told, ...everyOther(anchor, stride, last)])])),
  );
  return rows.reduce((best, next) => (longestGap(next) < longestGap(best) ? next : best), keep(told));
}

const everyOther = (from: number, stride: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, index) => from + index * stride);

const longestGap = (shown: readonly number[]): number =>
  Math.max(0, ...shown.slice(1).map((index, at) => index - shown[at]!));

const apart = (a: Span, b: Span, gap: number): boolean => a === b || a.from >= b.to + gap || b.from >= a.to + gap;

function drawn(
  context: Context,
  categories: readonly Words[],
  shown: readonly number[],
  spans: readonly Span[],
): Labels {
  const { colours, scale } = context;
  const pieces = shown.map((index) => {
    const { from, to } = spans[index]!;
    const style = { role: 'label', size: scale.label, width: to - from, fill: colours.quiet, align: 'center' } as const;
    return { from, piece: entering(text(context, categories[index]!, style), 1, 'fade') };
  });
  return {
    marks: pieces.flatMap(({ from, piece }) => moved(piece.marks, from, 0)),
    height: Math.max(0, ...pieces.map(({ piece }) => piece.height)),
  };
}
