import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../../compositions/layout/mark.ts';
import { findFormat } from '../../../compositions/model/format.ts';
import type { JobInput } from '../../../compositions/model/job-input.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { restingPages } from '../../../scripts/context/drawn-pages.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { type GoldenJobs, goldenJobs, temporaryFolder } from '../../golden/workspace.ts';
import { faultsOf, textsOf } from './marks.ts';

const FORMATS = ['square', 'wide', 'a4', 'vertical'] as const;
const LOCALES = ['vi', 'ar', 'km'] as const;

/** A table that a writer may come with. `told`: how it is said that the chart does not suit it. */
interface OddData {
  readonly name: string;
  readonly kind: string;
  readonly header: string;
  readonly rows: readonly string[];
  readonly told?: string;
}

const count = (length: number, row: (index: number) => string): string[] =>
  Array.from({ length }, (_, index) => row(index));

const NAMES = ['Truyền thông', 'Công tác nữ công', 'Tài chính công đoàn', 'Phương pháp đào tạo'];
const named = (values: readonly string[]): string[] => values.map((value, index) => `${NAMES[index]} | ${value}`);
const yearly = (values: readonly string[], from = 2015): string[] =>
  values.map((value, index) => `${from + index} | ${value}`);
const ONE = 'Nội dung | Số lớp tập huấn';
const TWO = 'Công đoàn | Nữ đoàn viên | Nam đoàn viên';

const DATA: readonly OddData[] = [
  { name: 'nothing', kind: 'bar', header: ONE, rows: named(['', '', '']), told: 'no-numbers' },
  { name: 'one value', kind: 'bar', header: ONE, rows: named(['7']), told: 'one-value' },
  { name: 'one point in time', kind: 'line', header: ONE, rows: yearly(['7']), told: 'one-value' },
  { name: 'nothing but zero', kind: 'bar', header: ONE, rows: named(['0', '0', '0']) },
  { name: 'zero every year', kind: 'column', header: ONE, rows: yearly(['0', '0', '0', '0']) },
  { name: 'all equal', kind: 'line', header: ONE, rows: yearly(['5', '5', '5', '5']) },
  { name: 'a huge range', kind: 'bar', header: ONE, rows: named(['1', '1.000.000', '340']), told: 'huge-range' },
  { name: 'tiny decimals', kind: 'column', header: ONE, rows: yearly(['0,001', '0,002', '0,004']) },
  {
    name: 'billions',
    kind: 'column',
    header: ONE,
    rows: yearly(['812.345.678.901', '1.112.345.678.901', '987.654.321.000']),
  },
  {
    name: 'thirty rows',
    kind: 'bar',
    header: ONE,
    rows: count(30, (index) => `Quận ${index + 1} | ${(index * 37) % 23}`),
  },
  {
    name: 'forty years',
    kind: 'line',
    header: ONE,
    rows: yearly(
      count(40, (index) => `${(index * 37) % 23}`),
      1980,
    ),
  },
  {
    name: 'twelve months',
    kind: 'column',
    header: ONE,
    rows: count(12, (index) => `${index + 1}/2023 | ${index * 3}`),
  },
  { name: 'negative alone', kind: 'bar', header: ONE, rows: named(['-12', '-7', '-1']) },
  { name: 'both signs', kind: 'column', header: ONE, rows: yearly(['12', '-7', '0', '-15', '8']) },
  { name: 'values missing', kind: 'bar', header: ONE, rows: named(['12', '', '8']) },
  { name: 'years missing', kind: 'line', header: ONE, rows: yearly(['3', '4', '', '5', '', '6']) },
  {
    name: 'a long name',
    kind: 'bar',
    header: ONE,
    rows: [
      ...named(['12', '9']),
      'Liên đoàn Lao động các huyện miền núi giáp biên giới và các khu công nghiệp của tỉnh | 4',
    ],
  },
  { name: 'long names in columns', kind: 'column', header: ONE, rows: named(['12', '9', '4', '15']) },
  {
    name: 'units mixed',
    kind: 'grouped',
    header: TWO,
    rows: ['Huyện Sóc Sơn | 12 % | 7 km', 'Thị xã Sơn Tây | 9 % | 3 km'],
    told: 'two-units',
  },
  {
    name: 'five measures',
    kind: 'line',
    header: 'Năm | A | B | C | D | E',
    rows: yearly(['1 | 2 | 3 | 4 | 5', '2 | 3 | 4 | 5 | 6']),
    told: 'too-many-series',
  },
  {
    name: 'a negative part',
    kind: 'stacked',
    header: TWO,
    rows: ['Huyện Sóc Sơn | 12 | -7', 'Thị xã Sơn Tây | 9 | 3'],
    told: 'stacked-negative',
  },
  { name: 'parts of nothing', kind: 'stacked', header: TWO, rows: ['Huyện Sóc Sơn | 0 | 0', 'Thị xã Sơn Tây | 9 | 0'] },
  {
    name: 'shares over a hundred',
    kind: 'proportion',
    header: ONE,
    rows: named(['60 %', '50 %', '10 %']),
    told: 'not-a-whole',
  },
  { name: 'a share hardly seen', kind: 'proportion', header: ONE, rows: named(['99,8 %', '0,2 %']) },
  {
    name: 'six parts',
    kind: 'proportion',
    header: ONE,
    rows: count(6, (index) => `Quận ${index + 1} | ${index === 0 ? 50 : 10} %`),
    told: 'too-many-parts',
  },
  { name: 'words among numbers', kind: 'bar', header: ONE, rows: named(['12', 'chưa có', '8']), told: 'no-numbers' },
];

