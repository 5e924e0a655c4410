import type { Mark } from '../../../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { baselineMark, type Grid, gridMarks, gridOf } from './axis.ts';
import { categoryLabels } from './category-labels.ts';
import { type Chart, extentWithZero, measurePiece, onOneScale, seriesFill } from './chart.ts';
import { endNames } from './end-names.ts';
import { legend } from './legend.ts';
import { areaPath, linePath, loosePoints, type Point } from './line-path.ts';
import { leastPlotHeight } from './plot-height.ts';
import { pointNumbers } from './point-numbers.ts';

/** The plot's least height, in body sizes, and its greatest, as a share of its width. */
const PLOT_BODIES = 5;
const TALLEST = 0.62;
/** A line's thickness in grid units, and the radius of a point on it. */
const STROKE = 0.75;
const RADIUS = 1.1;

/** Lines over time: one plot for each measure, or all in one where they have one scale. */
export function lineChart(context: Context, chart: Chart, width: number): Piece[] {
  return onOneScale(chart).map((part) => onePlot(context, part, width));
}

function onePlot(context: Context, chart: Chart, width: number): Piece {
  const { scale } = context;
  const { series, measure, axes } = chart;
  const words = series.length === 1 ? series[0]!.name : (measure ?? { key: '', value: '' });
  const said = measurePiece(context, words, width, axes?.[0]?.note);
  const keys = series.map(({ name }, index) => ({ words: name, fill: seriesFill(context, index) }));
  const whole = (height: number): Piece => {
    const named = plotAndNames(context, chart, width, height - said.height - scale.unit * 2);
    if (named) return stack([entering(said, 1, 'fade'), named], scale.unit * 2);
    const head = entering(
      stack([said, ...(series.length > 1 ? [legend(context, keys, width)] : [])], scale.unit),
      1,
      'fade',
    );
    return stack(
      [head, plot(context, chart, { width, end: 0, wanted: height - head.height - scale.unit * 2 }).piece],
      scale.unit * 2,
    );
  };
  return { ...whole(0), stretch: whole };
}

/** Several lines with their names at their ends; undefined where those have no room. */
function plotAndNames(context: Context, chart: Chart, width: number, wanted: number): Piece | undefined {
  if (chart.series.length < 2) return undefined;
  const names = endNames(context, chart, width);
  if (!names) return undefined;
  const { piece, ends, bottom } = plot(context, chart, { width, end: names.width, wanted });
  const marks = names.place(ends, bottom);
  return marks && { ...piece, marks: [...piece.marks, ...marks] };
}

interface Room {
  readonly width: number;
  /** Px at the end that are left to the lines' names. */
  readonly end: number;
  readonly wanted: number;
}

function plot(
  context: Context,
  chart: Chart,
  { width, end, wanted }: Room,
): { piece: Piece; ends: number[]; bottom: number } {
  const { colours, engine, scale } = context;
  const { unit } = scale;
  const { categories, series, highlight } = chart;
  const axis = chart.axes?.[0];
  const head = Math.round(scale.body.best * 1.5);
  const least = leastPlotHeight(context, width, PLOT_BODIES);
  const most = Math.max(least, width * TALLEST);
  const room = Math.min(most, Math.max(least, wanted - head - scale.label.best * 2));
  const grid = axis && gridOf(context, axis, room);
  const [low, high] = extentOf(chart, grid);
  const height = Math.round(room);
  const perUnit = height / (high - low);
  const yOf = (value: number): number => head + (high - value) * perUnit;
  const radius = unit * RADIUS;
  const [left, right] = [(grid?.gutter ?? 0) + radius, width - end - radius];
  const xs = categories.map(
    (_, index) =>
      left +
      (right - left) * (chart.positions?.[index] ?? (categories.length > 1 ? index / (categories.length - 1) : 0.5)),
  );
  const points = series.map(({ values }) =>
    values.map((figure, index): Point | undefined => (figure ? { x: xs[index]!, y: yOf(figure.value) } : undefined)),
  );
  const bottom = head + height;
  const marks: Mark[] = grid
    ? gridMarks(context, grid, yOf, width - end)
    : [baselineMark(context, yOf(Math.max(low, 0)), width - end)];
  const mirror = engine.direction === 'rtl' ? width : undefined;
  const box = { x: 0, y: 0, width, height: bottom };
  if (chart.chart === 'area') {
    const d = areaPath(points[0]!, yOf(Math.min(high, Math.max(low, 0))), mirror);
    marks.push({ kind: 'path', box, d, fill: colours.strong, opacity: 0.14, motion: { order: 3, kind: 'fade' } });
  }
  points.forEach((line, index) => {
    const stroke = series.length === 1 ? colours.strong : seriesFill(context, index);
    const motion = { order: 2 + index, kind: 'draw' } as const;
    marks.push({ kind: 'path', box, d: linePath(line, mirror), stroke, strokeWidth: unit * STROKE, motion });
    for (const point of loosePoints(line)) marks.push(dot(point, radius, stroke, 2 + index));
  });
  if (series.length === 1) {
    const shown = pointNumbers(context, chart, {
      points: points[0]!,
      left: grid?.gutter ?? 0,
      width,
      radius,
      top: 0,
      bottom,
      taken: topTick(grid, yOf, width),
    });
    marks.push(
      ...shown.flatMap(({ point, main, label }) => [
        dot(point, radius, main ? colours.accent : colours.strong, 3),
        ...label,
      ]),
    );
  }
  const labels = categoryLabels(context, categories, {
    middles: xs,
    step: (right - left) / Math.max(1, categories.length),
    width: width - end,
    wraps: false,
    thinned: true,
    first: [categories.length - 1, 0, ...highlight],
  })!;
  const piece = {
    width,
    height: bottom + unit + labels.height,
    marks: [...marks, ...moved(labels.marks, 0, bottom + unit)],
  };
  const ends = points.map((line) => line.findLast((point) => point !== undefined)?.y ?? bottom);
  return { piece, ends, bottom };
}

/** Where the highest tick's number and its unit stand. */
function topTick(
  grid: Grid | undefined,
  yOf: (value: number) => number,
  width: number,
): { top: number; bottom: number; right: number } | undefined {
  const last = grid?.ticks.at(-1);
  if (!grid || !last) return undefined;
  const bottom = yOf(last.value);
  return { top: bottom - grid.lineHeight, bottom, right: Math.min(width, grid.topWidth) };
}

function extentOf({ series }: Chart, grid: Grid | undefined): [number, number] {
  const [low, high] = grid ? [grid.low, grid.high] : extentWithZero(series.flatMap(({ values }) => values));
  return high > low ? [low, high] : [low, low + 1];
}

const dot = ({ x, y }: Point, radius: number, fill: string, order: number): Mark => ({
  kind: 'rect',
  box: { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius },
  fill,
  radius,
  motion: { order, kind: 'fade' },
});
