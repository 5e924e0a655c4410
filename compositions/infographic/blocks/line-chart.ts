import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { numberPiece } from './number.ts';

type Chart = Extract<ShownBlock, { kind: 'chart' }>;
type Series = Chart['series'][number];

/** The plot's least height, in body sizes. */
const PLOT_BODIES = 5.5;
const STROKE = 6;
/** From this many label sizes a point on, each point's name stands under it. */
const EACH = 2.6;

/** A line over many points in time, one plot a measure, its first, last and highest points labelled. */
export function lineChart(context: Context, chart: Chart, width: number): Piece[] {
  return chart.series.map((series) => {
    const { colours, scale } = context;
    const name = text(context, series.name, { role: 'label', size: scale.label, width, fill: colours.quiet });
    const least = Math.round(scale.body.best * PLOT_BODIES);
    const whole = (height: number): Piece => {
      const plotHeight = Math.max(least, height - name.height - scale.unit * 2);
      return stack([entering(name, 1, 'fade'), plot(context, chart, series, width, plotHeight)], scale.unit * 2);
    };
    return { ...whole(0), stretch: whole };
  });
}

function plot(context: Context, chart: Chart, series: Series, width: number, height: number): Piece {
  const { colours, engine, scale } = context;
  const count = series.values.length;
  const step = width / count;
  const foot = Math.round(scale.label.best * 1.9);
  const head = Math.round(scale.body.best * 1.7);
  const baseline = height - foot;
  const top = Math.max(0, ...series.values.map((value) => value?.value ?? 0));
  const point = (index: number) => {
    const share = top > 0 ? Math.max(0, series.values[index]?.value ?? 0) / top : 0;
    return { x: (index + 0.5) * step, y: baseline - (baseline - head) * share };
  };
  const marks: Mark[] = [
    {
      kind: 'rect',
      box: { x: 0, y: baseline, width, height: 2 },
      fill: colours.quiet,
      motion: { order: 1, kind: 'fade' },
    },
  ];
  const box = { x: 0, y: 0, width, height };
  const d = path(series, point, engine.direction === 'rtl' ? width : undefined);
  marks.push({ kind: 'path', box, d, stroke: colours.strong, strokeWidth: STROKE, motion: { order: 2, kind: 'fade' } });
  // Every name has room where few points stand; of many, only those of the labelled points are named.
  const eachNamed = step >= scale.label.best * EACH;
  const slot = eachNamed ? step : Math.max(step, scale.label.best * 4);
  const radius = STROKE * 1.6;
  const labels = candidates(series).map((index): Label => {
    const { x } = point(index);
    const figure = numberPiece(context, series.values[index]!, {
      key: series.name.key,
      size: scale.body,
      width: Math.max(step * 3, slot),
      fill: colours.ink,
      wordsFill: colours.ink,
      role: 'body',
    });
    const left = Math.min(Math.max(0, x - figure.width / 2), width - figure.width);
    const nameLeft = Math.min(Math.max(0, x - slot / 2), width - slot);
    const from = eachNamed ? left : Math.min(left, nameLeft);
    const to = eachNamed ? left + figure.width : Math.max(left + figure.width, nameLeft + slot);
    return { index, figure, left, from, to };
  });
  const labelled = apart(labels, scale.unit);
  for (const { index, figure, left } of labelled) {
    const { x, y } = point(index);
    const dot = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
    marks.push({ kind: 'rect', box: dot, fill: colours.accent, radius, motion: { order: 3, kind: 'fade' } });
    const label = entering(onGround(figure, colours.ground), 3, 'fade');
    marks.push(...moved(label.marks, left, y - radius - scale.unit - figure.height));
  }
  const named = eachNamed ? series.values.map((_, index) => index) : labelled.map(({ index }) => index);
  for (const index of named) {
    const words = chart.categories[index]!;
    const left = Math.min(Math.max(0, point(index).x - slot / 2), width - slot);
    const label = text(context, words, {
      role: 'label',
      size: scale.label,
      width: slot,
      fill: colours.quiet,
      align: 'center',
    });
    marks.push(...moved(entering(label, 1, 'fade').marks, left, baseline + scale.unit));
  }
  return { width, height, marks };
}

/** Room that a number keeps from a line passing behind it, px. */
const HALO = 4;

/** The number on its own ground, so that a steep line beside its point does not run through it. */
function onGround(figure: Piece, fill: string): Piece {
  const grounds = figure.marks.flatMap((mark): Mark[] => {
    if (mark.kind !== 'text') return [];
    return mark.text.lines.map(({ x, baseline, width, above, below }) => ({
      kind: 'rect',
      box: {
        x: mark.box.x + x - HALO,
        y: mark.box.y + baseline - above - HALO,
        width: width + 2 * HALO,
        height: above + below + 2 * HALO,
      },
      fill,
    }));
  });
  return { ...figure, marks: [...grounds, ...figure.marks] };
}

/** The line with gaps where data is missing, mirrored within `mirror` px where time runs from right to left. */
function path(series: Series, point: (index: number) => { x: number; y: number }, mirror: number | undefined): string {
  let d = '';
  let pen = false;
  series.values.forEach((value, index) => {
    if (!value) {
      pen = false;
      return;
    }
    const { x, y } = point(index);
    d += `${pen ? 'L' : 'M'}${(mirror === undefined ? x : mirror - x).toFixed(1)} ${y.toFixed(1)}`;
    pen = true;
  });
  return d;
}

/** A number over its point, and what it and the point's name take of the width, px. */
interface Label {
  readonly index: number;
  readonly figure: Piece;
  readonly left: number;
  readonly from: number;
  readonly to: number;
}

/** Points worth a number: last, first and highest, the most telling first. */
function candidates({ values }: Series): number[] {
  const present = values.flatMap((value, index) => (value ? [index] : []));
  if (present.length === 0) return [];
  const highest = present.reduce((best, index) => (values[index]!.value > values[best]!.value ? index : best));
  return [...new Set([present.at(-1)!, present[0]!, highest])];
}

/** The labels that do not meet one before them. */
function apart(labels: readonly Label[], gap: number): Label[] {
  const kept: Label[] = [];
  for (const label of labels) {
    if (kept.every(({ from, to }) => label.from >= to + gap || label.to <= from - gap)) kept.push(label);
  }
  return kept;
}
