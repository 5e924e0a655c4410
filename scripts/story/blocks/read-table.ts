import { chartChoice } from '../../../compositions/model/chart-choice.ts';
import type { Block, Cell, ChartKind } from '../../../compositions/model/story.ts';
import type { NodeOf } from '../markdown.ts';
import type { Role } from '../message-book.ts';
import { readDate } from '../read-date.ts';
import { type FigureReading, isUnitSymbol, readFigure } from '../read-figure.ts';
import { readInline, readWords } from '../read-inline.ts';
import type { Place, StoryReader } from '../story-reader.ts';

type Table = NodeOf<'table'>;
type TableCell = Table['children'][number]['children'][number];
type TableBlock = Extract<Block, { kind: 'table' }>;

export interface TableWish {
  readonly chart?: ChartKind;
  /** What the rows to stress are called, or their numbers from 1. */
  readonly highlight: readonly string[];
  /** What the numbers count, told once for all of them: a symbol ("%") or words. */
  readonly unit?: string;
  /** Where that is written. */
  readonly at?: Place;
}

const EMPTY = /^[-–—]?$/u;

/** A table with its cells as data. A column is of figures only if all that stands in it is. */
export const readTable = (table: Table, wish: TableWish, reader: StoryReader): TableBlock => {
  const [headerRow, ...bodyRows] = table.children;
  const width = headerRow?.children.length ?? 0;
  const words = bodyRows.map((row) => row.children.map((cell) => readWords(cell.children, reader)));
  for (const row of bodyRows) {
    const extra = row.children[width];
    if (extra) reader.report(extra, 'table-row', { expected: String(width), actual: String(row.children.length) });
  }
  const columns = Array.from({ length: width }, (_, column) =>
    readColumn(
      words.map((row) => row[column] ?? ''),
      column,
      bodyRows.map((row) => row.children[column]),
      reader,
    ),
  );
  const header = (headerRow?.children ?? []).map((cell) => readHeaderCell(cell, reader));
  const rows = bodyRows.map((row, index) =>
    columns.map((cells, column) => toCell(cells[index] ?? { kind: 'empty' }, row.children[column], column, reader)),
  );
  const highlight = wish.highlight.flatMap((name) => findRow(name, words, table, reader));
  const block: TableBlock = {
    kind: 'table',
    ...(wish.chart ? { chart: wish.chart } : {}),
    ...readUnit(wish, rows, reader),
    highlight,
    header,
    at: reader.positionOf(table),
  };
  const { fault } = chartChoice(block);
  if (fault)
    reader.report(table, fault.id, { rule: 'chart-unsuitable', ...(fault.values && { values: fault.values }) });
  return block;
};

/** The rows with the symbol at every number that has none of its own; words are said once. */
const readUnit = (
  { unit = '', at = {} }: TableWish,
  rows: TableBlock['rows'],
  reader: StoryReader,
): Pick<TableBlock, 'rows' | 'unit'> => {
  if (unit === '') return { rows };
  if (!isUnitSymbol(unit)) return { rows, unit: reader.book.add('unit', unit, reader.positionOf(at)) };
  const withSymbol = (cell: Cell): Cell =>
    cell.kind === 'figure' && cell.figure.unit === '' && !cell.unit
      ? { kind: 'figure', figure: { ...cell.figure, unit } }
      : cell;
  return { rows: rows.map((row) => row.map(withSymbol)) };
};

type Draft =
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'date'; readonly words: string }
  | FigureDraft;
type FigureDraft = Extract<FigureReading, { kind: 'figure' }>;

const readColumn = (
  words: readonly string[],
  column: number,
  cells: readonly (TableCell | undefined)[],
  reader: StoryReader,
): readonly Draft[] => {
  const plain = (text: string): Draft => ({ kind: EMPTY.test(text) ? 'empty' : 'text' });
  const dated = words.map((text): Draft => (readDate(text) ? { kind: 'date', words: text } : plain(text)));
  // A bare number such as 2011 is a year at the head of a row only; 28/6/2023 is a date anywhere.
  if (column === 0 && dated.some(({ kind }) => kind === 'date')) return dated;
  const full = words.every((text) => EMPTY.test(text) || readDate(text)?.from.month !== undefined);
  if (full && dated.some(({ kind }) => kind === 'date')) return dated;
  const readings = words.map((text) => (EMPTY.test(text) ? undefined : readFigure(text, reader.notation)));
  const given = readings.filter((reading) => reading !== undefined);
  if (given.length === 0 || given.some(({ kind }) => kind === 'none')) return words.map(plain);
  return readings.map((reading, index): Draft => {
    if (reading?.kind !== 'malformed') return reading?.kind === 'figure' ? reading : { kind: 'empty' };
    const { expected, actual } = reading;
    reader.report(cells[index] ?? {}, 'figure', { values: { figure: actual, expected }, expected, actual });
    return { kind: 'text' };
  });
};

const readHeaderCell = (cell: TableCell, reader: StoryReader): Cell => {
  const words = readWords(cell.children, reader);
  const span = readDate(words);
  if (span) return { kind: 'date', span };
  return words === '' ? { kind: 'empty' } : textCell(cell, 'column', reader);
};

const toCell = (draft: Draft, cell: TableCell | undefined, column: number, reader: StoryReader): Cell => {
  if (!cell || draft.kind === 'empty') return { kind: 'empty' };
  if (draft.kind === 'text') return textCell(cell, column === 0 ? 'row' : 'cell', reader);
  if (draft.kind === 'date') {
    const span = readDate(draft.words);
    return span ? { kind: 'date', span } : { kind: 'empty' };
  }
  const { figure, unitWords } = draft;
  const unit =
    unitWords === undefined ? undefined : reader.book.add('unit', unitWords, reader.positionOf(cell), figure);
  return { kind: 'figure', figure, ...(unit ? { unit } : {}) };
};

const textCell = (cell: TableCell, role: Role, reader: StoryReader): Cell => {
  const message = reader.book.add(role, readInline(cell.children, reader), reader.positionOf(cell));
  return { kind: 'text', message };
};

/** A row by what stands at its head, else by its number. */
const findRow = (name: string, words: readonly (readonly string[])[], table: Table, reader: StoryReader): number[] => {
  const heads = words.map((row) => row[0] ?? '');
  const byHead = heads.findIndex((head) => head.toLowerCase() === name.toLowerCase());
  if (byHead >= 0) return [byHead];
  const number = /^\d+$/.test(name) ? Number(name) : 0;
  if (number >= 1 && number <= words.length) return [number - 1];
  reader.report(table, 'highlight', { values: { name }, expected: heads.join(', '), actual: name });
  return [];
};
