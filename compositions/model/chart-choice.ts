import type { Block, Cell, ChartKind } from './story.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** What a chart looks like. `bar` lies, `column` stands. */
export type ChartForm = 'bar' | 'column' | 'line' | 'area' | 'proportion';
/** How several measures stand: each with its own scale, side by side on one scale, or one on the other. */
export type Together = 'apart' | 'grouped' | 'stacked';

/** What becomes of a table; `fault` says why a chart that was asked for, or this one, does not suit the data. */
export interface ChartChoice {
  readonly form: ChartForm | 'table';
  readonly together: Together;
  readonly fault?: { readonly id: string; readonly values?: Readonly<Record<string, string | number>> };
}

/** More lines, bars of a group or parts of a whole cannot be told apart (Datawrapper, Economist). */
const MOST_SERIES = 4;
/** Standing columns up to this many points in time; more make a line. */
const MOST_COLUMNS = 8;
/** And up to this many in groups. */
const MOST_GROUPED = 12;
/** Measures whose highest values are further apart than this have a scale each: one would flatten the other. */
const LIKE = 5;
/** A bar of less than a thousandth of the longest is not seen. */
const HUGE = 1000;

/** A table that can be a chart: numbers by measure, then by row; null is missing. */
interface Shape {
  readonly series: readonly (readonly (number | null)[])[];
  readonly rows: number;
  readonly isTime: boolean;
  readonly oneUnit: boolean;
  readonly isPercent: boolean;
  /** The coarsest precision written, decimals. */
  readonly decimals: number;
}

/** The chart that a table's shape or its directive asks for, where the data allow it. */
export function chartChoice(table: Table): ChartChoice {
  const asked = table.chart;
  if (asked === 'table') return { form: 'table', together: 'apart' };
  const shape = shapeOf(table);
  if (typeof shape === 'string') {
    return { form: 'table', together: 'apart', ...(asked && { fault: { id: shape, values: { chart: asked } } }) };
  }
  const choice = asked ? askedChoice(asked, shape) : ownChoice(shape);
  return choice.fault || choice.form === 'table' || choice.form === 'line' || choice.form === 'area'
    ? choice
    : { ...choice, ...rangeFault(shape) };
}

/** What a table without a directive becomes. One row has nothing to compare; two units share no axis. */
function ownChoice(shape: Shape): ChartChoice {
  const { series, rows, isTime, oneUnit } = shape;
  if (rows < 2 || series.length > MOST_SERIES || !oneUnit) return { form: 'table', together: 'apart' };
  if (!isTime && wholeFault(shape) === undefined && shape.isPercent) return { form: 'proportion', together: 'apart' };
  return { form: usualForm(shape), together: usualTogether(shape) };
}

function askedChoice(asked: Exclude<ChartKind, 'table'>, shape: Shape): ChartChoice {
  const { series, rows, isTime, oneUnit } = shape;
  const usual: ChartChoice = { form: usualForm(shape), together: usualTogether(shape) };
  const instead = (id: string, choice: ChartChoice = usual): ChartChoice => ({
    ...choice,
    fault: { id, values: { chart: asked } },
  });
  if (series.length > MOST_SERIES) return instead('too-many-series', { form: 'table', together: 'apart' });
  if (rows * series.length === 1 && !(asked === 'proportion' && shape.isPercent)) return instead('one-value');
  const lying = isTime ? 'column' : 'bar';
  switch (asked) {
    case 'bar':
    case 'column':
      return { form: asked, together: usual.together };
    case 'grouped':
      return oneUnit ? { form: lying, together: 'grouped' } : instead('two-units', { form: lying, together: 'apart' });
    case 'stacked':
      if (!oneUnit) return instead('two-units', { form: lying, together: 'apart' });
      if (series.some((values) => values.some((value) => (value ?? 0) < 0))) {
        return instead('stacked-negative', { form: lying, together: 'grouped' });
      }
      return { form: lying, together: series.length > 1 ? 'stacked' : 'apart' };
    case 'line':
    case 'area':
      if (rows < 2) return instead('one-value');
      if (!isTime) return instead('not-time', { form: 'bar', together: usual.together });
      if (asked === 'area' && series.length > 1) return instead('area-series', { ...usual, form: 'line' });
      return { form: asked, together: usual.together };
    case 'proportion': {
      const fault = wholeFault(shape);
      return fault ? instead(fault) : { form: 'proportion', together: 'apart' };
    }
  }
}

