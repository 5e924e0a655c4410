import { expect, it } from 'vitest';
import { LOCALES } from '../../../compositions/model/locale.ts';
import { countSteps, isCounted } from '../../../compositions/video/count-up.ts';

const shown = (value: number, number: string, after = '') => ({ value, before: '', number, after });

const NUMBERS: readonly [tag: string, value: number, decimals: number][] = [
  ['vi', 34318, 0],
  ['vi', 333.403, 3],
  ['vi', -1234.5, 1],
  ['vi', 75, 2],
  ...LOCALES.map(({ tag }): [string, number, number] => [tag, 1234567.8, 1]),
];

it.each(NUMBERS)('each step is written as the language writes it: %s %d', (tag, value, decimals) => {
  const { intl } = LOCALES.find((locale) => locale.tag === tag)!;
  const format = new Intl.NumberFormat(intl, {
    useGrouping: 'always',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const written = (amount: number): string => format.format(amount).replace(/[\u200e\u200f\u061c]/g, '');
  const steps = countSteps(shown(value, written(value)));
  expect(steps).toHaveLength(24);
  const amounts = steps.map((step) => {
    const size = Number(step.replace(/\D/g, '')) / 10 ** decimals;
    return step.startsWith('-') ? -size : size;
  });
  // Read back and written by Intl, it is the same: separators, sign and leading zeros are those of the language.
  expect(steps).toEqual(amounts.map((amount) => (amount === 0 && value < 0 ? `-${written(0)}` : written(amount))));
  const sizes = amounts.map(Math.abs);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(sizes.at(-1)!).toBeLessThan(Math.abs(value));
  expect(sizes.at(-1)! / Math.abs(value)).toBeGreaterThan(0.98);
});

it('small numbers, years and what is no plain number do not count up', () => {
  expect(isCounted(shown(9, '9'))).toBe(false);
  expect(isCounted(shown(2015, '2.015'))).toBe(false);
  expect(isCounted(shown(2015, '2.015', ' người'))).toBe(true);
  expect(isCounted(shown(12, '12'))).toBe(true);
  expect(isCounted(shown(-34, '−34'))).toBe(true);
  expect(isCounted(shown(12, 'XII'))).toBe(false);
});
