import { beforeAll, describe, expect, it } from 'vitest';
import { documentSchema } from '../../compositions/model/document.ts';
import type { Block, Story } from '../../compositions/model/story.ts';
import { absentCatalog, type Catalog } from '../../scripts/catalog/catalog.ts';
import type { InterfaceWords } from '../../scripts/catalog/interface.ts';
import { type LocaliseOptions, localise } from '../../scripts/catalog/localise.ts';
import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { createResolver } from '../../scripts/catalog/resolve.ts';
import { aStory, catalogOf, date, ENGLISH, figure, message, number, table, text, words } from './a-story.ts';

let vietnamese: InterfaceWords;
let english: InterfaceWords;
beforeAll(async () => {
  vietnamese = await words('vi');
  english = await words('en');
});

const options = (rest: Partial<LocaliseOptions> = {}): LocaliseOptions => ({
  locale: 'en',
  catalog: catalogOf('en', ENGLISH),
  words: english,
  organisation: { vi: 'Tổng Liên đoàn', en: 'Confederation' },
  assets: {},
  ...rest,
});
const inVietnamese = (story: Story) =>
  localise(story, options({ locale: 'vi', catalog: absentCatalog('', 'vi'), words: vietnamese }));
const lastBlock = (block: Block) => inVietnamese(aStory([block])).document?.sections[0]?.blocks.at(-1);

describe('localise', () => {
  it('gives the source locale the words of the story itself', () => {
    const { document, findings, fallback } = inVietnamese(aStory());
    expect(findings).toEqual([]);
    expect(fallback).toBe(false);
    expect(documentSchema.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      title: { key: 'title', value: 'Ba chuyến đi' },
      date: '6/4/2015',
      sourceLine: 'Nguồn: Báo cáo, Công đoàn, tháng 4 năm 2015',
      organisation: 'Tổng Liên đoàn',
      closing: { heading: 'Đọc thêm', source: 'Nguồn' },
      pageMark: '{{page}}/{{pages}}',
      altWords: { 'alt.pair': '{{name}}: {{value}}', 'alt.chart.bar': 'Biểu đồ thanh ngang' },
    });
    expect(document?.sections[0]).toMatchObject({
      blocks: [
        {
          kind: 'statistics',
          items: [{ figure: { before: 'hơn ', number: '34.318', after: '' }, label: { value: 'đoàn viên' } }],
        },
        { kind: 'paragraph', text: { key: 'members.text.1', value: 'Một tỉnh **miền núi**.' } },
      ],
      narration: [{ key: 'members.text.1' }],
    });
  });

  it('translates, with numbers and dates in the notation of the reader', () => {
    const { document, fallback } = localise(aStory(), options());
    expect(fallback).toBe(false);
    expect(document).toMatchObject({
      title: { key: 'title', value: 'Three trips' },
      date: '6 April 2015',
      sourceLine: 'Source: Report, Union, April 2015',
      organisation: 'Confederation',
    });
    expect(document?.sections[0]?.blocks[0]).toMatchObject({
      items: [{ figure: { before: 'more than ', number: '34,318' }, label: { value: 'members' } }],
    });
  });

  it('brings home a story that was written in English', () => {
    const story = aStory([], [], 'en');
    const translated = { ...ENGLISH, title: 'Ba chuyến' };
    const { 'members.figure.1_one': _, ...entries } = translated;
    const { document } = localise(
      story,
      options({ locale: 'vi', catalog: catalogOf('vi', entries), words: vietnamese }),
    );
    expect(document?.title.value).toBe('Ba chuyến');
    expect(localise(story, options({ catalog: absentCatalog('', 'en') })).document?.title.value).toBe('Ba chuyến đi');
  });

  it('draws nothing while a message is missing', () => {
    const { title: _, ...rest } = ENGLISH;
    const result = localise(aStory(), options({ catalog: catalogOf('en', rest) }));
    expect(result.document).toBeUndefined();
    expect(result.findings).toMatchObject([{ rule: 'missing-translation', key: 'title' }]);
  });

  it('takes the fallback chain, then the source, only where that is allowed, and says so', () => {
    const story = aStory();
    const lao = catalogOf('lo', { 'members.heading': 'ສະມາຊິກ' });
    const thai = catalogOf('th', { title: 'สามทริป' });
    const { document, findings, fallback } = localise(
      story,
      options({
        locale: 'lo',
        catalog: lao,
        allowMissing: true,
        fallbacks: [thai, catalogOf('en', { summary: 'Five' })],
      }),
    );
    expect(findings).toEqual([]);
    expect(fallback).toBe(true);
    expect(document?.title.value).toBe('สามทริป');
    expect(document?.summary.value).toBe('Five');
    expect(document?.sourcePublisher.value).toBe('Công đoàn');
    expect(document?.sections[0]?.heading.value).toBe('ສະມາຊິກ');
  });

  it('shows a photograph with its credit, and leaves out one that the loader refused', () => {
    const picture = { src: 'a.jpg', at: { file: '', line: 1, column: 1 }, credit: message('p.credit', 'Hoàng Phúc') };
    const story = aStory([
      { kind: 'photograph', picture },
      { kind: 'photograph', picture: { ...picture, src: 'b.jpg' } },
    ]);
    const assets = { 'a.jpg': { hash: 'abc', width: 4, height: 3 } };
    const { document } = localise(story, options({ locale: 'vi', words: vietnamese, assets }));
    expect(document?.sections[0]?.blocks.slice(2)).toEqual([
      {
        kind: 'photograph',
        photograph: { asset: assets['a.jpg'], credit: { key: 'p.credit', value: 'Ảnh: Hoàng Phúc' } },
      },
    ]);
  });

  it('gives the same document twice', () => {
    expect(JSON.stringify(localise(aStory(), options()))).toBe(JSON.stringify(localise(aStory(), options())));
  });

  it('takes twice as long for twice as many texts, not four times', () => {
    const cpuOf = (count: number): number => {
      const extra = Array.from({ length: count }, (_, index) => message(`s.item.${index}`, `việc ${index}`));
      const story = aStory([{ kind: 'list', items: extra }], extra);
      const entries = story.messages
        .filter(({ plural }) => !plural)
        .map(({ key, source }) => [key, source.replace(/\p{L}+/gu, 'x')]);
      const labels = pluralCategories('ru').map((form) => [`members.figure.1_${form}`, 'x']);
      const catalog = catalogOf('ru', Object.fromEntries([...entries, ...labels]));
      const before = process.cpuUsage();
      expect(localise(story, options({ locale: 'ru', catalog })).document).toBeDefined();
      return process.cpuUsage(before).user;
    };
    cpuOf(200);
    // Eight times the texts: linear is 8, quadratic 64.
    const least = (count: number): number => Math.min(...Array.from({ length: 3 }, () => cpuOf(count)));
    expect(least(4000) / least(500)).toBeLessThan(24);
  });
});

