import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../compositions/model/locale.ts';
import type { Block } from '../../compositions/model/story.ts';
import { createDateFormat } from '../../scripts/catalog/format-date.ts';
import { createFigureFormat } from '../../scripts/catalog/format-figure.ts';
import { createTickFormat } from '../../scripts/catalog/format-ticks.ts';
import { loadInterfaceWords } from '../../scripts/catalog/load-catalog.ts';
import { showTable } from '../../scripts/catalog/show-table.ts';
import type { Speaker } from '../../scripts/catalog/speaker.ts';
import { date, message, number, table, text } from './a-story.ts';

const speakerOf = async (tag: string): Promise<Speaker> => {
  const locale = LOCALES.find((each) => each.tag === tag)!;
  const loaded = await loadInterfaceWords('.', tag);
  if (!loaded.ok) throw new Error(tag);
  const figure = createFigureFormat(locale, loaded.value);
  return {
    words: ({ key, source }) => ({ key, value: source }),
    figure: (each) => figure(each),
    ticks: createTickFormat(locale, figure),
    span: createDateFormat(locale, loaded.value),
    shortSpan: createDateFormat(locale, loaded.value, 'short'),
    interface: loaded.value,
    assets: {},
  };
};

const years = (values: readonly number[], unit = '', rest: Partial<Extract<Block, { kind: 'table' }>> = {}) =>
  table(
    values.map((value, index) => [date({ year: 2010 + index }), number(value, unit)]),
    rest,
  );

const chartOf = async (block: Block, tag = 'vi') => {
  const shown = showTable(block as never, await speakerOf(tag));
  if (shown.kind !== 'chart') throw new Error(shown.kind);
  return shown;
};

const ticksOf = async (block: Block, tag: string) => {
  const { ticks } = (await chartOf(block, tag)).axes![0]!;
  const last = ticks.at(-1)!;
  return [...ticks.slice(0, -1).map(({ number: each }) => each), `${last.before}${last.number}${last.after}`];
};

describe('the axis of a chart', () => {
  const millions = years(Array.from({ length: 10 }, (_, index) => 300_000 + index * 180_000));
  it.each([
    ['vi', ['0', '0,5', '1,0', '1,5', '2,0\u00a0triệu']],
    ['en', ['0', '0.5', '1.0', '1.5', '2.0\u00a0million']],
    ['ru', ['0', '0,5', '1,0', '1,5', '2,0\u00a0миллиона']],
    ['zh', ['0', '50', '100', '150', '200万']],
    ['ko', ['0', '50', '100', '150', '200만']],
  ])('counts millions as readers of %s do, in a word said once', async (tag, expected) => {
    expect(await ticksOf(millions, tag)).toEqual(expected);
  });

  it('stands in every locale, each number once', async () => {
    for (const { tag } of LOCALES) {
      const ticks = await ticksOf(millions, tag);
      expect(new Set(ticks).size, tag).toBe(ticks.length);
    }
  });

  it('says its unit once, and where it begins if not at zero', async () => {
    const shares = years([61, 63, 66, 70, 72, 74, 77, 81, 84], '%');
    expect(await ticksOf(shares, 'fr')).toEqual(['60', '65', '70', '75', '80', '85\u00a0%']);
    expect((await chartOf(shares)).axes![0]!.note).toBe('trục bắt đầu từ 60%');
    expect((await chartOf({ ...shares, chart: 'area' })).axes![0]).not.toHaveProperty('note');
    expect((await chartOf({ ...shares, chart: 'column' })).axes![0]!.ticks[0]!.value).toBe(0);
  });
});

describe('several measures', () => {
  const two = (first: readonly number[], second: readonly number[], rest = {}) =>
    table(
      first.map((value, index) => [text(`s.row.${index}`, `Tỉnh ${index}`), number(value), number(second[index]!)]),
      { header: [text('h', 'Tỉnh'), text('c.1', 'Nam'), text('c.2', 'Nữ')], ...rest },
    );

  it('share a scale where they are alike, and keep apart where one would flatten the other', async () => {
    expect(await chartOf(two([220, 185], [312, 140]))).toMatchObject({ chart: 'bar', together: 'grouped' });
    expect(await chartOf(two([220, 185], [27_000, 14_000]))).toMatchObject({ chart: 'bar', together: 'apart' });
  });

  it('tell their unit once over all, a single one beside its name', async () => {
    const unit = message('s.unit.1', 'nghìn người');
    expect(await chartOf(two([220, 185], [312, 140], { unit }))).toMatchObject({
      measure: { value: 'nghìn người' },
      series: [{ name: { value: 'Nam' } }, { name: { value: 'Nữ' } }],
    });
    expect(await chartOf(years([1, 2], '', { unit }))).toMatchObject({
      series: [{ name: { key: 's.column.2', value: 'Đoàn (nghìn người)' } }],
    });
  });

  it('are a whole where a few shares make a hundred, rounding allowed', async () => {
    const shares = (values: readonly number[]) =>
      table(values.map((value, index) => [text(`r.${index}`, `Nhóm ${index}`), number(value, '%')]));
    expect(await chartOf(shares([33, 33, 33]))).toMatchObject({ chart: 'proportion' });
    expect(await chartOf(shares([62, 38]))).toMatchObject({ chart: 'proportion' });
    expect(await chartOf(shares([62, 30]))).toMatchObject({ chart: 'bar' });
  });

  it('in time stand where their dates are, months and missing years between', async () => {
    const uneven = table(
      [date({ year: 2010 }), date({ year: 2011 }), date({ year: 2014 })].map((cell) => [cell, number(5)]),
      { chart: 'line' },
    );
    expect((await chartOf(uneven)).positions).toEqual([0, 0.25, 1]);
  });
});
