import { beforeAll, describe, expect, it } from 'vitest';
import { findLocale, LOCALES } from '../../compositions/model/locale.ts';
import { createDateFormat } from '../../scripts/catalog/format-date.ts';
import { createFigureFormat, figureText } from '../../scripts/catalog/format-figure.ts';
import type { InterfaceWords } from '../../scripts/catalog/interface.ts';
import { figure, words } from './a-story.ts';

let english: InterfaceWords;
beforeAll(async () => {
  english = await words('en');
});

const formatIn = (tag: string, own: Partial<InterfaceWords> = {}) =>
  createFigureFormat(findLocale(tag)!, { ...english, 'figure.more-than': '>{{number}}', ...own });
const datesIn = (tag: string) => createDateFormat(findLocale(tag)!, english);

const TABLE: Readonly<Record<string, readonly string[]>> = {
  vi: ['34.318', '333,403\u00a0km', '87,5%', '>27.000', '−1.234', '12\u00a0m²'],
  en: ['34,318', '333.403\u00a0km', '87.5%', '>27,000', '−1,234', '12\u00a0m²'],
  fr: ['34\u202f318', '333,403\u00a0km', '87,5\u00a0%', '>27\u202f000', '−1\u202f234', '12\u00a0m²'],
  es: ['34.318', '333,403\u00a0km', '87,5\u00a0%', '>27.000', '−1.234', '12\u00a0m²'],
  ru: ['34\u00a0318', '333,403\u00a0км', '87,5\u00a0%', '>27\u00a0000', '−1\u00a0234', '12\u00a0м²'],
  zh: ['34,318', '333.403公里', '87.5%', '>27,000', '−1,234', '12平方米'],
  ar: ['34,318', '333.403\u00a0كم', '87.5%', '>27,000', '−1,234', '12\u00a0م²'],
  ko: ['34,318', '333.403km', '87.5%', '>27,000', '−1,234', '12\u00a0m²'],
  ja: ['34,318', '333.403\u00a0km', '87.5%', '>27,000', '−1,234', '12\u00a0m²'],
  th: ['34,318', '333.403\u00a0กม.', '87.5%', '>27,000', '−1,234', '12\u00a0ตร.ม.'],
  lo: ['34.318', '333,403\u00a0ກມ', '87,5%', '>27.000', '−1.234', '12\u00a0ຕລ.ມ.'],
  km: ['34,318', '333.403\u00a0គម', '87.5%', '>27,000', '−1,234', '12\u00a0ម²'],
};

const DATES: Readonly<Record<string, readonly string[]>> = {
  vi: ['2015', 'tháng 4 năm 2015', '24/6/2023', '24–28/6/2023', '24/6 – 2/7/2023', '2015–2020'],
  en: ['2015', 'April 2015', '24 June 2023', '24–28 June 2023', '24 June – 2 July 2023', '2015–2020'],
  fr: ['2015', 'avril 2015', '24 juin 2023', '24–28 juin 2023', '24 juin – 2 juillet 2023', '2015–2020'],
  es: [
    '2015',
    'abril de 2015',
    '24 de junio de 2023',
    '24–28 de junio de 2023',
    '24 de junio – 2 de julio de 2023',
    '2015–2020',
  ],
  ru: [
    '2015',
    'апрель 2015\u00a0г.',
    '24 июня 2023\u00a0г.',
    '24–28 июня 2023\u00a0г.',
    '24 июня – 2 июля 2023\u00a0г.',
    '2015–2020',
  ],
  zh: ['2015年', '2015年4月', '2023年6月24日', '2023年6月24–28日', '2023年6月24日 – 7月2日', '2015–2020年'],
  ar: ['2015', 'أبريل 2015', '24 يونيو 2023', '24–28 يونيو 2023', '24 يونيو – 2 يوليو 2023', '2015–2020'],
  ko: ['2015년', '2015년 4월', '2023년 6월 24일', '2023년 6월 24–28일', '2023년 6월 24일 – 7월 2일', '2015–2020년'],
  ja: ['2015年', '2015年4月', '2023年6月24日', '2023年6月24–28日', '2023年6月24日 – 7月2日', '2015–2020年'],
  th: ['2015', 'เมษายน 2015', '24 มิถุนายน 2023', '24–28 มิถุนายน 2023', '24 มิถุนายน – 2 กรกฎาคม 2023', '2015–2020'],
  lo: ['2015', 'ເມສາ 2015', '24 ມິຖຸນາ 2023', '24–28 ມິຖຸນາ 2023', '24 ມິຖຸນາ – 2 ກໍລະກົດ 2023', '2015–2020'],
  km: ['2015', 'មេសា 2015', '24 មិថុនា 2023', '24–28 មិថុនា 2023', '24 មិថុនា – 2 កក្កដា 2023', '2015–2020'],
};

