import { describe, expect, it } from 'vitest';
import { exportMark, type ReturnedFile, type UnitState } from '../../scripts/exchange/model.ts';
import { readXlsx } from '../../scripts/exchange/xlsx/read.ts';
import { writeXlsx } from '../../scripts/exchange/xlsx/write.ts';
import { LABELS, randomFile } from './random-file.ts';
import {
  type Parts,
  partsOf,
  RUSSIAN,
  russianParts,
  withCell,
  withPart,
  withSheet,
  withText,
  zip,
} from './xlsx-workbook.ts';

const FILE = 'cao-bang.xlsx';
const WORDS = new Map<string, UnitState>(
  Object.entries(LABELS.states).map(([state, word]) => [word, state as UnitState]),
);
const read = (bytes: Uint8Array) => readXlsx(bytes, FILE, WORDS);
const reread = (parts: Parts) => read(zip(parts));

/** What must come back of what went out. */
const sent = ({ story, locale, units }: ReturnType<typeof randomFile>) => ({
  story,
  locale,
  units: units.map((unit) => ({
    key: unit.key,
    source: unit.source,
    state: unit.state,
    mark: exportMark(unit),
    forms: unit.forms,
  })),
});

const returned = ({ story, locale, units }: ReturnedFile) => ({
  story,
  locale,
  units: units.map(({ key, source, state, exported, forms }) => ({
    key,
    source,
    state,
    mark: exported && [exported.state, ...exported.hashes].join(' '),
    forms: forms.map(({ at: _, ...form }) => form),
  })),
});

describe('a workbook that nobody has touched', () => {
  it('comes back as it went out, for 1,000 stories that are hard to carry', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 1000; seed += 1) {
      const file = randomFile(seed);
      const result = await read(await writeXlsx([file], LABELS));
      expect(result.findings, `seed ${seed}`).toEqual([]);
      expect(result.ok && result.value.map(returned), `seed ${seed}`).toEqual([sent(file)]);
    }
  });

  it('carries twelve words that are names of Object', async () => {
    const units = Object.getOwnPropertyNames(Object.prototype).map((word, index) => ({
      ...RUSSIAN.units[0]!,
      key: `text.${index}`,
      source: word,
      state: 'draft' as const,
      forms: [{ target: word }],
    }));
    const file = { ...RUSSIAN, units };
    const result = await read(await writeXlsx([file], LABELS));
    expect(result.ok && result.value.map(returned)).toEqual([sent(file)]);
  });

  it('has a sheet for each language', async () => {
    const files = [RUSSIAN, { ...RUSSIAN, locale: 'fr', units: [RUSSIAN.units[0]!] }];
    const result = await read(await writeXlsx(files, LABELS));
    expect(result.ok && result.value.map(returned)).toEqual(files.map(sent));
  });

  it('is the same to the byte, whenever and wherever it is written', async () => {
    const before = process.env.TZ;
    const first = await writeXlsx([RUSSIAN], LABELS);
    process.env.TZ = 'Asia/Ho_Chi_Minh';
    const second = await writeXlsx([RUSSIAN], LABELS);
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(Buffer.from(first).equals(second)).toBe(true);
    // DOS date of the first entry: 1 January 1980.
    expect(Buffer.from(first).readUInt32LE(10)).toBe(0x0021_0000);
  });

  it('names the row and column of every key and wording', async () => {
    const result = await read(await writeXlsx([RUSSIAN], LABELS));
    const [title, members] = result.ok ? result.value[0]!.units : [];
    expect(title?.at).toEqual({ file: FILE, line: 2, column: 1 });
    expect(members?.forms.map(({ at }) => `${at.line}:${at.column}`)).toEqual(['3:5', '4:5', '5:5', '6:5']);
  });
});

