import path from 'node:path';
import {
  type Relation,
  readPlainStyles,
  readRelations,
  readSharedStrings,
  readSheetList,
  type SheetEntry,
} from './shared-parts.ts';
import { readSheetCells, type SheetCells } from './sheet-cells.ts';
import { readDirectory, readEntry, type ZipEntry, type ZipFault } from './zip.ts';

export interface Sheet {
  readonly name: string;
  readonly cells: SheetCells;
}

/** `no-workbook`: another program's archive, such as that of a text document. */
export type WorkbookFault = ZipFault | 'no-workbook';

export type Workbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: WorkbookFault };

/** Reads a part; undefined where that cannot be read, `absent` where there is none. */
type ReadPart = <T>(name: string, read: (xml: string) => T | undefined, absent: T) => T | undefined;

const MAX_SHEETS = 100;
const NO_RELATIONS: ReadonlyMap<string, Relation> = new Map();

const refuse = (fault: WorkbookFault): Workbook => ({ ok: false, fault });

/** Reads every sheet of a workbook as its cells. Never throws; whatever is in the file, memory stays bounded. */
export const readWorkbook = (bytes: Uint8Array): Workbook => {
  const directory = readDirectory(bytes);
  if (!directory.ok) return directory;
  const part = partReader(bytes, directory.entries);
  const roots = part('_rels/.rels', (xml) => readRelations(xml, ''), NO_RELATIONS);
  const main = roots && partOfType(roots, 'officeDocument');
  if (main === undefined) return refuse('damaged');
  // A binary workbook (.xlsb) is laid out alike, with parts that are no XML.
  const list = main.endsWith('.xml') ? part(main, readSheetList, []) : [];
  if (!list || list.length > MAX_SHEETS) return refuse('damaged');
  if (list.length === 0) return refuse('no-workbook');
  const { dir, base } = path.posix.parse(main);
  const relations = part(path.posix.join(dir, '_rels', `${base}.rels`), (xml) => readRelations(xml, dir), NO_RELATIONS);
  const sheets = relations && readSheets(list, relations, part);
  return sheets ? { ok: true, sheets } : refuse('damaged');
};

const partReader =
  (bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): ReadPart =>
  (name, read, absent) => {
    const entry = entries.get(name);
    if (!entry) return absent;
    const content = readEntry(bytes, entry);
    try {
      return content && read(new TextDecoder('utf-8', { fatal: true }).decode(content));
    } catch {
      return undefined;
    }
  };

/** Empty where there is none of that type. */
const partOfType = (relations: ReadonlyMap<string, Relation>, type: string): string =>
  [...relations.values()].find((one) => one.type === type)?.target ?? '';

const readSheets = (
  list: readonly SheetEntry[],
  relations: ReadonlyMap<string, Relation>,
  part: ReadPart,
): readonly Sheet[] | undefined => {
  const strings = part(partOfType(relations, 'sharedStrings'), readSharedStrings, []);
  const plainStyles = part(partOfType(relations, 'styles'), readPlainStyles, []);
  if (!strings || !plainStyles) return undefined;
  const sheets: Sheet[] = [];
  const seen = new Set<string>();
  for (const { name, relation } of list) {
    const { type, target = '' } = relations.get(relation) ?? {};
    // Charts and macros have sheets of their own.
    if (type !== 'worksheet') continue;
    // A part that several sheets name would be read over and over.
    if (seen.has(target)) return undefined;
    seen.add(target);
    const cells = part(target, (xml) => readSheetCells(xml, { strings, plainStyles }), undefined);
    if (!cells) return undefined;
    sheets.push({ name, cells });
  }
  return sheets;
};
