import type { ShownBlock, ShownFigure, Words } from '../../compositions/model/document.ts';
import type { Block, Cell } from '../../compositions/model/story.ts';
import { figureText } from './format-figure.ts';
import type { Speaker } from './speaker.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Chart = Extract<ShownBlock, { kind: 'chart' }>['chart'];
type Row = readonly Cell[];

/** Standing columns side by side up to this many; more points in time make a line. */
const MAX_COLUMNS = 8;
/** More lines or bars a category than this cannot be told apart (Datawrapper, Economist). */
const MAX_SERIES = 4;

const EMPTY: Words = { key: '', value: '' };

const cellWords = (cell: Cell | undefined, say: Speaker): Words => {
  switch (cell?.kind) {
    case 'text':
      return say.words(cell.message);
    case 'date':
      return { key: '', value: say.shortSpan(cell.span) };
    case 'figure':
      return { key: '', value: figureText(say.figure(cell.figure, cell.unit)) };
    default:
      return EMPTY;
  }
};

const column = (table: Table, index: number): readonly (Cell | undefined)[] => table.rows.map((row) => row[index]);

/** All its cells are figures; some may be empty, not all. */
const isNumeric = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.some((cell) => cell?.kind === 'figure') &&
  cells.every((cell) => !cell || cell.kind === 'figure' || cell.kind === 'empty');

const widthOf = (table: Table): number => Math.max(table.header.length, ...table.rows.map((row) => row.length));

const isTime = (table: Table): boolean => column(table, 0).every((cell) => cell?.kind === 'date');

/** Names or dates first, then nothing but figures. */
const canBeChart = (table: Table): boolean => {
  const named = column(table, 0).every((cell) => cell?.kind === 'text' || cell?.kind === 'date');
  const width = widthOf(table);
  return (
    table.rows.length > 0 &&
    width > 1 &&
    named &&
    Array.from({ length: width - 1 }, (_, index) => column(table, index + 1)).every(isNumeric)
  );
};

const unitsOf = (rows: readonly Row[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => row.flatMap((cell) => (cell.kind === 'figure' ? [cell.figure.unit] : []))));

/** What a table without a directive becomes. One row has nothing to compare; two units share no axis. */
const chosenChart = (table: Table): Chart | 'table' => {
  const series = widthOf(table) - 1;
  if (!canBeChart(table) || table.rows.length < 2 || series > MAX_SERIES || unitsOf(table.rows).size > 1) {
    return 'table';
  }
  if (!isTime(table)) return 'bar';
  return table.rows.length <= MAX_COLUMNS ? 'column' : 'line';
};

/** The highest value of a single series, where it stands out: not when every value is the same. */
const highest = (values: readonly (ShownFigure | null)[]): number[] => {
  const numbers = values.flatMap((figure) => (figure ? [figure.value] : []));
  const top = Math.max(...numbers);
  if (numbers.every((value) => value === top)) return [];
  return values.flatMap((figure, index) => (figure?.value === top ? [index] : []));
};

const showChart = (table: Table, chart: Chart, say: Speaker): ShownBlock => {
  const series = Array.from({ length: widthOf(table) - 1 }, (_, index) => ({
    name: cellWords(table.header[index + 1], say),
    values: column(table, index + 1).map((cell) =>
      cell?.kind === 'figure' ? say.figure(cell.figure, cell.unit) : null,
    ),
  }));
  const given = table.highlight.filter((row) => row < table.rows.length);
  const highlight = given.length > 0 ? given : series.length === 1 ? highest(series[0]!.values) : [];
  return { kind: 'chart', chart, categories: column(table, 0).map((cell) => cellWords(cell, say)), series, highlight };
};

const showPlainTable = (table: Table, say: Speaker): ShownBlock => {
  const columns = Array.from({ length: widthOf(table) }, (_, index) => index);
  return {
    kind: 'table',
    header: columns.map((index) => cellWords(table.header[index], say)),
    rows: table.rows.map((row) => columns.map((index) => cellWords(row[index], say))),
    numeric: columns.map((index) => isNumeric(column(table, index))),
  };
};

/** A chart where the table's shape or its directive asks for one, else the table itself. */
export const showTable = (table: Table, say: Speaker): ShownBlock => {
  const asked = table.chart ?? chosenChart(table);
  return asked === 'table' || !canBeChart(table) ? showPlainTable(table, say) : showChart(table, asked, say);
};