const idOf = ({ name }: OddData): string => name.replaceAll(' ', '-');

const bodyOf = ({ kind, header, rows }: OddData): string => `## Bảy chủ đề mang về từ các chuyến đi

:::chart{kind=${kind}}
| ${header} |
|${header.replaceAll(/[^|]+/g, '---')}|
${rows.map((row) => `| ${row} |`).join('\n')}
:::
`;

const { folder, remove } = temporaryFolder();
let made: GoldenJobs;
const inputs = new Map<string, JobInput>();
beforeAll(async () => {
  made = await goldenJobs(
    DATA.map((data) => ({ id: idOf(data), body: bodyOf(data) })),
    folder,
  );
  for (const input of made.jobs) inputs.set(input.id, input);
});
afterAll(remove);

async function draw(data: OddData, locale: string, format: string): Promise<readonly Page[]> {
  const input = inputs.get(`${idOf(data)}/${locale}/${format}`)!;
  const engine = await createTextEngine(locale, input.terms);
  return restingPages({ ...input, locale: findLocale(locale)! }, findFormat(format)!, engine).map(({ page }) => page);
}

describe.each(DATA)('$name', (data) => {
  test('is told where the chart does not suit it, and only there', () => {
    const findings = made.findings.filter(({ rule, story }) => rule === 'chart-unsuitable' && story === idOf(data));
    expect(findings.map(({ id }) => id)).toEqual(data.told ? [`chart-unsuitable.${data.told}`] : []);
  });

  test.each(LOCALES)('is never a broken picture (%s)', async (locale) => {
    for (const format of FORMATS) {
      const pages = await draw(data, locale, format);
      const findings = await lintPages(pages, { story: 'story', locale, format });
      expect(findings.map(({ id, values }) => `${format} ${id} ${JSON.stringify(values)}`)).toEqual([]);
      expect(pages.flatMap((page) => faultsOf(page, findFormat(format)!, locale))).toEqual([]);
    }
  });

  test('has every row on its cards', async () => {
    if (data.rows.length > 30 || data.kind === 'column' || data.kind === 'line') return;
    const texts = (await draw(data, 'vi', 'square')).flatMap(textsOf);
    expect(data.rows.map((row) => row.split(' | ')[0]!).filter((name) => !texts.includes(name))).toEqual([]);
  });
});
