import { crc32, deflateRawSync } from 'node:zlib';
import type { ExchangeFile, ExchangeUnit } from '../../scripts/exchange/model.ts';
import { writeXlsx } from '../../scripts/exchange/xlsx/write.ts';
import { readDirectory, readEntry } from '../../scripts/exchange/xlsx/zip.ts';
import { LABELS } from './random-file.ts';

/** Files of an archive by their paths. */
export type Parts = Readonly<Record<string, string>>;

const SHEET = 'xl/worksheets/sheet1.xml';

/** An entry as somebody may forge it; what is not given is told as it is. */
export interface ForgedEntry {
  readonly packedData?: Buffer;
  readonly told?: {
    readonly unpacked?: number;
    readonly crc?: number;
    readonly flags?: number;
    readonly method?: number;
  };
}

/** A zip of its own making, so that every field of it can lie. */
export const zip = (parts: Parts, forged: Readonly<Record<string, ForgedEntry>> = {}): Buffer => {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const { packedData = deflateRawSync(content), told = {} } = forged[name] ?? {};
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(told.flags ?? 0x800, 2);
    head.writeUInt16LE(told.method ?? 8, 4);
    head.writeUInt32LE(told.crc ?? crc32(content), 10);
    head.writeUInt32LE(packedData.length, 14);
    head.writeUInt32LE(told.unpacked ?? content.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    locals.push(Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packedData);
    centrals.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), head, central, Buffer.from(name));
    offset += 30 + Buffer.byteLength(name) + packedData.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

/** Every file of a workbook. */
export const partsOf = (bytes: Uint8Array): Parts => {
  const directory = readDirectory(bytes);
  if (!directory.ok) throw new Error(directory.fault);
  return Object.fromEntries(
    [...directory.entries].map(([name, entry]) => [name, new TextDecoder().decode(readEntry(bytes, entry)!)]),
  );
};

const unit = (key: string, rest: Omit<ExchangeUnit, 'key' | 'context'>): ExchangeUnit => ({
  key,
  ...rest,
  context: { notes: ['Tiêu đề của bài.'], limit: 38, terms: [], matches: [], pictures: ['ru/square-title 1.png'] },
});

/** Rows 2 to 7 of its sheet: a title to translate, a figure in four forms, a summary that is out of date. */
export const RUSSIAN: ExchangeFile = {
  story: 'cao-bang',
  original: 'content/cao-bang/story.md',
  sourceLocale: 'vi',
  locale: 'ru',
  units: [
    unit('title', { source: 'Một chuyến đi', state: 'missing', forms: [{ target: '' }] }),
    unit('members.figure.1', {
      source: '{{count}} đoàn viên',
      state: 'draft',
      forms: [
        { category: 'one', target: '{{count}} член' },
        { category: 'few', target: '{{count}} члена' },
        { category: 'many', target: '{{count}} членов' },
        { category: 'other', target: '{{count}} члена' },
      ],
    }),
    unit('summary', { source: 'Nước mới', was: 'Nước cũ', state: 'stale', forms: [{ target: 'Вода' }] }),
  ],
};

/** Parts of the workbook that `RUSSIAN` makes. */
export const russianParts = async (): Promise<Parts> => partsOf(await writeXlsx([RUSSIAN], LABELS));

/** A part rewritten, as a spreadsheet program would on saving. */
export const withPart = (parts: Parts, name: string, rewrite: (xml: string) => string): Parts => {
  const before = parts[name]!;
  const after = rewrite(before);
  if (after === before) throw new Error(`nothing to rewrite in ${name}`);
  return { ...parts, [name]: after };
};

export const withSheet = (parts: Parts, rewrite: (xml: string) => string): Parts => withPart(parts, SHEET, rewrite);

/** A cell with other content; `attributes` and `content` as they stand in the XML. */
export const withCell = (parts: Parts, cell: string, attributes: string, content: string): Parts =>
  withSheet(parts, (xml) =>
    xml.replace(new RegExp(`<c r="${cell}"[^>]*?(/>|>.*?</c>)`), `<c r="${cell}" ${attributes}>${content}</c>`),
  );

/** A cell with a text typed into it. */
export const withText = (parts: Parts, cell: string, text: string): Parts =>
  withCell(parts, cell, 't="inlineStr"', `<is><t xml:space="preserve">${text}</t></is>`);

/** The sheet without a column, or without a row: its cells are gone. */
export const withoutCells = (parts: Parts, cells: RegExp): Parts =>
  withSheet(parts, (xml) => xml.replace(new RegExp(`<c r="${cells.source}"[^>]*?(/>|>.*?</c>)`, 'g'), ''));
