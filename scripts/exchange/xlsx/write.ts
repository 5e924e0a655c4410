import writeExcelFile, { type Row } from 'write-excel-file/node';
import { findLocale } from '../../../compositions/model/locale.ts';
import type { ExchangeLabels } from '../labels.ts';
import { type ExchangeFile, type ExchangeForm, type ExchangeUnit, exportMark } from '../model.ts';
import { escapeCellText } from './cell-text.ts';
import { COLUMNS, type Column, headerText, WIDTHS } from './columns.ts';
import { sheetFeature } from './sheet-feature.ts';
import { withFixedDates } from './zip.ts';

const HEADER = '#1f3864';
/** Of the column to fill. */
const TARGET = { header: '#9c4a00', cell: '#fff9db' } as const;
const STALE = { other: '#fdebd8', cell: '#ffdcb0' } as const;
const BORDER = { borderColor: '#c9c9c9', borderStyle: 'thin' } as const;
/** Text of each format `@`: nothing that begins with `=` is ever computed, and no number or date is made of words. */
const TEXT = { type: String, format: '@', wrap: true, alignVertical: 'top', ...BORDER } as const;

/**
 * Writes a story's translations as an Excel workbook, one sheet a locale and one row a form. Every cell is text. Equal input
 * gives equal bytes.
 */
export const writeXlsx = async (files: readonly ExchangeFile[], labels: ExchangeLabels): Promise<Uint8Array> => {
  const sheets = files.map((file) => ({
    sheet: file.locale,
    data: [headerRow(file, labels), ...file.units.flatMap((unit) => unitRows(unit, labels))],
    columns: COLUMNS.map((column) => ({ width: WIDTHS[column] })),
    stickyRowsCount: 1,
    rightToLeft: findLocale(file.locale)?.direction === 'rtl',
    orientation: 'landscape' as const,
  }));
  return withFixedDates(await writeExcelFile(sheets, { features: [sheetFeature(files, labels)] }).toBuffer());
};

const headerRow = (file: ExchangeFile, labels: ExchangeLabels): Row =>
  COLUMNS.map((column) => ({
    ...TEXT,
    value: escapeCellText(headerText(column, labels, file)),
    fontWeight: 'bold',
    textColor: '#ffffff',
    backgroundColor: column === 'target' ? TARGET.header : HEADER,
  }));

const unitRows = (unit: ExchangeUnit, labels: ExchangeLabels): readonly Row[] =>
  unit.forms.map((form) =>
    COLUMNS.map((column) => ({
      ...TEXT,
      ...styleOf(column, unit),
      value: escapeCellText(cellText(column, unit, form, labels)),
    })),
  );

const styleOf = (column: Column, { state, context }: ExchangeUnit): object => {
  const fill =
    column === 'target'
      ? { backgroundColor: state === 'stale' ? STALE.cell : TARGET.cell }
      : state === 'stale'
        ? { backgroundColor: STALE.other }
        : {};
  if (column === 'mark') return { ...fill, textColor: '#a6a6a6' };
  if (column !== 'picture' || context.pictures.length === 0) return fill;
  return { ...fill, textColor: '#0563c1', textDecoration: { underline: true } };
};

/** What stands in a cell; lists have an item a line. */
const cellText = (column: Column, unit: ExchangeUnit, form: ExchangeForm, labels: ExchangeLabels): string => {
  const { context } = unit;
  switch (column) {
    case 'key':
      return unit.key;
    case 'form':
      return form.category === undefined ? '' : `${form.category}: ${labels.categories[form.category]}`;
    case 'source':
      return unit.source;
    case 'previous':
      return unit.was ?? '';
    case 'target':
      return form.target;
    case 'limit':
      return context.limit === undefined ? '' : String(context.limit);
    case 'comment':
      return context.notes.join('\n');
    case 'state':
      return labels.states[unit.state];
    case 'reference':
      return context.reference?.text ?? '';
    case 'terms':
      return context.terms.map(({ source, target }) => `${source} → ${target}`).join('\n');
    case 'matches':
      return context.matches
        .map((match) => `${match.score} %: ${match.source} → ${match.target} (${match.from})`)
        .join('\n');
    case 'picture':
      return context.pictures.join('\n');
    case 'mark':
      return exportMark(unit);
  }
};
