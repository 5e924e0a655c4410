import { expect, test } from 'vitest';
import { chartChoice } from '../../compositions/model/chart-choice.ts';
import type { Cell, ChartKind } from '../../compositions/model/story.ts';
import { date, number, table, text } from '../catalog/a-story.ts';

const EMPTY: Cell = { kind: 'empty' };
const named = (rows: readonly (readonly Cell[])[]) =>
  rows.map((cells, index) => [text(`r.${index}`, `Tên ${index}`), ...cells]);
const dated = (rows: readonly (readonly Cell[])[]) =>
  rows.map((cells, index) => [date({ year: 2010 + index }), ...cells]);
const ones = (count: number): Cell[] => Array.from({ length: count }, () => number(1));

/** What a table is asked to be, what it becomes, and why. */
const CASES: readonly (readonly [
  what: string,
  asked: ChartKind | undefined,
  rows: readonly (readonly Cell[])[],
  form: string,
  fault?: string,
])[] = [
  ['nothing', 'bar', [], 'table', 'no-numbers'],
  ['no figure but gaps', 'column', named([[EMPTY], [EMPTY]]), 'table', 'no-numbers'],
  ['words among figures', 'bar', named([[number(1)], [text('x', 'nhiều')]]), 'table', 'words'],
  ['one value', 'bar', named([[number(12)]]), 'bar', 'one-value'],
  ['one share', 'proportion', named([[number(87.5, '%')]]), 'proportion'],
  ['all zero', 'bar', named([[number(0)], [number(0)]]), 'bar'],
  ['a huge range', undefined, named([[number(1)], [number(1_000_000)]]), 'bar', 'huge-range'],
  ['a large range', undefined, named([[number(1)], [number(900)]]), 'bar'],
  ['a huge range as a table', 'table', named([[number(1)], [number(1_000_000)]]), 'table'],
  ['a line through names', 'line', named([[number(1)], [number(2)]]), 'bar', 'not-time'],
  ['a line of one point', 'line', dated([[number(1)]]), 'column', 'one-value'],
  ['five measures', 'line', dated([ones(5), ones(5)]), 'table', 'too-many-series'],
  ['areas over each other', 'area', dated([ones(2), ones(2)]), 'line', 'area-series'],
  [
    'negative parts',
    'stacked',
    named([
      [number(1), number(-1)],
      [number(2), number(3)],
    ]),
    'bar',
    'stacked-negative',
  ],
  [
    'two units on one scale',
    'grouped',
    named([
      [number(1, 'km'), number(1, '%')],
      [number(2, 'km'), number(3, '%')],
    ]),
    'bar',
    'two-units',
  ],
  ['parts of no whole', 'proportion', named([[number(40, '%')], [number(30, '%')]]), 'bar', 'not-a-whole'],
  ['six parts', 'proportion', named(ones(6).map((cell) => [cell])), 'bar', 'too-many-parts'],
  ['a whole of two measures', 'proportion', named([ones(2), ones(2)]), 'bar', 'proportion-series'],
  ['a group of one measure', 'grouped', named([[number(1)], [number(2)]]), 'bar'],
  ['a missing part', 'proportion', named([[number(40)], [EMPTY]]), 'bar', 'not-a-whole'],
];

test.each(CASES.map((each) => ({ what: each[0], each })))('$what', ({ each: [, asked, rows, form, fault] }) => {
  const choice = chartChoice(table(rows, asked ? { chart: asked } : {}));
  expect(choice.form).toBe(form);
  expect(choice.fault?.id).toBe(fault);
});

test('every fault has its words and a way out in both languages', async () => {
  for (const locale of ['vi', 'en']) {
    const { default: words } = await import(`../../locales/${locale}/cli.json`, { with: { type: 'json' } });
    const faults = CASES.flatMap((each): string[] => (each[4] === undefined ? [] : [each[4]]));
    for (const id of new Set(faults)) {
      expect(words, id).toHaveProperty([`chart-unsuitable.${id}`]);
      expect(words, id).toHaveProperty([`chart-unsuitable.${id}.hint`]);
    }
  }
});
