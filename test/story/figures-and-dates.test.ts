import { describe, expect, test } from 'vitest';
import { readDate, readIsoDate } from '../../scripts/story/read-date.ts';
import { readFigure } from '../../scripts/story/read-figure.ts';
import { notationOf } from './notation.ts';

const read = (tag: string, text: string, words: Record<string, string> = {}) =>
  readFigure(text, notationOf(tag, words));

describe('figures', () => {
  test.each([
    ['vi', '34.318', 'exact', 34318, 0, ''],
    ['vi', '333,403 km', 'exact', 333.403, 3, 'km'],
    ['vi', '87,5 %', 'exact', 87.5, 1, '%'],
    ['vi', '87,5%', 'exact', 87.5, 1, '%'],
    ['vi', 'hơn 27.000', 'more-than', 27000, 0, ''],
    ['vi', 'Trên 27000', 'more-than', 27000, 0, ''],
    ['vi', 'gần 14.000', 'nearly', 14000, 0, ''],
    ['vi', 'khoảng 1.234.567,50', 'about', 1234567.5, 2, ''],
    ['vi', 'ít nhất 20', 'at-least', 20, 0, ''],
    ['vi', '−5 °C', 'exact', -5, 0, '°C'],
    ['vi', '12 km²', 'exact', 12, 0, 'km²'],
    ['vi', '12 km2', 'exact', 12, 0, 'km2'],
    ['vi', '0,5', 'exact', 0.5, 1, ''],
    ['en', '34,318.5', 'exact', 34318.5, 1, ''],
    ['en', 'over 27,000', 'more-than', 27000, 0, ''],
    ['fr', '34 318,5', 'exact', 34318.5, 1, ''],
    ['fr', '34\u202f318', 'exact', 34318, 0, ''],
    ['ru', '34\u00a0318 км', 'exact', 34318, 0, ''],
    ['ar', '٣٤٬٣١٨', 'exact', 34318, 0, ''],
    ['km', '៣៤,៣១៨', 'exact', 34318, 0, ''],
  ])('%s: %s', (tag, text, qualifier, value, decimals, unit) => {
    expect(read(tag, text)).toMatchObject({ kind: 'figure', figure: { qualifier, value, decimals, unit } });
  });

  test('a qualifier may follow the number, behind its counter', () => {
    const words = { 'figure.more-than': '{{number}}以上', 'figure.about': '約{{number}}' };
    expect(read('ja', '27,000人以上', words)).toMatchObject({
      figure: { qualifier: 'more-than', value: 27000 },
      unitWords: '人',
    });
    expect(read('ja', '約27,000人', words)).toMatchObject({
      figure: { qualifier: 'about', value: 27000 },
      unitWords: '人',
    });
  });

  test.each([
    ['vi', '12.34', '12,34'],
    ['vi', '1.10', '1,10'],
    ['vi', '34,318,000', '34.318.000'],
    ['vi', '1.2345', '1,2345'],
    ['vi', '12.3456.789', '123.456.789'],
    ['vi', '0123', '123'],
    ['vi', '1,1234567', '1,1234567'],
    ['en', '34.318.000', '34,318,000'],
    ['en', '1,10', '1.10'],
    ['vi', '99.999.999.999.999.999', '99.999.999.999.999.999'],
  ])('%s: %s is badly written; %s is proposed', (tag, text, expected) => {
    expect(read(tag, text)).toEqual({ kind: 'malformed', actual: text, expected });
  });

  test.each(['đoàn viên', '15/NQ-BCH', '2018–2023', '10:30', 'Nghị quyết 15', '28/6/2023', 'gầnđây 5', '', '1-2'])(
    '%j is no figure',
    (text) => {
      expect(read('vi', text)).toEqual({ kind: 'none' });
    },
  );
});

describe('dates', () => {
  test.each([
    ['2011', { from: { year: 2011 } }],
    ['4/2015', { from: { year: 2015, month: 4 } }],
    ['28/6/2023', { from: { year: 2023, month: 6, day: 28 } }],
    ['26-27/6/2023', { from: { year: 2023, month: 6, day: 26 }, to: { year: 2023, month: 6, day: 27 } }],
    ['26–27/6/2023', { from: { year: 2023, month: 6, day: 26 }, to: { year: 2023, month: 6, day: 27 } }],
    ['30/12/2022 – 2/1/2023', { from: { year: 2022, month: 12, day: 30 }, to: { year: 2023, month: 1, day: 2 } }],
    ['11/2022–2/2023', { from: { year: 2022, month: 11 }, to: { year: 2023, month: 2 } }],
    ['2018–2023', { from: { year: 2018 }, to: { year: 2023 } }],
    ['2023-06-28', { from: { year: 2023, month: 6, day: 28 } }],
    ['2023年6月28日', { from: { year: 2023, month: 6, day: 28 } }],
    ['29/2/2024', { from: { year: 2024, month: 2, day: 29 } }],
  ])('%s', (text, span) => {
    expect(readDate(text)).toEqual(span);
  });

  test.each([
    '31/6/2023',
    '29/2/2023',
    '13/2015',
    '0/2015',
    '27–26/6/2023',
    '2023–2018',
    '1234',
    '12345',
    '2011 x',
    '15',
    '',
  ])('%j is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  test('ISO dates may be a year, a month or a day', () => {
    expect(readIsoDate('2023-06-28')).toEqual({ year: 2023, month: 6, day: 28 });
    expect(readIsoDate('2023')).toEqual({ year: 2023 });
    expect(['2023-6-28', '2023-02-30', '2023-13', '28-06-2023', '2023-06-28T10:00Z'].map(readIsoDate)).toEqual(
      Array(5).fill(undefined),
    );
  });
});
