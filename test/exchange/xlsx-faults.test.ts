import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { UnitState } from '../../scripts/exchange/model.ts';
import { readXlsx } from '../../scripts/exchange/xlsx/read.ts';
import { MAX_WORKBOOK_BYTES } from '../../scripts/exchange/xlsx/zip.ts';
import {
  type Parts,
  russianParts,
  withCell,
  withoutCells,
  withPart,
  withSheet,
  withText,
  zip,
} from './xlsx-workbook.ts';

const FILE = 'cao-bang.xlsx';
const WORDS = new Map<string, UnitState>([
  ['chưa dịch', 'missing'],
  ['bản nháp', 'draft'],
  ['nguồn đã đổi', 'stale'],
  ['đã duyệt', 'reviewed'],
]);
const read = (bytes: Uint8Array) => readXlsx(bytes, FILE, WORDS);
const brief = ({ id, values, at }: Finding): string =>
  `${id.replace(/^(?:invalid|doubtful)-exchange\./, '')} ${values?.cell ?? values?.sheet ?? ''} ${at?.line}:${at?.column}`;

let parts: Parts;
beforeAll(async () => {
  parts = await russianParts();
});

/** Key and number of wordings of each text that was read. */
const readable = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  const units = result.ok ? result.value.flatMap((file) => file.units) : undefined;
  return { findings: result.findings.map(brief), units: units?.map(({ key, forms }) => `${key} ${forms.length}`) };
};