function usualForm({ isTime, rows, series }: Shape): ChartForm {
  if (!isTime) return 'bar';
  return rows <= MOST_COLUMNS && rows * series.length <= MOST_GROUPED + MOST_COLUMNS ? 'column' : 'line';
}

/** On one scale where the measures have one unit and like magnitudes. */
function usualTogether({ series, oneUnit }: Shape): Together {
  if (series.length < 2 || !oneUnit) return 'apart';
  const tops = series.map((values) => Math.max(...values.map((value) => Math.abs(value ?? 0))));
  return Math.max(...tops) <= LIKE * Math.min(...tops) ? 'grouped' : 'apart';
}

/** Why the first measure is no whole of a few parts; undefined where it is one. */
function wholeFault({ series, rows, isPercent, decimals }: Shape): string | undefined {
  const [values = []] = series;
  if (series.length > 1) return 'proportion-series';
  if (rows > MOST_SERIES) return 'too-many-parts';
  if (values.some((value) => value === null || value < 0)) return 'not-a-whole';
  const sum = values.reduce<number>((total, value) => total + (value ?? 0), 0);
  if (!isPercent) return sum > 0 && rows > 1 ? undefined : 'not-a-whole';
  // Each share is rounded by up to half of its last digit.
  const rounding = (rows * Number(`1e-${decimals}`)) / 2 + 1e-9;
  const isWhole = rows === 1 ? sum <= 100 : Math.abs(sum - 100) <= rounding;
  return isWhole ? undefined : 'not-a-whole';
}

/** Bars too short to be seen beside the longest. */
function rangeFault({ series }: Shape): Pick<ChartChoice, 'fault'> {
  const isHuge = series.some((values) => {
    const sizes = values.flatMap((value) => (value ? [Math.abs(value)] : []));
    return sizes.length > 1 && Math.max(...sizes) >= HUGE * Math.min(...sizes);
  });
  return isHuge ? { fault: { id: 'huge-range' } } : {};
}

/** Names or dates first, then nothing but figures; else what stands in the way. */
function shapeOf({ header, rows }: Table): Shape | 'no-numbers' | 'words' {
  const width = Math.max(header.length, ...rows.map((row) => row.length));
  const figures = rows.flatMap((row) => row.filter((cell) => cell.kind === 'figure'));
  if (figures.length === 0) return 'no-numbers';
  const heads = rows.map((row) => row[0]);
  const named = heads.every((cell) => cell?.kind === 'text' || cell?.kind === 'date');
  const columns = Array.from({ length: width - 1 }, (_, index) => rows.map((row) => row[index + 1]));
  if (!named || width < 2 || !columns.every(isNumeric)) return 'words';
  const units = new Set(figures.map(({ figure, unit }) => `${figure.unit} ${unit?.source ?? ''}`));
  return {
    series: columns.map((cells) => cells.map((cell) => (cell?.kind === 'figure' ? cell.figure.value : null))),
    rows: rows.length,
    isTime: heads.every((cell) => cell?.kind === 'date'),
    oneUnit: units.size === 1,
    isPercent: figures.every(({ figure }) => figure.unit === '%'),
    decimals: Math.min(...figures.map(({ figure }) => figure.decimals)),
  };
}

/** All its cells are figures; some may be empty, not all. */
export function isNumeric(cells: readonly (Cell | undefined)[]): boolean {
  return (
    cells.some((cell) => cell?.kind === 'figure') &&
    cells.every((cell) => !cell || cell.kind === 'figure' || cell.kind === 'empty')
  );
}
