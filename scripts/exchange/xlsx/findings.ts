import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { columnLetters } from './columns.ts';

/** Longest piece of somebody's text that a finding shows. */
const SHOWN = 80;

/** A sheet as findings name it. */
export interface SheetPlace {
  /** The workbook. */
  readonly file: string;
  readonly sheet: string;
}

/** Row and column count as line and column. */
export const cellAt = (file: string, row: number, column: number): Position => ({ file, line: row, column });

/** As spreadsheets write it: `ru!E5`. */
export const cellName = ({ sheet }: SheetPlace, { line, column }: Omit<Position, 'file'>): string =>
  `${sheet}!${columnLetters(column)}${line}`;

/** A piece of the workbook for a terminal: short, with nothing in it that moves the cursor or turns the text round. */
export const shown = (text: string): string =>
  text
    .slice(0, SHOWN)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Surrogate}]/gu, '');

/** What is wrong with one cell. */
export const cellFinding = (
  detail: string,
  place: SheetPlace,
  at: Position,
  { values, ...rest }: Partial<Finding> = {},
): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.xlsx-${detail}`,
  values: { cell: cellName(place, at), ...values },
  at,
  ...rest,
});

/** What is not as it was handed out, and costs nothing. */
export const cellDoubt = (...[detail, ...rest]: Parameters<typeof cellFinding>): Finding => ({
  ...cellFinding(detail, ...rest),
  rule: 'doubtful-exchange',
  id: `doubtful-exchange.xlsx-${detail}`,
});

/** What is wrong with a whole sheet. */
export const sheetFinding = (
  detail: string,
  { file, sheet }: SheetPlace,
  { values, ...rest }: Partial<Finding> = {},
): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.xlsx-${detail}`,
  values: { sheet, ...values },
  at: { file, line: 1, column: 1 },
  ...rest,
});