describe('figures', () => {
  it('has a row for every locale', () => {
    expect(Object.keys(TABLE)).toEqual(LOCALES.map(({ tag }) => tag));
    expect(Object.keys(DATES)).toEqual(LOCALES.map(({ tag }) => tag));
  });

  it.each(Object.entries(TABLE))('are written as %s writes them', (tag, expected) => {
    const format = formatIn(tag);
    const shown = [
      figure(34318),
      figure(333.403, { decimals: 3, unit: 'km' }),
      figure(87.5, { decimals: 1, unit: '%' }),
      figure(27000, { qualifier: 'more-than' }),
      figure(-1234),
      figure(12, { unit: 'm²' }),
    ].map((one) => figureText(format(one)));
    expect(shown).toEqual(expected);
  });

  it('groups four digits everywhere, so that one chart has one notation', () => {
    expect(formatIn('es')(figure(1234)).number).toBe('1.234');
  });

  it('keeps qualifier and unit apart from the number, in the order of the language', () => {
    const japanese = formatIn('ja', { 'figure.more-than': '{{number}}超' });
    expect(japanese(figure(34318, { qualifier: 'more-than' }), '人')).toEqual({
      value: 34318,
      before: '',
      number: '34,318',
      after: '人超',
    });
    const vietnamese = formatIn('vi', { 'figure.more-than': 'hơn {{number}}' });
    expect(vietnamese(figure(333.403, { qualifier: 'more-than', decimals: 3, unit: 'km' }))).toEqual({
      value: 333.403,
      before: 'hơn ',
      number: '333,403',
      after: '\u00a0km',
    });
  });

  it('says a unit that nobody knows as the writer put it, or as the translator did', () => {
    expect(figureText(formatIn('vi')(figure(5, { unit: 'tấn' })))).toBe('5\u00a0tấn');
    expect(figureText(formatIn('en')(figure(5, { unit: 'tấn' }), 'tonnes'))).toBe('5\u00a0tonnes');
    expect(figureText(formatIn('ko')(figure(5, { unit: 'người' }), '명'))).toBe('5명');
  });

  it('keeps the decimals the writer gave', () => {
    expect(formatIn('vi')(figure(87, { decimals: 1 })).number).toBe('87,0');
  });
});

describe('dates', () => {
  it.each(Object.entries(DATES))('are written as %s writes them', (tag, expected) => {
    const span = datesIn(tag);
    const june = { year: 2023, month: 6 };
    expect([
      span({ from: { year: 2015 } }),
      span({ from: { year: 2015, month: 4 } }),
      span({ from: { ...june, day: 24 } }),
      span({ from: { ...june, day: 24 }, to: { ...june, day: 28 } }),
      span({ from: { ...june, day: 24 }, to: { year: 2023, month: 7, day: 2 } }),
      span({ from: { year: 2015 }, to: { year: 2020 } }),
    ]).toEqual(expected);
  });

  it('joins ends of different precision or year whole', () => {
    expect(datesIn('en')({ from: { year: 2010 }, to: { year: 2015, month: 4 } })).toBe('2010 – April 2015');
    expect(datesIn('zh')({ from: { year: 2022, month: 12 }, to: { year: 2023, month: 1 } })).toBe(
      '2022年12月 – 2023年1月',
    );
  });

  it('does not depend on the time zone of the machine', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Honolulu';
    expect(datesIn('en')({ from: { year: 2023, month: 1, day: 1 } })).toBe('1 January 2023');
    process.env.TZ = zone ?? 'UTC';
  });
});
