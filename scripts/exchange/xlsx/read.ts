import type { Finding } from '../../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import type { ReturnedFile } from '../model.ts';
import { type SheetPlace, sheetFinding, shown } from './findings.ts';
import { readHeader } from './read-header.ts';
import { readRows } from './read-rows.ts';
import { readUnits, type StateWords, stateWordsOf } from './read-units.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

/**
 * Reads a workbook that `writeXlsx` made and a spreadsheet program has saved since. Columns may have been moved and rows sorted.
 * A sheet without our header is somebody's own, and passed over; what breaks a row or a sheet costs that one. `file` is the
 * workbook's name in findings; `stateWords` has the words of the states in every language that they may be written in.
 * Findings: `invalid-exchange`, `duplicate-key`, `unsafe-text`. Never throws.
 */
export const readXlsx = async (
  bytes: Uint8Array,
  file: string,
  stateWords: StateWords,
): Promise<Result<readonly ReturnedFile[]>> => {
  const workbook = readWorkbook(bytes);
  if (!workbook.ok) return fail(fileFinding(workbook.fault, file));
  const words = stateWordsOf(stateWords);
  const files: ReturnedFile[] = [];
  const findings: Finding[] = [];
  for (const sheet of workbook.sheets) {
    const place = { file, sheet: shown(sheet.name) };
    const read = readSheet(sheet, place, words);
    findings.push(...(read?.findings ?? []));
    if (!read?.ok) continue;
    const { story, locale } = read.value;
    const isTwice = files.some((other) => other.story === story && other.locale === locale);
    if (isTwice) findings.push(sheetFinding('two-sheets', place, { story, locale }));
    else files.push(read.value);
  }
  if (files.length > 0) return succeed(files, findings);
  return findings.length > 0 ? fail(...findings) : fail(fileFinding('no-sheet', file));
};

const fileFinding = (detail: string, file: string): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.xlsx-${detail}`,
  values: { file },
  at: { file },
});

/** A sheet with its texts; undefined for one that is somebody's own. */
const readSheet = ({ cells }: Sheet, place: SheetPlace, words: StateWords): Result<ReturnedFile> | undefined => {
  const header = readHeader(cells, place);
  if (!header?.ok) return header;
  const { story, locale, row } = header.value;
  const { rows, findings } = readRows(cells, header.value, place);
  const read = readUnits(rows, place, words);
  return succeed(
    { story, locale, at: { file: place.file, line: row, column: 1 }, units: read.units },
    [...findings, ...read.findings].map((finding) => ({ ...finding, story, locale })),
  );
};