describe('what a translator sees', () => {
  it('is a frozen header, a hidden mark, and nothing but text', async () => {
    const parts = await russianParts();
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toMatch(/<col min="13" max="13" [^>]*hidden="1"/);
    expect(sheet).not.toContain('rightToLeft');
    expect(sheet).not.toMatch(/<f[ >]/);
    expect([...sheet.matchAll(/<c [^>]*>/g)].filter(([cell]) => !/ t="s"|\/>$/.test(cell))).toEqual([]);
    const styles = parts['xl/styles.xml']!;
    const [, cellStyles = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/.exec(styles) ?? [];
    const formats = new Set([...cellStyles.matchAll(/numFmtId="(\d+)"/g)].slice(1).map(([, id]) => id));
    const text = /<numFmt [^>]*numFmtId="(\d+)"[^>]*formatCode="@"/.exec(styles)?.[1] ?? '49';
    expect(formats).toEqual(new Set([text]));
  });

  it('reads from right to left in Arabic', async () => {
    const parts = partsOf(await writeXlsx([{ ...RUSSIAN, locale: 'ar' }], LABELS));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('rightToLeft="1"');
  });

  it('offers the words of the states, and opens the first picture of a row', async () => {
    const parts = await russianParts();
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('sqref="H2:H7"><formula1>"chưa dịch,bản nháp,nguồn đã đổi,đã duyệt"</formula1>');
    const [, id] = /<hyperlink ref="L2" r:id="([^"]+)"/.exec(sheet) ?? [];
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toMatch(
      new RegExp(`Id="${id}" [^>]*Target="ru/square-title%201.png" TargetMode="External"`),
    );
  });
});

