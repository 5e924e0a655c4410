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
const THIN_GAP = 5;

/** The names of all categories where they fit in their places, else of some in time; undefined where neither can be. */
export function categoryLabels(
  context: Context,
  categories: readonly Words[],
  options: LabelOptions,
): Labels | undefined {
  const { engine, scale } = context;
  const { middles, step, width, thinned } = options;
  const style = { size: scale.label.best, weight: 400, role: 'body' } as const;
  const widths = categories.map(
    (words) => Math.ceil(engine.measure({ ...words, style, width: 100_000, align: 'center' }).width) + 1,
  );
  const onOneLine = placed(widths, middles, width);
  const gap = scale.unit * 2;
  if (onOneLine.every(({ from }, index) => index === 0 || from >= onOneLine[index - 1]!.to + gap)) {
    return drawn(
      context,
      categories,
      categories.map((_, index) => index),
      onOneLine,
    );
  }
  const slot = step - scale.unit;
  const wraps =
    options.wraps &&
    categories.every((words) => {
      const { excess, lines } = engine.measure({ ...words, style, width: slot, align: 'center' });
      return excess === 0 && lines.length <= (thinned ? LINES.date : LINES.name);
    });
  if (!wraps && thinned) {
    return drawn(context, categories, thinnedOut(onOneLine, options.first, scale.unit * THIN_GAP), onOneLine);
  }
  if (!wraps) return undefined;
  const slots = middles.map((middle) => ({ from: middle - slot / 2, to: middle + slot / 2 }));
  return drawn(
    context,
    categories,
    categories.map((_, index) => index),
    slots,
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Each width centred on its middle, pushed inwards where it would stand over the edge. */
function placed(widths: readonly number[], middles: readonly number[], width: number): Span[] {
  return widths.map((wanted, index) => {
    const own = Math.min(wanted, width);
    const from = Math.max(0, Math.min(middles[index]! - own / 2, width - own));
    return { from, to: from + own };
  });
}

/** The first ones, the ends, then as even a row between as has room. */
function thinnedOut(spans: readonly Span[], first: readonly number[], gap: number): number[] {
  const last = spans.length - 1;
  const strides = [1, 2, 3, 4, 5, 10, 20, 50].map((stride) =>
    spans.map((_, index) => index).filter((index) => index % stride === 0),
  );
  const keep = (wanted: readonly number[]): number[] =>
    wanted.reduce<number[]>(
      (kept, index) => (kept.every((one) => apart(spans[index]!, spans[one]!, gap)) ? kept.concat(index) : kept),
      [],
    );
  const told = keep([...new Set([...first, last, 0])]);
  for (const even of strides) {
    const others = even.filter((index) => !told.includes(index));
    const shown = keep([...told, ...others]);
    // An even row loses at most the neighbours of what had to be shown.
    if (even.every((index, at) => at === 0 || apart(spans[index]!, spans[even[at - 1]!]!, gap)))
      return shown.sort((a, b) => a - b);
  }
  return told.sort((a, b) => a - b);
}

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