const ALL = ['title 1', 'members.figure.1 4', 'summary 1'];
const DATE_STYLE = '<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/>';
/** Index of a style that is added behind the workbook's own. */
const withDateStyle = (from: Parts): { style: number; parts: Parts } => {
  const [, styles = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(from['xl/styles.xml']!) ?? [];
  const style = [...styles.matchAll(/<xf /g)].length;
  return {
    style,
    parts: withPart(from, 'xl/styles.xml', (xml) => xml.replace('</cellXfs>', `${DATE_STYLE}</cellXfs>`)),
  };
};

describe('what a careless hand does to a row', () => {
  it.each<[string, (from: Parts) => Parts, string, readonly string[]]>([
    ['computes it', (p) => withCell(p, 'E7', '', '<f>1+1</f><v>2</v>'), 'xlsx-formula ru!E7 7:5', ALL.slice(0, 2)],
    [
      'computes a text',
      (p) => withCell(p, 'E7', 't="str"', '<f t="shared" si="0"/><v>Вода</v>'),
      'xlsx-formula ru!E7 7:5',
      ALL.slice(0, 2),
    ],
    [
      'divides by nothing',
      (p) => withCell(p, 'E7', 't="e"', '<v>#DIV/0!</v>'),
      'xlsx-error ru!E7 7:5',
      ALL.slice(0, 2),
    ],
    ['types 1,5', (p) => withCell(p, 'E7', '', '<v>1.5</v>'), 'xlsx-not-text ru!E7 7:5', ALL.slice(0, 2)],
    ['types a huge number', (p) => withCell(p, 'E7', '', '<v>1.2E+20</v>'), 'xlsx-not-text ru!E7 7:5', ALL.slice(0, 2)],
    ['types TRUE', (p) => withCell(p, 'E7', 't="b"', '<v>1</v>'), 'xlsx-not-text ru!E7 7:5', ALL.slice(0, 2)],
    [
      'types 3/4, which becomes a date',
      (p) => {
        const dated = withDateStyle(p);
        return withCell(dated.parts, 'E7', `s="${dated.style}"`, '<v>45385</v>');
      },
      'xlsx-not-text ru!E7 7:5',
      ALL.slice(0, 2),
    ],
    ['presses Alt+Enter', (p) => withText(p, 'E7', 'Новая\nвода'), 'xlsx-line-break ru!E7 7:5', ALL.slice(0, 2)],
    ['pastes a tab', (p) => withText(p, 'E7', 'Новая\tвода'), 'xlsx-line-break ru!E7 7:5', ALL.slice(0, 2)],
    ['pastes CR', (p) => withText(p, 'E7', 'Новая_x000D_вода'), 'xlsx-line-break ru!E7 7:5', ALL.slice(0, 2)],
    ['pastes a chapter', (p) => withText(p, 'E7', 'о'.repeat(2001)), 'xlsx-too-long ru!E7 7:5', ALL.slice(0, 2)],
    [
      'pastes an override',
      (p) => withText(p, 'E7', 'аб&#x202e;вг'),
      'unsafe-text.direction ru!E7 7:5',
      ALL.slice(0, 2),
    ],
    ['pastes NUL', (p) => withText(p, 'E7', 'аб_x0000_вг'), 'unsafe-text.control ru!E7 7:5', ALL.slice(0, 2)],
    ['renames a key', (p) => withText(p, 'A7', 'tóm tắt'), 'xlsx-key ru!A7 7:1', ALL.slice(0, 2)],
    ['names a key after a prototype', (p) => withText(p, 'A7', '__proto__'), 'xlsx-key ru!A7 7:1', ALL.slice(0, 2)],
    ['deletes a key', (p) => withCell(p, 'A7', '', ''), 'xlsx-no-key ru!A7 7:1', ALL.slice(0, 2)],
    ['deletes a source', (p) => withCell(p, 'C7', '', ''), 'xlsx-no-source ru!C7 7:3', ALL.slice(0, 2)],
    ['edits one source of four', (p) => withText(p, 'C4', 'khác'), 'xlsx-sources-differ ru!C4 4:3', ALL],
    [
      'renames a form',
      (p) => withText(p, 'B4', 'mấy'),
      'xlsx-form ru!B4 4:2',
      ['title 1', 'members.figure.1 3', 'summary 1'],
    ],
    [
      'breaks one form of four',
      (p) => withCell(p, 'E4', '', '<f>A1</f>'),
      'xlsx-formula ru!E4 4:5',
      ['title 1', 'members.figure.1 3', 'summary 1'],
    ],
    [
      'names a form twice',
      (p) => withText(p, 'B4', 'one: một'),
      'duplicate-key.exchange ru!A4 4:1',
      ['title 1', 'members.figure.1 3', 'summary 1'],
    ],
    ['gives two texts one key', (p) => withText(p, 'A7', 'title'), 'duplicate-key.exchange ru!A7 7:1', ALL.slice(0, 2)],
    ['deletes a mark', (p) => withCell(p, 'M7', '', ''), 'xlsx-mark-lost ru!A7 7:1', ALL],
    ['invents a state', (p) => withText(p, 'H7', 'xong rồi'), 'xlsx-state ru!H7 7:8', ALL],
  ])('%s', async (_, change, finding, units) => {
    expect(await readable(zip(change(parts)))).toEqual({ findings: [finding], units });
  });

  it('says nothing of rows that were deleted, and gives the others', async () => {
    const without = withSheet(parts, (xml) => xml.replace(/<row r="[35]".*?<\/row>/gs, ''));
    expect(await readable(zip(without))).toEqual({
      findings: [],
      units: ['title 1', 'members.figure.1 2', 'summary 1'],
    });
  });
});

describe('what a careless hand does to a sheet', () => {
  it.each<[string, (from: Parts) => Parts, string]>([
    ['deletes the translations', (p) => withText(p, 'E1', 'Bản dịch'), 'xlsx-lost-column ru 1:1'],
    ['deletes the forms', (p) => withoutCells(p, /B\d+/), 'xlsx-lost-column ru 1:1'],
    ['copies the translations beside', (p) => withText(p, 'F1', 'Bản dịch 2 [target]'), 'xlsx-two-columns ru 1:1'],
    ['deletes the hidden column', (p) => withoutCells(p, /M\d+/), 'xlsx-lost-identity ru 1:1'],
    ['has a later version', (p) => withText(p, 'M1', 'nhipcau 2 cao-bang ru vi'), 'xlsx-version ru 1:1'],
    ['names another path', (p) => withText(p, 'M1', 'nhipcau 1 ../../etc ru vi'), 'xlsx-identity ru 1:1'],
    ['names no language', (p) => withText(p, 'M1', 'nhipcau 1 cao-bang xx vi'), 'xlsx-identity ru 1:1'],
    ['names a language of nobody', (p) => withText(p, 'M1', 'nhipcau 1 cao-bang qps-ploc vi'), 'xlsx-identity ru 1:1'],
  ])('%s', async (_, change, finding) => {
    expect(await readable(zip(change(parts)))).toEqual({ findings: [finding], units: undefined });
  });

  it('copies it: the first one counts', async () => {
    const listed = withPart(parts, 'xl/workbook.xml', (xml) =>
      xml.replace('</sheets>', '<sheet name="ru (2)" sheetId="9" r:id="rId99"/></sheets>'),
    );
    const related = withPart(listed, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="x/worksheet" Target="worksheets/copy.xml"/></Relationships>',
      ),
    );
    const bytes = zip({ ...related, 'xl/worksheets/copy.xml': parts['xl/worksheets/sheet1.xml']! });
    expect(await readable(bytes)).toEqual({ findings: ['xlsx-two-sheets ru (2) 1:1'], units: ALL });
  });

  it('turns the terminal round by nothing that the sheet is called', async () => {
    const named = withPart(parts, 'xl/workbook.xml', (xml) => xml.replace('name="ru"', 'name="r_x001B_[2J&#x202e;u"'));
    const result = await read(zip(withText(named, 'H7', 'a_x001B_[31mb')));
    expect(result.findings.map(({ values, actual }) => [values?.cell, actual])).toEqual([['r[2Ju!H7', 'a[31mb']]);
  });
});