describe('a workbook that a program has saved again', () => {
  const same = sent(RUSSIAN);
  /** Sheet and shared strings as another program writes them. */
  const inlined = async (): Promise<Parts> => {
    const parts = await russianParts();
    const strings = [...parts['xl/sharedStrings.xml']!.matchAll(/<si>(.*?)<\/si>/gs)].map(([, text]) => text);
    const { 'xl/sharedStrings.xml': _, ...rest } = parts;
    return withSheet(rest, (xml) =>
      xml.replace(
        / t="s"><v>(\d+)<\/v>/g,
        (_all, index: string) => ` t="inlineStr"><is>${strings[Number(index)]}</is>`,
      ),
    );
  };

  it('is the same with every text in its cell', async () => {
    const result = await reread(await inlined());
    expect(result.findings).toEqual([]);
    expect(result.ok && result.value.map(returned)).toEqual([same]);
  });

  it('is the same with prefixes on all elements, and no addresses on rows and cells', async () => {
    const prefixed = withSheet(await inlined(), (xml) =>
      xml.replace(/<(\/?)([a-zA-Z]+)/g, '<$1x:$2').replace('<x:worksheet xmlns=', '<x:worksheet xmlns:x='),
    );
    const bare = withSheet(prefixed, (xml) => xml.replace(/<x:(row|c) r="[^"]*"/g, '<x:$1'));
    const result = await reread(bare);
    expect(result.ok && result.value.map(returned)).toEqual([same]);
  });

  it('is the same with formatted words, readings, empty rows and a sheet of somebody’s own', async () => {
    const runs =
      '<si><r><rPr><b/></rPr><t>Н</t></r><r><t xml:space="preserve">овая </t></r><r><t>вода</t></r><rPh sb="0" eb="1"><t>чит</t></rPh></si>';
    let parts = withPart(await russianParts(), 'xl/sharedStrings.xml', (xml) =>
      xml.replace(/<si><t[^>]*>Вода<\/t><\/si>/, runs),
    );
    parts = withSheet(parts, (xml) =>
      xml.replace('</sheetData>', '<row r="900"><c r="E900" s="3"/></row><row r="901"/></sheetData>'),
    );
    parts = withPart(parts, 'xl/workbook.xml', (xml) =>
      xml.replace('</sheets>', '<sheet name="Ghi chú" sheetId="9" r:id="rId99"/></sheets>'),
    );
    parts = withPart(parts, 'xl/_rels/workbook.xml.rels', (xml) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/mine.xml"/></Relationships>',
      ),
    );
    const result = await reread({
      ...parts,
      'xl/worksheets/mine.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>5</v></c></row></sheetData></worksheet>',
    });
    expect(result.findings).toEqual([]);
    expect(result.ok && result.value[0]?.units[2]?.forms[0]?.target).toBe('Новая вода');
  });

  it('is the same sorted from last to first, with a column and a title put in', async () => {
    const parts = withSheet(await russianParts(), (xml) => {
      const rows = [...xml.matchAll(/<row r="\d+".*?<\/row>/gs)].map(([row]) => row);
      const moved = [rows[0]!, ...rows.slice(1).reverse()].map((row, index) =>
        row
          .replace(/<row r="\d+"/, `<row r="${index + 3}"`)
          // Everything from the translation on stands a column further right.
          .replace(/r="([A-Z])\d+"/g, (_, letter: string) => {
            const shifted = letter < 'E' ? letter : String.fromCharCode(letter.charCodeAt(0) + 1);
            return `r="${shifted}${index + 3}"`;
          }),
      );
      const title = '<row r="1"><c r="A1" t="inlineStr"><is><t>Cao Bằng, bản tiếng Nga</t></is></c></row>';
      return xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${title}${moved.join('')}</sheetData>`);
    });
    const result = await reread(parts);
    expect(result.findings).toEqual([]);
    const byKey = (file: { units: readonly { key: string }[] }) =>
      file.units.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    expect(result.ok && byKey(returned(result.value[0]!))).toEqual(byKey(same));
    expect(result.ok && result.value[0]?.units[0]?.forms[0]?.at).toEqual({ file: FILE, line: 4, column: 6 });
  });

  it('keeps what was typed: spaces, a lone number, quotes, a sign that Excel escapes', async () => {
    let parts = withText(await russianParts(), 'E2', '  Поездка «на&#160;границу»_x000D_\n');
    parts = withCell(parts, 'E7', 's="3"', '<v>42</v>');
    const result = await reread(parts);
    expect(result.findings).toEqual([]);
    expect(result.ok && result.value[0]?.units.map(({ forms }) => forms[0]?.target)).toEqual([
      '  Поездка «на\u00a0границу»',
      '{{count}} член',
      '42',
    ]);
  });
});

describe('the state that a translator sets', () => {
  const stateOf = async (parts: Parts, index: number) => {
    const result = await reread(parts);
    return [result.ok && result.value[0]?.units[index]?.state, ...result.findings.map(({ id }) => id)];
  };

  it.each([
    ['đã duyệt', 'reviewed'],
    [' ĐÃ  DUYỆT ', 'reviewed'],
    ['Reviewed', 'reviewed'],
    ['draft', 'draft'],
    ['nguồn đã đổi', 'stale'],
  ])('reads “%s”', async (word, state) => {
    expect(await stateOf(withText(await russianParts(), 'H7', word), 2)).toEqual([state]);
  });

  it('takes a new translation for a draft, where the word is left as it was', async () => {
    expect(await stateOf(withText(await russianParts(), 'E2', 'Поездка'), 0)).toEqual(['draft']);
  });

  it('goes by the export where the word means nothing, unless the text has changed', async () => {
    const parts = withText(await russianParts(), 'H7', 'xong');
    expect(await stateOf(parts, 2)).toEqual(['stale', 'doubtful-exchange.xlsx-state']);
    expect(await stateOf(withText(parts, 'E7', 'Новая вода'), 2)).toEqual(['draft', 'doubtful-exchange.xlsx-state']);
    expect(await stateOf(withCell(parts, 'H7', '', ''), 2)).toEqual(['stale']);
  });

  it('approves no plural form along with another', async () => {
    expect(await stateOf(withText(await russianParts(), 'H4', 'đã duyệt'), 1)).toEqual([
      'draft',
      'doubtful-exchange.xlsx-states-differ',
    ]);
  });

  it('says that a text is missing where its translation was taken out', async () => {
    expect(await stateOf(withCell(await russianParts(), 'E7', '', ''), 2)).toEqual(['missing']);
  });
});
