import type { Mark } from '../../layout/mark.ts';
import { entering, type Piece, row, stack } from '../../layout/piece.ts';
import type { Size } from '../../layout/scale.ts';
import type { ShownBlock, ShownFigure } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { commonSize, leastNumberWidth, numberPiece } from './number.ts';
import { rule } from './rule.ts';

type Chart = Extract<ShownBlock, { kind: 'chart' }>;
type Series = Chart['series'][number];

const MISSING: ShownFigure = { value: 0, before: '', number: '–', after: '' };

/** Shares of the width for the names when each measure has a column of bars: the largest that leaves room for those. */
const NAMES = [0.32, 0.28, 0.24] as const;
/** A column of bars needs this many label sizes to hold its heading. */
const COLUMN_LABELS = 5.5;
/** The least that a value above zero shows, px. */
const SLIVER = 4;
/** Room between a number and its bar, px. */
const BAR_GAP = 4;

/**
 * Lying bars for things with names, zero baseline, each labelled directly. Measures of different kinds have a
 * column each with its own scale, so that 220 delegates and 27,000 members are both seen.
 */
export function barChart(context: Context, chart: Chart, width: number): Piece[] {
  const { scale } = context;
  const gap = scale.unit * 3;
  const names = NAMES.map((share) => Math.round(width * share)).find((room) => {
    const each = (width - room) / chart.series.length - gap;
    return each >= scale.label.best * COLUMN_LABELS && numbersFit(context, chart, each);
  });
  return names === undefined || !namesFit(context, chart, names)
    ? chart.series.flatMap((series) => list(context, chart, series, width))
    : columns(context, chart, width, { names, gap });
}

function numbersFit(context: Context, { series }: Chart, width: number): boolean {
  const { body: size } = context.scale;
  return series.every(({ name: { key }, values }) =>
    values.every((value) => !value || leastNumberWidth(context, value, { key, size }) <= width),
  );
}

/** True where no word of a name is longer than the room beside the bars. */
function namesFit({ engine, scale }: Context, { categories }: Chart, width: number): boolean {
  const style = { size: scale.label.least, weight: 600, role: 'body' } as const;
  return categories.every((words) => engine.measure({ ...words, style, width, align: 'start' }).excess === 0);
}

/** Names at the start, a column of bars for each measure. */
function columns(context: Context, chart: Chart, width: number, room: { names: number; gap: number }): Piece[] {
  const { colours, scale } = context;
  const { names, gap } = room;
  const each = (width - names) / chart.series.length - gap;
  const lefts = chart.series.map((_, index) => names + gap + index * (each + gap));
  const heads = chart.series.map((series) =>
    text(context, series.name, { role: 'label', size: scale.label, weight: 600, width: each, fill: colours.quiet }),
  );
  const sizes = chart.series.map((series) => numberSize(context, series, each));
  const rows = chart.categories.map((category, index) => {
    const name = text(context, category, {
      role: 'label',
      size: scale.label,
      weight: 600,
      width: names,
      fill: colours.ink,
    });
    const bars = chart.series.map((series, number) => bar(context, chart, series, index, each, sizes[number]!));
    const height = Math.max(name.height, ...bars.map((piece) => piece.height));
    const nameMarks = entering(name, index + 2, 'fade');
    const line = row([nameMarks, ...bars], [0, ...lefts]);
    return stack([entering(rule(context, width), index + 2, 'fade'), { ...line, height }], scale.unit * 2);
  });
  const head = entering(row(heads, lefts), 1, 'fade');
  return [head, ...rows.map((piece) => ({ ...piece, head }))];
}

/** One measure under the other: its name over the first bar, each bar over the full width under its own. */
function list(context: Context, chart: Chart, series: Series, width: number): Piece[] {
  const { colours, scale } = context;
  const name = text(context, series.name, {
    role: 'label',
    size: scale.label,
    weight: 600,
    width,
    fill: colours.quiet,
  });
  const head = entering(name, 1, 'fade');
  const size = numberSize(context, series, width);
  return chart.categories.map((category, index) => {
    const words = text(context, category, { role: 'label', size: scale.label, width, fill: colours.ink });
    const drawn = stack([entering(words, index + 2, 'fade'), bar(context, chart, series, index, width, size)], 0);
    return index === 0 ? stack([head, drawn], scale.unit * 2) : { ...drawn, head };
  });
}

/** The one size of a measure's numbers. */
function numberSize(context: Context, { name, values }: Series, width: number): Size {
  const shown = values.flatMap((each) => each ?? []);
  return commonSize(context, shown, { key: name.key, size: context.scale.body, width });
}

/** The number over its bar. */
function bar(context: Context, chart: Chart, series: Series, index: number, width: number, size: Size): Piece {
  const { colours, scale } = context;
  const value = series.values[index] ?? null;
  const top = Math.max(0, ...series.values.map((each) => each?.value ?? 0));
  const share = top > 0 && value ? Math.max(0, value.value) / top : 0;
  const thickness = Math.round(scale.body.best * 0.5);
  const main = chart.highlight.includes(index) || (chart.highlight.length === 0 && share === 1);
  const label = numberPiece(context, value ?? MISSING, {
    key: series.name.key,
    size,
    width,
    fill: main ? colours.accentText : colours.ink,
    wordsFill: colours.ink,
    role: 'body',
  });
  const mark: Mark = {
    kind: 'rect',
    box: {
      x: 0,
      y: label.height + BAR_GAP,
      width: share > 0 ? Math.max(SLIVER, Math.round(width * share)) : 0,
      height: thickness,
    },
    fill: main ? colours.accent : colours.muted,
    from: 'start',
    motion: { order: index + 2, kind: 'grow-x' },
  };
  return {
    width,
    height: label.height + BAR_GAP + thickness,
    marks: [...entering(label, index + 2, 'fade').marks, mark],
  };
}
