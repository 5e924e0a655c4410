import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import { numberMismatch } from '../../scripts/catalog/number-mismatch.ts';

const compare = (source: string, locale: string, text: string, from = 'vi') =>
  numberMismatch({ text: source, locale: from }, { text, locale });

const SAME: readonly (readonly [source: string, locale: string, translation: string])[] = [
  // Thousands and decimals, native digits.
  ['34.318 đoàn viên', 'en', '34,318 members'],
  ['34.318 đoàn viên', 'fr', '34\u202f318 adhérents'],
  ['34.318 đoàn viên', 'ru', '34\u00a0318 членов'],
  ['34.318', 'es', '34,318'],
  ['34.318', 'ar', '٣٤٬٣١٨'],
  ['34.318', 'th', '๓๔,๓๑๘'],
  ['34.318', 'lo', '໓໔.໓໑໘'],
  ['34.318', 'km', '៣៤,៣១៨'],
  ['34.318', 'ja', '３４，３１８'],
  ['1.234.567,89', 'ru', '1 234 567,89'],
  ['87,5 %', 'ar', '٨٧٫٥٪'],
  ['2,5 %', 'th', '๒.๕%'],
  ['giảm 1.5 lần', 'en', '1.5 times'],
  // Units of ten thousand, and millions.
  ['27.000', 'zh', '2.7万'],
  ['27.000', 'ja', '2万7000'],
  ['34.318', 'ko', '3만 4,318'],
  ['120 triệu', 'zh', '1.2亿'],
  ['1,5 tỷ', 'zh', '15亿'],
  ['4.960.000 đồng', 'ko', '496만 동'],
  ['3.000 tỷ đồng', 'en', '3 trillion dong'],
  ['2,7 triệu', 'fr', '2,7 millions'],
  ['40.000', 'ar', '٤٠ ألف'],
  // In words.
  ['1 triệu', 'ru', 'один миллион'],
  ['100 người', 'en', 'a hundred people'],
  ['25 người', 'ru', 'двадцать пять человек'],
  ['50% công nhân', 'en', 'half of the workers'],
  ['hai mươi người', 'en', '20 people'],
  ['một nghìn người', 'en', '1,000 people'],
  ['Ba đại hội', 'ja', '3大会'],
  ['lần thứ 11', 'ar', 'الحادي عشر'],
  // Romans, names, documents, addresses.
  ['Đại hội XIII', 'en', '13th Congress'],
  ['thế kỷ 21', 'fr', 'XXIe siècle'],
  ['Covid-19', 'zh', '新冠'],
  ['Nghị định 145/2020/NĐ-CP', 'zh', '第145/2020/NĐ-CP号法令'],
  ['xem https://a.vn/2024/05', 'en', 'see the site'],
  ['trong {{n15}} chuyến', 'en', 'trips'],
  // Dates, times, ranges.
  ['28/6/2023', 'en', '28 June 2023'],
  ['28/6/2023', 'zh', '2023年6月28日'],
  ['28/6/2023', 'ja', '令和5年6月28日'],
  ['28/6/2023', 'th', '28 มิถุนายน 2566'],
  ['28/6/2023', 'ru', '28.06.2023'],
  ['ngày 2-9-1945', 'en', '2 September 1945'],
  ['năm 2023–2024', 'en', '2023–24'],
  ['thập niên 90', 'en', 'the 1990s'],
  ['lúc 19 giờ 30', 'en', 'at 7:30 p.m.'],
  ['lúc 10:00', 'fr', 'à 10 h'],
  ['15 giờ ngày 1/5', 'en', '3 p.m. on 1 May'],
  ['24/24 giờ', 'en', '24 hours a day'],
];

describe('numberMismatch', () => {
  it.each(SAME)('%s: %s %s', (source, locale, translation) => {
    expect(compare(source, locale, translation)).toBeUndefined();
  });

  it.each(LOCALES.map(({ tag }) => tag))('finds the numbers of every text in itself: %s', (tag) => {
    const file = readFileSync(`scripts/bench/corpus/${tag}.json`, 'utf8');
    const { texts } = JSON.parse(file) as { texts: readonly { value: string }[] };
    const numbers = texts.filter(({ value }) => /\p{Nd}/u.test(value));
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers.filter(({ value }) => compare(value, tag, value, tag))).toEqual([]);
  });

  it('tells what is missing and what is new as the translator writes numbers', () => {
    expect(compare('34.318 người, năm 2023', 'fr', '34.318 personnes, 2032')).toEqual({
      missing: ['34\u202f318', '2023'],
      unknown: ['34.318', '2032'],
    });
    expect(compare('từ 13 tỉnh', 'en', 'from provinces')).toEqual({ missing: ['13'], unknown: [] });
  });

  it('counts how often a number stands there', () => {
    expect(compare('5 người và 5 đoàn', 'en', '5 people and delegations')).toEqual({ missing: ['5 ×2'], unknown: [] });
    expect(compare('500 nam, 500 nữ', 'fr', '500 hommes et femmes')).toEqual({ missing: ['500 ×2'], unknown: [] });
    expect(compare('500 người', 'ru', '500 мужчин и 500 женщин')).toEqual({ missing: [], unknown: ['500 ×2'] });
    expect(compare('5 người và 5 đoàn', 'th', '5 คนและคณะ')).toEqual({ missing: ['5 ×2'], unknown: [] });
  });

  it.each([
    ['5 người và 5 đoàn', 'en', 'five people and 5 delegations'],
    ['5 người và 5 đoàn', 'ru', '5 человек и пять делегаций'],
    ['5 người và 5 đoàn', 'ja', '5人と五つの団体'],
    ['25 nam, 25 nữ', 'en', '25 men and twenty-five women'],
    ['năm 2023 và cuối năm 2023', 'en', 'in 2023, also at the end of the year'],
    ['từ 24/6/2023 đến 28/6/2023', 'en', '24 to 28 June 2023'],
    ['Đại hội 13, sau Đại hội 13', 'en', 'the 13th Congress, after the XIII Congress'],
    ['27.000 và 27.000', 'zh', '2.7万和27000'],
  ])('takes a number in words, a year or a date for told: %s (%s)', (source, locale, translation) => {
    expect(compare(source, locale, translation)).toBeUndefined();
  });

  it('takes a verb for no month', () => {
    expect(compare('có thể vào 28 tháng 6', 'en', 'You may come on 28 June')).toBeUndefined();
    expect(compare('vào 28 tháng 6', 'en', 'on 28 May')).toEqual({ missing: ['June'], unknown: ['May'] });
  });

  it('reads 3 พันธมิตร as three allies', () => {
    expect(compare('34 đồng minh', 'th', '34 พันธมิตร')).toBeUndefined();
  });
});
