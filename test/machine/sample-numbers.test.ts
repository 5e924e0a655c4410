import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { sampleNumbers, withoutNumber } from '../../scripts/machine/sample-numbers.ts';

test.each([
  ['ar', { zero: 0, one: 1, two: 2, few: 3, many: 11, other: 100 }],
  ['ru', { one: 1, few: 2, many: 5, other: 1.5 }],
  ['fr', { one: 1, many: 1_000_000, other: 2 }],
  ['es', { one: 1, many: 1_000_000, other: 2 }],
  ['en', { one: 1, other: 2 }],
  ['zh', { other: 1 }],
])('%s', (locale, expected) => {
  expect(Object.fromEntries(sampleNumbers(locale, pluralCategories(locale)))).toEqual(expected);
});

test('every category of every language has a number', () => {
  for (const { tag, intl } of LOCALES) {
    const categories = pluralCategories(tag);
    expect([...sampleNumbers(intl, categories).keys()]).toEqual(categories);
  }
});

describe('a number is taken off where it stands at one end', () => {
  test.each([
    ['3 профсоюза', 3, 'профсоюза'],
    ['\u200f3 نقابات', 3, 'نقابات'],
    ['٣ نقابات', 3, 'نقابات'],
    ['1 000 000 de syndicats', 1_000_000, 'de syndicats'],
    ['1\u202f000\u202f000 de syndicats', 1_000_000, 'de syndicats'],
    ['1.000.000 de sindicatos', 1_000_000, 'de sindicatos'],
    ['1000000 de sindicatos', 1_000_000, 'de sindicatos'],
    ['1,5 первичной организации', 1.5, 'первичной организации'],
    ['unions: 2', 2, 'unions:'],
    ['2 unions, 2018–2023', 2, 'unions, 2018–2023'],
  ])('%s', (text, number, rest) => {
    expect(withoutNumber(text, number)).toBe(rest);
  });

  test.each([
    ['Three unions', 3],
    ['1 million de syndicats', 1_000_000],
    ['13 unions', 3],
    ['1 000 unions', 1],
    ['1,5 union', 1],
    ['3rd union', 3],
    ['the 3 unions', 3],
    ['3', 3],
    ['год 2013', 3],
    ['year 1.3', 3],
  ])('%s is no such text', (text, number) => {
    expect(withoutNumber(text, number)).toBeUndefined();
  });
});