describe('tables', () => {
  const years = (values: readonly number[]) =>
    table(values.map((value, index) => [date({ year: 2010 + index }), number(value)]));
  const names = table([
    [text('s.row.1', 'Y tế'), number(3)],
    [text('s.row.2', 'Sóc Sơn'), number(9)],
  ]);

  it('stand as columns over time, with the highest one marked', () => {
    expect(lastBlock(years([1, 0, 0, 2, 0]))).toMatchObject({
      kind: 'chart',
      chart: 'column',
      categories: [2010, 2011, 2012, 2013, 2014].map((year) => ({ key: '', value: String(year) })),
      series: [{ name: { key: 's.column.2' }, values: [1, 0, 0, 2, 0].map((value) => ({ value })) }],
      highlight: [3],
    });
  });

  it('become a line beyond eight points, and lie as bars for names', () => {
    expect(lastBlock(years([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toMatchObject({ chart: 'line', highlight: [8] });
    expect(lastBlock(names)).toMatchObject({ chart: 'bar', categories: [{ key: 's.row.1' }, { key: 's.row.2' }] });
  });

  it('do as their directive says', () => {
    expect(lastBlock({ ...names, chart: 'table' })).toMatchObject({ kind: 'table', numeric: [false, true] });
    expect(lastBlock({ ...names, chart: 'column', highlight: [0] })).toMatchObject({ chart: 'column', highlight: [0] });
  });

  it('mark nothing where nothing stands out', () => {
    expect(lastBlock(years([4, 4, 4]))).toMatchObject({ highlight: [] });
  });

  it('leave a gap for an empty cell', () => {
    const block = table([
      [date({ year: 2010 }), number(1)],
      [date({ year: 2011 }), { kind: 'empty' }],
      [date({ year: 2012 }), number(3)],
    ]);
    expect(lastBlock(block)).toMatchObject({ series: [{ values: [{ value: 1 }, null, { value: 3 }] }] });
  });

  it('stay tables with words among the numbers, one row, or two units', () => {
    const mixed = table([
      [text('s.row.1', 'A'), number(34318)],
      [text('s.row.2', 'B'), text('s.cell.1', 'chưa có')],
    ]);
    expect(lastBlock(mixed)).toMatchObject({
      kind: 'table',
      numeric: [false, false],
      rows: [
        [{ value: 'A' }, { key: '', value: '34.318' }],
        [{ value: 'B' }, { key: 's.cell.1' }],
      ],
    });
    expect(lastBlock(table([[text('s.row.1', 'A'), number(1)]]))).toMatchObject({ kind: 'table' });
    const units = table([
      [text('s.row.1', 'A'), number(1, 'km')],
      [text('s.row.2', 'B'), number(2, '%')],
    ]);
    expect(lastBlock(units)).toMatchObject({ kind: 'table', numeric: [false, true] });
  });
});

describe('plural forms through i18next', () => {
  const label = (locale: string, value: number): string => {
    const entries = pluralCategories(locale).map((form) => [`a_${form}`, `${form} {{count}}`]);
    const resolve = createResolver([catalogOf(locale, Object.fromEntries(entries))], (one) => `<${one.value}>`);
    return resolve(message('a', 'đoàn viên', figure(value))).value;
  };

  it.each([
    ['ar', [0, 1, 2, 3, 11, 100], ['zero', 'one', 'two', 'few', 'many', 'other']],
    ['ru', [1, 2, 5, 21, 34318], ['one', 'few', 'many', 'one', 'many']],
    ['fr', [0, 1, 2, 1_000_000], ['one', 'one', 'other', 'many']],
    ['vi', [0, 1, 34318], ['other', 'other', 'other']],
  ])('in %s', (locale, counts, forms) => {
    expect(counts.map((count) => label(locale, count))).toEqual(forms.map((form, i) => `${form} <${counts[i]}>`));
  });

  it('never follows references, whatever reaches it', () => {
    const bomb = Object.fromEntries(
      Array.from({ length: 5 }, (_, level) => {
        const key = `b${level}`;
        const value = `$t(b${level + 1})`.repeat(10);
        const at = { file: '', line: 1, column: 1 };
        return [key, { key, value, keyAt: at, valueAt: at }] as const;
      }),
    );
    const catalog: Catalog = { file: '', locale: 'en', entries: new Map(Object.entries(bomb)) };
    expect(createResolver([catalog], () => '')(message('b0', 'x')).value).toBe('$t(b1)'.repeat(10));
  });
});
