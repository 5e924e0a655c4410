import { findLocale } from '../../../compositions/model/locale.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { isSlug } from '../../files/slug.ts';
import { type Column, columnOf, readIdentity, type SheetIdentity } from './columns.ts';
import { cellAt, type SheetPlace, sheetFinding, shown } from './findings.ts';
import type { SheetCells } from './sheet-cells.ts';

/** Where a sheet's columns stand now, and what the sheet is. */
export interface SheetHeader extends SheetIdentity {
  readonly row: number;
  readonly columns: ReadonlyMap<Column, number>;
}

/** Rows to look for the header in, as somebody may have put a title above it. */
const HEADER_ROWS = 20;
/** Without these, no text can be told from another. */
const NEEDED = ['key', 'form', 'source', 'target', 'state'] as const satisfies readonly Column[];

/** Finds the header of a sheet by the codes in it; undefined for a sheet that is somebody's own. */
export const readHeader = (cells: SheetCells, place: SheetPlace): Result<SheetHeader> | undefined => {
  for (let row = 1; row <= HEADER_ROWS; row += 1) {
    const found = [...(cells.get(row) ?? [])].flatMap(([number, { text }]) => {
      const column = columnOf(text);
      return column === undefined ? [] : [{ column, number, text }];
    });
    const at = cellAt(place.file, row, 1);
    const mark = found.find(({ column }) => column === 'mark');
    if (!mark && !found.some(({ column }) => column === 'target')) continue;
    const twice = found.find(({ column }, index) => found.findIndex((one) => one.column === column) < index);
    if (twice) return fail(sheetFinding('two-columns', place, { at, values: { column: shown(twice.text) } }));
    const columns = new Map(found.map(({ column, number }) => [column, number]));
    const lost = NEEDED.find((column) => !columns.has(column));
    if (lost) return fail(sheetFinding('lost-column', place, { at, values: { column: lost } }));
    if (!mark) return fail(sheetFinding('lost-identity', place, { at }));
    const identity = readIdentity(mark.text);
    if (!identity) return fail(sheetFinding('version', place, { at, actual: shown(mark.text) }));
    const locale = findLocale(identity.locale);
    const isKnown = isSlug(identity.story) && locale !== undefined && !locale.pseudo;
    if (!isKnown) return fail(sheetFinding('identity', place, { at, actual: shown(mark.text) }));
    return succeed({ ...identity, row, columns });
  }
  return undefined;
};
