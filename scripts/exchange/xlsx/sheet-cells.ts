import { unescapeCellText } from './cell-text.ts';
import { parseXml } from './parse-xml.ts';

/** A cell that holds something. Its text is what was typed; with a `fault` nobody can tell what that was. */
export interface SheetCell {
  readonly text: string;
  readonly fault?: 'formula' | 'error' | 'not-text';
}

/** Row, then column, both from 1. Empty cells and rows are left out, so that a sheet costs what it holds. */
export type SheetCells = ReadonlyMap<number, ReadonlyMap<number, SheetCell>>;

/** What cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly plainStyles: readonly boolean[];
}

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
/** Cells of a sheet that hold something. A long story has some 5,000. */
const MAX_CELLS = 500_000;
/** Characters of a cell, as Excel bounds them. A longer text was not typed into one, and costs time for every cell that has it. */
const MAX_CELL_LENGTH = 32_767;
/** Spreadsheets keep 15 digits of a number. */
const WHOLE_NUMBER = /^-?\d{1,15}$/;

interface OpenCell {
  readonly type: string;
  readonly style: number;
  readonly row: number;
  readonly column: number;
  value: string;
  isFormula: boolean;
}

/** Reads a sheet; undefined where it is not one that a spreadsheet could show. */
export const readSheetCells = (xml: string, context: CellContext): SheetCells | undefined => {
  const rows = new Map<number, Map<number, SheetCell>>();
  let [row, column, count, isSound] = [0, 0, 0, true];
  let [isValue, isPhonetic] = [false, false];
  let cell: OpenCell | undefined;
  const open = (element: string, attributes: ReadonlyMap<string, string>): void => {
    if (element === 'row') {
      row = Number(attributes.get('r') ?? row + 1);
      column = 0;
    } else if (element === 'c') {
      const place = placeOf(attributes.get('r'), row, column + 1);
      if (!place) isSound = false;
      else {
        ({ row, column } = place);
        const [type, style] = [attributes.get('t') ?? 'n', Number(attributes.get('s') ?? 0)];
        cell = { type, style, row, column, value: '', isFormula: false };
      }
    } else if (element === 'f' && cell) cell.isFormula = true;
    else if (element === 'v' || element === 't') isValue = true;
    else if (element === 'rPh') isPhonetic = true;
  };
  const close = (element: string): void => {
    if (element === 'v' || element === 't') isValue = false;
    else if (element === 'rPh') isPhonetic = false;
    else if (element === 'c' && cell) {
      const closed = closeCell(cell, context);
      if (closed.text !== '' || closed.fault) {
        const cells = rows.get(cell.row) ?? new Map<number, SheetCell>();
        rows.set(cell.row, cells.set(cell.column, closed));
        count += 1;
      }
      cell = undefined;
    }
  };
  const text = (piece: string): void => {
    if (cell && isValue && !isPhonetic) cell.value += piece;
  };
  const bounded: typeof open = (element, attributes) => {
    if (isSound && count <= MAX_CELLS) open(element, attributes);
  };
  return parseXml(xml, { open: bounded, text, close }) && isSound && count <= MAX_CELLS ? rows : undefined;
};

/** Reads `E5`; a cell without an address stands behind the last one. */
const placeOf = (
  address: string | undefined,
  row: number,
  column: number,
): { row: number; column: number } | undefined => {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address ?? '') ?? [];
  if (address !== undefined && !letters) return undefined;
  const place = letters
    ? { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) }
    : { row, column };
  const isWithin = place.row >= 1 && place.row <= MAX_ROWS && place.column <= MAX_COLUMNS;
  return isWithin ? place : undefined;
};

const closeCell = ({ type, style, value, isFormula }: OpenCell, { strings, plainStyles }: CellContext): SheetCell => {
  // What a formula gave was right where and when the sheet was last open.
  if (isFormula) return { text: value, fault: 'formula' };
  if (value === '') return { text: '' };
  switch (type) {
    case 's': {
      const text = strings[Number(value)];
      return text === undefined || text.length > MAX_CELL_LENGTH ? { text: '', fault: 'error' } : { text };
    }
    case 'inlineStr':
    case 'str':
      return { text: unescapeCellText(value) };
    case 'n':
      if (WHOLE_NUMBER.test(value) && (plainStyles[style] ?? true)) return { text: value };
      return { text: value, fault: 'not-text' };
    case 'e':
      return { text: value, fault: 'error' };
    // A truth value is shown in the words of each reader's language, a date in the ways of their country.
    default:
      return { text: value, fault: 'not-text' };
  }
};
