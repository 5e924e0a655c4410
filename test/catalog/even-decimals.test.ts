import { expect, it } from 'vitest';
import type { Figure } from '../../compositions/model/figure.ts';
import type { Cell } from '../../compositions/model/story.ts';
import { withEvenDecimals } from '../../scripts/catalog/even-decimals.ts';
import { figure, table, text } from './a-story.ts';

const cell = (value: number, decimals: number, rest: Partial<Figure> = {}): Cell => ({
  kind: 'figure',
  figure: figure(value, { decimals, unit: '%', ...rest }),
});
const tableOf = (...columns: readonly (readonly Cell[])[]) =>
  table(columns[0]!.map((_, row) => [text(`r.${row}`, `Tỉnh ${row}`), ...columns.map((column) => column[row]!)]));
const decimalsOf = ({ rows }: ReturnType<typeof tableOf>): (number | undefined)[][] =>
  rows.map((row) => row.slice(1).map((each) => (each.kind === 'figure' ? each.figure.decimals : undefined)));
const evened = (block: ReturnType<typeof tableOf>, together: 'apart' | 'grouped' = 'apart') =>
  decimalsOf(withEvenDecimals(block, together) as ReturnType<typeof tableOf>);

const shares = [cell(46, 0), cell(31.5, 1), { kind: 'empty' }] as const satisfies readonly Cell[];
const people = [cell(220, 0, { unit: '' }), cell(185, 0, { unit: '' }), cell(198, 0, { unit: '' })];

it('a column has the decimals of its most precise figure, whole numbers beside it none', () => {
  const block = tableOf(shares, people);
  expect(evened(block)).toEqual([
    [1, 0],
    [1, 0],
    [undefined, 0],
  ]);
  expect(withEvenDecimals(block, 'apart').rows[0]![1]).toMatchObject({ figure: { value: 46 } });
});

it('columns on one scale are one measure', () => {
  const block = tableOf([cell(46, 0), cell(54, 0)], [cell(31.5, 1), cell(68, 0)]);
  expect(evened(block)).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(evened(block, 'grouped')).toEqual([
    [1, 1],
    [1, 1],
  ]);
});

it('a figure of another unit in the column, a rounded one, and long fractions stay as they were written', () => {
  expect(evened(tableOf([cell(31.5, 1), cell(12, 0, { unit: 'km' })]))).toEqual([[1], [0]]);
  expect(evened(tableOf([cell(31.5, 1), cell(46, 0, { qualifier: 'about' })]))).toEqual([[1], [0]]);
  // 12,000 km would be read as twelve thousand.
  const border = [cell(333.403, 3, { unit: 'km' }), cell(12, 0, { unit: 'km' })];
  expect(evened(tableOf(border))).toEqual([[3], [0]]);
});