describe('a file that is no workbook of ours', () => {
  const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  const bare = (sheet: string): Buffer => zip(withSheet(parts, () => sheet));
  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(), 'not-excel'],
    ['a CSV with another name', () => Buffer.from('key;source;target\ntitle;a;b\n'), 'not-excel'],
    ['an .xls of 1997', () => Buffer.concat([OLE, Buffer.alloc(4096)]), 'old-excel'],
    [
      'a workbook with a password',
      () => Buffer.concat([OLE, Buffer.alloc(2048), Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(99)]),
      'encrypted',
    ],
    ['a zip with a password', () => zip(parts, { 'xl/workbook.xml': { told: { flags: 1 } } }), 'encrypted'],
    ['half a download', () => zip(parts).subarray(0, 3000), 'cut-off'],
    ['21 MB', () => Buffer.alloc(MAX_WORKBOOK_BYTES + 1), 'too-large'],
    ['another archive', () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'no-workbook'],
    [
      'a text document',
      () => zip(withPart(parts, 'xl/workbook.xml', () => '<w:document xmlns:w="w"/>')),
      'no-workbook',
    ],
    [
      'a binary workbook',
      () => zip(withPart(parts, '_rels/.rels', (xml) => xml.replace('workbook.xml', 'workbook.bin'))),
      'no-workbook',
    ],
    ['somebody’s own workbook', () => bare('<worksheet><sheetData/></worksheet>'), 'no-sheet'],
    ['one with half a sheet', () => bare('<worksheet><sheetData><row r="1">'), 'damaged'],
    [
      'one without its sheet',
      () => zip(Object.fromEntries(Object.entries(parts).filter(([n]) => !n.includes('sheet1.xml')))),
      'damaged',
    ],
    ['one with a changed byte', () => zip(parts, { 'xl/sharedStrings.xml': { told: { crc: 1 } } }), 'damaged'],
    ['one packed in an unknown way', () => zip(parts, { 'xl/workbook.xml': { told: { method: 12 } } }), 'damaged'],
    [
      'one with a DOCTYPE',
      () => bare('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>'),
      'damaged',
    ],
    [
      'one with an entity',
      () => bare('<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>'),
      'damaged',
    ],
    ['a cell in row 10^9', () => bare('<worksheet><row r="1000000000"><c><v>1</v></c></row></worksheet>'), 'damaged'],
    ['a cell in no column', () => bare('<worksheet><row r="1"><c r="ZZZ1"><v>1</v></c></row></worksheet>'), 'damaged'],
    [
      'one sheet a hundred times',
      () =>
        zip(withPart(parts, 'xl/workbook.xml', (xml) => xml.replace(/<sheet [^>]*\/>/, (sheet) => sheet.repeat(99)))),
      'damaged',
    ],
  ])('%s', async (_, bytes, fault) => {
    const result = await read(bytes());
    expect(result.ok).toBe(false);
    expect(result.findings).toEqual([
      { rule: 'invalid-exchange', id: `invalid-exchange.xlsx-${fault}`, values: { file: FILE }, at: { file: FILE } },
    ]);
  });

  it('is never thrown at, whatever byte of it is changed or missing', async () => {
    const whole = zip(parts);
    for (let at = 0; at < whole.length; at += 7) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1 << (at % 8);
      const result = await read(changed);
      expect(result.ok || result.findings.length > 0).toBe(true);
      expect((await read(whole.subarray(0, at))).ok).toBe(false);
    }
  });
});

