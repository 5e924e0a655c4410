import type { Mark } from '../../../layout/mark.ts';
import { moved, type Piece, stack } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { leastNumberWidth } from '../number.ts';
import { baselineMark, type Grid, gridMarks, gridOf } from './axis.ts';
import { barChart } from './bars.ts';
import { categoryLabels, type Labels } from './category-labels.ts';
import { type Chart, extentWithZero, onOneScale } from './chart.ts';
import { type Across, calledOut, columnMarks, columnNumbers, stackMarks, stacksAreLabelled } from './column-marks.ts';
import { headPiece } from './head.ts';
import { leastPlotHeight } from './plot-height.ts';

/** A column is about twice its gap (Economist, Urban Institute); a group of them a little wider. */
const COLUMN_SHARE = 0.66;
const GROUP_SHARE = 0.8;
/** So many names of what carries the finding come before those of the ends. */
const MOST_NAMED = 3;
/** Height of a number that is called out, em. */
const NUMBER_HEIGHT = 1.4;
/** The least height of the plot, in body sizes; it stretches to what the page has to give. */
const PLOT_BODIES = 2.6;
/** And the greatest, as a share of its width: higher, differences look larger than they are. */
const TALLEST = 0.75;

/** Standing columns over time from zero, each labelled where its number fits, else over an axis. */
export function columnChart(context: Context, chart: Chart, width: number): Piece[] {
  return onOneScale(chart).flatMap((part) => oneScale(context, part, width));
}

function oneScale(context: Context, chart: Chart, width: number): Piece[] {
  const { scale } = context;
  if (!plot(context, chart, width, 0)) return barChart(context, chart, width);
  const head = headPiece(context, chart, width);
  const whole = (height: number): Piece =>
    stack([head, plot(context, chart, width, height - head.height - scale.unit * 2)!], scale.unit * 2);
  return [{ ...whole(0), stretch: whole }];
}

/** Undefined where the names have no room under their columns. */
function plot(context: Context, chart: Chart, width: number, wanted: number): Piece | undefined {
  const { scale } = context;
  const direct = across(chart, width, 0);
  const room = Math.max(scale.body.best * PLOT_BODIES, wanted - scale.label.best * 4);
  const isLabelled = isStack(chart)
    ? stacksAreLabelled(context, chart, direct.column, Math.min(room, width * TALLEST) / extentOf(chart, undefined)[1])
    : numbersFit(context, chart, direct);
  const axis = chart.axes?.[0];
  const grid = !isLabelled && axis ? gridOf(context, axis, room) : undefined;
  const columns = across(chart, width, grid?.gutter ?? 0);
  const middles = chart.categories.map((_, index) => columns.left + (index + 0.5) * columns.step);
  const labels = categoryLabels(context, chart.categories, {
    middles,
    step: columns.step,
    width,
    wraps: true,
    thinned: chart.time === true,
    first: [...chart.highlight.slice(0, MOST_NAMED), chart.categories.length - 1, 0],
  });
  return labels && drawn(context, chart, { width, wanted, columns, middles, labels, grid, isLabelled });
}

function across({ categories, series, together }: Chart, width: number, left: number): Across {
  const step = (width - left) / categories.length;
  const count = together === 'grouped' ? series.length : 1;
  const share = count > 1 ? GROUP_SHARE : COLUMN_SHARE;
  return { left, step, column: Math.floor((step * share) / count) };
}

/** Whether the number of every column fits over it with room to its neighbours. */
function numbersFit(context: Context, chart: Chart, { step, column }: Across): boolean {
  const { scale } = context;
  const { series, together = 'apart' } = chart;
  const isAlone = series.length === 1 || together === 'apart';
  const slot = isAlone ? step - scale.unit : column - scale.unit / 2;
  const size = scale.label;
  return series.every(({ name: { key }, values }) =>
    values.every((figure) => !figure || leastNumberWidth(context, figure, { key, size }) <= slot),
  );
}

interface Plot {
  readonly width: number;
  readonly wanted: number;
  readonly columns: Across;
  readonly middles: readonly number[];
  readonly labels: Labels;
  readonly grid: Grid | undefined;
  readonly isLabelled: boolean;
}

function drawn(
  context: Context,
  chart: Chart,
  { width, wanted, columns, middles, labels, grid, isLabelled }: Plot,
): Piece {
  const { scale } = context;
  const { unit } = scale;
  const numbers = isStack(chart) ? [] : columnNumbers(context, chart, columns, isLabelled);
  const drawnNumbers = numbers.flat().map((piece) => piece?.height ?? 0);
  const numberHeight = Math.max(isLabelled || isStack(chart) ? 0 : scale.body.best * NUMBER_HEIGHT, ...drawnNumbers);
  const [low, high] = extentOf(chart, grid);
  // What is called out stands over the axis' highest number where they would meet.
  const lineHeight = grid?.lineHeight ?? 0;
  const head =
    high > 0 || low === 0
      ? Math.max(lineHeight, numberHeight + unit + (numberHeight > 0 ? lineHeight : 0))
      : lineHeight;
  const under = low < 0 ? numberHeight + unit : 0;
  const foot = labels.height + unit;
  const least = leastPlotHeight(context, width, PLOT_BODIES);
  const height = Math.round(Math.min(Math.max(least, width * TALLEST), Math.max(least, wanted - head - under - foot)));
  const perUnit = high > low ? height / (high - low) : 0;
  const zero = Math.round(head + high * perUnit);
  const bottom = head + (high > low ? height : 0) + under;
  const marks: Mark[] = grid ? gridMarks(context, grid, (value) => zero - value * perUnit, width) : [];
  const top = zero - high * perUnit;
  const taken = grid && { right: grid.topWidth, top: top - lineHeight, bottom: top };
  const place = { columns, middles, zero, perUnit, width, taken };
  marks.push(...(isStack(chart) ? stackMarks(context, chart, place) : columnMarks(context, chart, place, numbers)));
  if (!isStack(chart) && !isLabelled) marks.push(...calledOut(context, chart, place));
  if (!grid) marks.push(baselineMark(context, zero, width));
  return { width, height: bottom + foot, marks: [...marks, ...moved(labels.marks, 0, bottom + unit)] };
}

const isStack = ({ series, together }: Chart): boolean => together === 'stacked' && series.length > 1;

function extentOf(chart: Chart, grid: Grid | undefined): [number, number] {
  if (grid) return [grid.low, grid.high];
  if (!isStack(chart)) return extentWithZero(chart.series.flatMap(({ values }) => values));
  const sums = chart.categories.map((_, index) =>
    chart.series.reduce((sum, { values }) => sum + (values[index]?.value ?? 0), 0),
  );
  return [0, Math.max(0, ...sums)];
}
