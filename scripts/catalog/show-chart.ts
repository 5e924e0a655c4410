import { niceTicks } from '../../compositions/layout/ticks.ts';
import type { CalendarSpan } from '../../compositions/model/calendar.ts';
import type { ChartForm, Together } from '../../compositions/model/chart-choice.ts';
import type { ShownBlock, ShownFigure, Words } from '../../compositions/model/document.ts';
import type { Block, Cell } from '../../compositions/model/story.ts';
import { cellWords } from './cell-words.ts';
import { figureText } from './format-figure.ts';
import { fillPattern } from './placeholders.ts';
import type { Speaker } from './speaker.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Chart = Extract<ShownBlock, { kind: 'chart' }>;
type Axis = NonNullable<Chart['axes']>[number];
type FigureCell = Extract<Cell, { kind: 'figure' }>;

/** A line may leave out what is under its data only where that is more than this share of the picture. */
const FAR_FROM_ZERO = 0.5;

/** A table as a chart of that form. Its cells have been found to be names or dates, then figures. */
export const showChart = (table: Table, choice: { form: ChartForm; together: Together }, say: Speaker): ShownBlock => {
  const { form, together } = choice;
  const heads = table.rows.map((row) => row[0]);
  const columns = measuresOf(table);
  const isAlone = columns.length === 1 || together === 'apart';
  const unit = table.unit && say.words(table.unit);
  const series = columns.map((cells, index) => ({
    name: isAlone
      ? measureWords(cellWords(table.header[index + 1], say), unit, say)
      : cellWords(table.header[index + 1], say),
    values: cells.map((cell) => (cell ? say.figure(cell.figure, cell.unit) : null)),
  }));
  const spans = heads.flatMap((cell) => (cell?.kind === 'date' ? [cell.span] : []));
  const isTime = spans.length === heads.length;
  const given = table.highlight.filter((row) => row < table.rows.length);
  const isBars = form === 'bar' || form === 'proportion';
  const groups = isAlone ? columns.map((cells) => [cells]) : [columns];
  return {
    kind: 'chart',
    chart: form,
    ...(columns.length > 1 && { together }),
    categories: heads.map((cell) => cellWords(cell, say)),
    series,
    highlight: given.length > 0 ? given : series.length === 1 ? highest(series[0]!.values) : [],
    ...(!isAlone && unit && { measure: unit }),
    ...(isTime && { time: true }),
    ...(isTime && (form === 'line' || form === 'area') && { positions: positionsOf(spans) }),
    ...(!isBars && { axes: groups.map((group) => axisOf(group, choice, say)) }),
  };
};

/** The measures' cells, by row; undefined where a value is missing. */
const measuresOf = (table: Table): readonly (readonly (FigureCell | undefined)[])[] => {
  const width = Math.max(table.header.length, ...table.rows.map((row) => row.length));
  return Array.from({ length: width - 1 }, (_, index) =>
    table.rows.map((row) => {
      const cell = row[index + 1];
      return cell?.kind === 'figure' ? cell : undefined;
    }),
  );
};

/** What is measured, with its unit where that is told once for all numbers. */
const measureWords = (name: Words, unit: Words | undefined, say: Speaker): Words => {
  if (!unit || unit.value === '') return name;
  if (name.value === '') return unit;
  const value = fillPattern(say.interface['chart.measure'], { measure: name.value, unit: unit.value });
  return { key: name.key, value };
};

/** The highest value of a single series, where it stands out: not when every value is the same. */
const highest = (values: readonly (ShownFigure | null)[]): number[] => {
  const numbers = values.flatMap((figure) => (figure ? [figure.value] : []));
  const top = Math.max(...numbers);
  if (numbers.every((value) => value === top)) return [];
  return values.flatMap((figure, index) => (figure?.value === top ? [index] : []));
};

const axisOf = (
  group: readonly (readonly (FigureCell | undefined)[])[],
  { form, together }: { form: ChartForm; together: Together },
  say: Speaker,
): Axis => {
  const cells = group.flat().flatMap((cell) => cell ?? []);
  const values = cells.map(({ figure }) => figure.value);
  const sums = group[0]!.map((_, row) => group.reduce((sum, measure) => sum + (measure[row]?.figure.value ?? 0), 0));
  const [low, high] = extentOf(together === 'stacked' ? sums : values, form);
  const decimals = Math.max(...cells.map(({ figure }) => figure.decimals));
  const ticks = niceTicks(low, high, { leastStep: Number(`1e-${decimals}`) });
  const { figure, unit } = cells.reduce((best, cell) => (cell.figure.value > best.figure.value ? cell : best));
  const shown = say.ticks(ticks, figure.unit, unit && say.words(unit).value);
  const [first] = shown as [ShownFigure];
  const note = () => fillPattern(say.interface['chart.axis-from'], { number: figureText(first) });
  return { ticks: shown, ...(first.value > 0 && { note: note() }) };
};

/** From where to where the data reach; bars, columns and areas, and lines not far from it, reach to zero. */
const extentOf = (values: readonly number[], form: ChartForm): [number, number] => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isFar = form === 'line' && low !== high && low > FAR_FROM_ZERO * high && low > 0;
  return isFar ? [low, high] : [Math.min(0, low), Math.max(0, high)];
};

/** Where dates stand between the first and the last, from 0 to 1; evenly where the table does not keep their order. */
const positionsOf = (spans: readonly CalendarSpan[]): number[] => {
  const years = spans.map(({ from }) => from.year + ((from.month ?? 1) - 1) / 12 + ((from.day ?? 1) - 1) / 365);
  const [first, last] = [years[0]!, years.at(-1)!];
  const isOrdered = years.every((year, index) => index === 0 || year > years[index - 1]!);
  return isOrdered
    ? years.map((year) => (year - first) / (last - first || 1))
    : years.map((_, index) => index / Math.max(1, years.length - 1));
};