/** Seconds of computing so far, which a busy machine does not stretch. */
const computed = (): number => process.cpuUsage().user / 1e6;

describe('a bomb', () => {
  /** 10 GiB of spaces in 10 MB: one packed MiB, over and over. */
  const tenGigabytes = (): Buffer => {
    const piece = deflateRawSync(Buffer.alloc(1024 * 1024, ' '), { finishFlush: 3 });
    return Buffer.concat([...Array<Buffer>(10_240).fill(piece), deflateRawSync(Buffer.alloc(0))]);
  };
  const SHEET = 'xl/worksheets/sheet1.xml';

  it('is refused by what it says of itself', async () => {
    const bytes = zip(parts, { [SHEET]: { told: { unpacked: 65 * 1024 * 1024 } } });
    expect((await readable(bytes)).findings).toEqual(['xlsx-too-large  undefined:undefined']);
  });

  it.each([0, 1000, 60 * 1024 * 1024])(
    'of 10 GB that says it has %i bytes costs no more than that',
    async (unpacked) => {
      const bytes = zip(parts, { [SHEET]: { packedData: tenGigabytes(), told: { unpacked } } });
      expect(bytes.length).toBeLessThan(MAX_WORKBOOK_BYTES);
      const [memory, start] = [process.memoryUsage.rss(), computed()];
      expect((await readable(bytes)).findings).toEqual(['xlsx-damaged  undefined:undefined']);
      expect(process.memoryUsage.rss() - memory).toBeLessThan(unpacked * 2.5 + 32 * 1024 * 1024);
      expect(computed() - start).toBeLessThan(2);
    },
  );

  it('of elements, cells or long texts is given up soon', { timeout: 120_000 }, async () => {
    const strings = (text: string) => ({ ...parts, 'xl/sharedStrings.xml': `<sst>${text}</sst>` });
    const cells = (cell: string, count: number) =>
      withSheet(parts, () => `<worksheet><row>${cell.repeat(count)}</row></worksheet>`);
    const rows = (count: number) =>
      withSheet(parts, () => `<worksheet>${'<row><c><v>1</v></c></row>'.repeat(count)}</worksheet>`);
    const start = computed();
    expect((await readable(zip(strings('<si/>'.repeat(10_000_000))))).units).toBeUndefined();
    expect((await readable(zip(cells('<c><v>1</v></c>', 20_000)))).units).toBeUndefined();
    expect((await readable(zip(rows(600_000)))).units).toBeUndefined();
    const long = {
      ...parts,
      'xl/sharedStrings.xml': parts['xl/sharedStrings.xml']!.replace('Вода', 'о'.repeat(20_000_000)),
    };
    expect((await readable(zip(long))).findings).toEqual(['xlsx-error ru!E7 7:5']);
    expect(computed() - start).toBeLessThan(20);
  });
});
