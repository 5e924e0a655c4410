import type { Mark } from '../../../layout/mark.ts';
import { entering, moved, type Piece } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { commonSize, numberPiece } from '../number.ts';
import { barOf } from './bar.ts';
import { type Chart, isMain, MISSING, seriesFill } from './chart.ts';
import { onGround } from './on-ground.ts';
import { partNumber } from './segments.ts';

/** Where columns stand across a plot, px. */
export interface Across {
  readonly left: number;
  readonly step: number;
  readonly column: number;
}

/** Where columns stand in a plot: the middle of each category, the level of zero and the px that stand for one. */
export interface Place {
  readonly columns: Across;
  readonly middles: readonly number[];
  readonly zero: number;
  readonly perUnit: number;
  readonly width: number;
  /** Where the highest number of the axis ends and begins, px. */
  readonly taken?: { readonly right: number; readonly top: number; readonly bottom: number } | undefined;
}

/** The number of each column, by category and measure, one size for all; of missing values alone where `isLabelled` is not. */
export function columnNumbers(
  context: Context,
  chart: Chart,
  columns: Across,
  isLabelled: boolean,
): (Piece | undefined)[][] {
  const { colours, scale } = context;
  const { categories, series } = chart;
  const isAlone = series.length === 1;
  const slot = isAlone ? columns.step - scale.unit : columns.column - scale.unit / 2;
  const all = series.flatMap(({ values }) => values.map((figure) => (isLabelled ? (figure ?? MISSING) : MISSING)));
  const size = commonSize(context, all, { key: series[0]!.name.key, size: scale.label, width: slot });
  return categories.map((_, index) =>
    series.map(({ name, values }) => {
      const figure = values[index];
      if (figure && !isLabelled) return undefined;
      const main = isMain(chart, index, { name, values });
      const fill = figure ? (main ? colours.accentText : colours.ink) : colours.quiet;
      const style = { key: name.key, size, width: slot, fill, wordsFill: colours.ink, role: 'body' } as const;
      return numberPiece(context, figure ?? MISSING, style);
    }),
  );
}

/** The columns of each category side by side, each with its number at its far end. */
export function columnMarks(
  context: Context,
  chart: Chart,
  { columns, middles, zero, perUnit, width }: Place,
  numbers: readonly (readonly (Piece | undefined)[])[],
): Mark[] {
  const { unit } = context.scale;
  const { series } = chart;
  return middles.flatMap((middle, index) =>
    series.flatMap((each, number): Mark[] => {
      const order = index + 2;
      const { figure, fill } = barOf(context, chart, each, index, number);
      const value = figure?.value ?? 0;
      const length = lengthOf(value, perUnit);
      const x = Math.round(middle - (columns.column * series.length) / 2 + number * columns.column);
      const y = value < 0 ? zero : zero - length;
      const box = { x, y, width: columns.column - (series.length > 1 ? unit / 4 : 0), height: length };
      const from = value < 0 ? 'top' : 'bottom';
      const bar: Mark[] = length > 0 ? [{ kind: 'rect', box, fill, from, motion: { order, kind: 'grow-y' } }] : [];
      const label = numbers[index]?.[number];
      if (!label) return bar;
      const left = inside(x + box.width / 2 - label.width / 2, label.width, width);
      const top = value < 0 ? zero + length + unit / 2 : zero - length - unit / 2 - label.height;
      return [...bar, ...moved(entering(label, order, 'fade').marks, left, top)];
    }),
  );
}

/** Px for a value. Nothing is drawn for nothing: the number over the baseline says it. */
const lengthOf = (value: number, perUnit: number): number =>
  value === 0 ? 0 : Math.max(1, Math.round(Math.abs(value) * perUnit));

const inside = (left: number, own: number, width: number): number => Math.max(0, Math.min(left, width - own));

/** The numbers of what carries the finding, where not all columns have theirs: over all columns that they reach across. */
export function calledOut(context: Context, chart: Chart, place: Place): Mark[] {
  const { middles, zero, perUnit, width, columns, taken: axis } = place;
  const { colours, scale } = context;
  const [{ name, values }] = chart.series as [Chart['series'][number]];
  if (chart.series.length > 1) return [];
  const taken: { from: number; to: number }[] = [];
  const main = values.flatMap((figure, index) => (figure && isMain(chart, index) ? [{ figure, index }] : []));
  return main
    .toSorted((a, b) => Math.abs(b.figure.value) - Math.abs(a.figure.value))
    .flatMap(({ figure, index }) => {
      const style = {
        key: name.key,
        size: scale.body,
        width,
        fill: colours.accentText,
        wordsFill: colours.ink,
      } as const;
      const label = numberPiece(context, figure, { ...style, role: 'body' });
      const left = Math.max(columns.left, inside(middles[index]! - label.width / 2, label.width, width));
      const span = { from: left - scale.unit, to: left + label.width + scale.unit };
      if (left + label.width > width || taken.some(({ from, to }) => span.from < to && from < span.to)) return [];
      taken.push(span);
      const sign = figure.value < 0 ? -1 : 1;
      const across = values.filter(
        (_, at) => Math.abs(middles[at]! - (span.from + span.to) / 2) <= (span.to - span.from + columns.column) / 2,
      );
      const reach = Math.max(...across.map((each) => Math.max(0, sign * (each?.value ?? 0)))) * perUnit;
      const over = sign < 0 ? zero + reach + scale.unit / 2 : zero - reach - scale.unit / 2 - label.height;
      const isOnAxis = axis && left < axis.right && over < axis.bottom && over + label.height > axis.top;
      const top = isOnAxis ? axis.top - label.height : over;
      return moved(entering(onGround(label, colours.ground), index + 2, 'fade').marks, left, top);
    });
}

/** Whether every part of every column, `column` px wide and `perUnit` px high for one, has room for its number. */
export const stacksAreLabelled = (context: Context, { series }: Chart, column: number, perUnit: number): boolean =>
  series.every(({ name: { key }, values }, number) =>
    values.every(
      (figure) =>
        !figure?.value ||
        partNumber(context, { figure, fill: seriesFill(context, number), key }, column, figure.value * perUnit),
    ),
  );

/** The parts of each category one on the other, each with its number where that fits. */
export function stackMarks(context: Context, chart: Chart, { columns, middles, zero, perUnit }: Place): Mark[] {
  const gap = context.scale.unit / 4;
  return middles.flatMap((middle, index) => {
    let sum = 0;
    const x = Math.round(middle - columns.column / 2);
    return chart.series.flatMap(({ name: { key }, values }, number): Mark[] => {
      const figure = values[index];
      if (!figure || figure.value <= 0) return [];
      const [from, to] = [Math.round(sum * perUnit), Math.round((sum + figure.value) * perUnit)];
      sum += figure.value;
      if (to <= from) return [];
      // A hair of the ground between two parts tells them apart without their colours.
      const height = Math.max(1, to - from - (to - from > 2 * gap ? gap : 0));
      const box = { x, y: zero - from - height, width: columns.column, height };
      const fill = seriesFill(context, number);
      const bar: Mark = { kind: 'rect', box, fill, from: 'bottom', motion: { order: index + 2, kind: 'grow-y' } };
      const label = partNumber(context, { figure, fill, key }, box.width, height);
      if (!label) return [bar];
      const [left, top] = [x + (box.width - label.width) / 2, box.y + (height - label.height) / 2];
      return [bar, ...moved(entering(label, index + 3, 'fade').marks, left, top)];
    });
  });
}
