import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { checkText } from '../../files/check-text.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { type ExportMark, readExportMark } from '../model.ts';
import type { Column } from './columns.ts';
import { cellAt, cellFinding, cellName, type SheetPlace, shown } from './findings.ts';
import type { SheetHeader } from './read-header.ts';
import type { SheetCell, SheetCells } from './sheet-cells.ts';

/** A row of a sheet: one wording of a text. */
export interface SheetRow {
  readonly key: string;
  readonly keyAt: Position;
  readonly category?: Intl.LDMLPluralRule;
  readonly source: string;
  readonly sourceAt: Position;
  readonly target: string;
  readonly targetAt: Position;
  /** As it was typed or chosen; empty for none. */
  readonly state: string;
  readonly stateAt: Position;
  readonly exported?: ExportMark;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
/** Longest value of a catalog, in UTF-16 units. */
const MAX_LENGTH = 2000;
/** The category, which the form's name in the exporter's language follows. */
const FORM = /^\s*(zero|one|two|few|many|other)(?![\p{L}\p{N}])/iu;
const EMPTY: SheetCell = { text: '' };

/**
 * Reads the rows under the header, each by itself: what is wrong with one costs that one. Rows without key and translation are
 * passed over. A row is named once, at its first fault.
 */
export const readRows = (
  cells: SheetCells,
  header: SheetHeader,
  place: SheetPlace,
): { readonly rows: readonly SheetRow[]; readonly findings: readonly Finding[] } => {
  const rows: SheetRow[] = [];
  const findings: Finding[] = [];
  for (const [number, row] of cells) {
    if (number <= header.row) continue;
    const cellOf = (column: Column): SheetCell => row.get(header.columns.get(column) ?? 0) ?? EMPTY;
    const atOf = (column: Column): Position => cellAt(place.file, number, header.columns.get(column) ?? 1);
    if (isBlank(cellOf('key')) && isBlank(cellOf('target'))) continue;
    const read = readRow(cellOf, atOf, place);
    findings.push(...read.findings);
    if (read.ok) rows.push(read.value);
  }
  return { rows, findings };
};

const isBlank = ({ text, fault }: SheetCell): boolean => !fault && text.trim() === '';

const readRow = (
  cellOf: (column: Column) => SheetCell,
  atOf: (column: Column) => Position,
  place: SheetPlace,
): Result<SheetRow> => {
  const key = cellOf('key').text.trim();
  const keyed = KEY.test(key) ? { key } : {};
  const faulty = (['key', 'form', 'source', 'target', 'state'] as const).find((column) => cellOf(column).fault);
  if (faulty) {
    const { text, fault } = cellOf(faulty);
    return fail(cellFinding(fault!, place, atOf(faulty), { ...keyed, actual: shown(text) }));
  }
  if (key === '') return fail(cellFinding('no-key', place, atOf('key'), { actual: shown(cellOf('target').text) }));
  if (!KEY.test(key)) return fail(cellFinding('key', place, atOf('key'), { actual: shown(key) }));
  const form = cellOf('form').text;
  const category = FORM.exec(form)?.[1]?.toLowerCase() as Intl.LDMLPluralRule | undefined;
  if (category === undefined && form.trim() !== '') {
    return fail(cellFinding('form', place, atOf('form'), { key, actual: shown(form) }));
  }
  const source = readValue(cellOf('source').text, key, atOf('source'), place);
  const target = readValue(cellOf('target').text, key, atOf('target'), place);
  if (!source.ok) return source;
  if (!target.ok) return target;
  if (source.value === '') return fail(cellFinding('no-source', place, atOf('source'), { values: { key }, key }));
  const exported = readExportMark(cellOf('mark').text);
  return succeed({
    key,
    keyAt: atOf('key'),
    ...(category === undefined ? {} : { category }),
    source: source.value,
    sourceAt: atOf('source'),
    target: target.value,
    targetAt: atOf('target'),
    state: cellOf('state').text,
    stateAt: atOf('state'),
    ...(exported ? { exported } : {}),
  });
};

/** A text as a catalog may hold it: NFC, on one line, not too long, with no unseen characters. */
const readValue = (typed: string, key: string, at: Position, place: SheetPlace): Result<string> => {
  // A line end behind the last word is seen by nobody, and spreadsheets for Windows leave one.
  const text = typed.replace(/[\r\n]+$/, '');
  if (text.length > MAX_LENGTH) {
    const values = { key, length: text.length, limit: MAX_LENGTH };
    return fail(cellFinding('too-long', place, at, { key, values, expected: `≤ ${MAX_LENGTH}` }));
  }
  if (/[\r\n\t]/.test(text))
    return fail(cellFinding('line-break', place, at, { key, values: { key }, actual: shown(text) }));
  const unsafe = checkText(text);
  if (!unsafe) return succeed(text.normalize('NFC'));
  const { rule, id, codePoint } = unsafe;
  const values = { character: codePoint, cell: cellName(place, at) };
  return fail({ rule, id, values, at, key, actual: codePoint });
};
