import { beforeAll, describe, expect, it } from 'vitest';
import { chartPieces } from '../../../compositions/infographic/blocks/charts/index.ts';
import { cellsOf } from '../../../compositions/infographic/blocks/charts/proportion.ts';
import { createSetting, type Setting } from '../../../compositions/infographic/setting.ts';
import type { Mark, RectMark } from '../../../compositions/layout/mark.ts';
import { mirrored, moved, stack } from '../../../compositions/layout/piece.ts';
import type { TextEngine } from '../../../compositions/layout/text.ts';
import type { ShownBlock } from '../../../compositions/model/document.ts';
import { FORMATS, type FormatId } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { chart, documentOf, figure, words } from './document.ts';
import { THEME } from './marks.ts';

type Chart = Extract<ShownBlock, { kind: 'chart' }>;

/** Widths that charts are given: a card, a panel of three, a whole page. */
const PLACES: readonly [FormatId, number][] = [
  ['square', 950],
  ['wide', 540],
  ['a4', 1000],
  ['vertical', 800],
  ['landscape', 1700],
];
const HUGE = 100_000;
const engines = new Map<string, TextEngine>();
beforeAll(async () => {
  for (const tag of ['en', 'ar']) engines.set(tag, await createTextEngine(tag));
});

const settingOf = (format: FormatId, tag = 'en'): Setting =>
  createSetting({
    document: documentOf([]),
    format: FORMATS.find(({ id }) => id === format)!,
    locale: findLocale(tag)!,
    theme: THEME,
    engine: engines.get(tag)!,
  });

const marksOf = (shown: ShownBlock, [format, width]: readonly [FormatId, number], tag = 'en'): readonly Mark[] =>
  stack(chartPieces(settingOf(format, tag).context(1), shown as Chart, width), 24).marks;

/** What a reader would see as broken in a chart alone on an endless page. */
async function faultsOf(marks: readonly Mark[], format: FormatId, width: number, tag: string): Promise<string[]> {
  const placed = moved(tag === 'ar' ? mirrored(marks, width) : marks, 200, 400);
  const page = { id: 'chart', width: HUGE, height: HUGE, background: THEME.panel, marks: placed };
  const findings = await lintPages([page], { story: 's', locale: tag, format });
  // The page is as wide as no phone, so that type looks too small on it.
  const broken = findings.filter(({ rule }) => rule === 'text-overflow' || rule === 'low-contrast');
  const outside = marks.flatMap((mark) => {
    const inner =
      mark.kind === 'text'
        ? mark.text.lines.map(({ x, width: own }) => [mark.box.x + x, own] as const)
        : [[mark.box.x, mark.box.width] as const];
    return inner
      .filter(([x, own]) => x < -6 || x + own > width + 6)
      .map(([x, own]) => `${mark.kind} from ${x} to ${x + own} of ${width}`);
  });
  return [...broken.map(({ id, key, values }) => `${id} ${key} ${JSON.stringify(values)}`), ...outside];
}

/** Numbers that come again with each run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** Values of many kinds: small, large, decimal, negative, nought, missing. */
function valuesOf(next: () => number, count: number, negative: boolean): (number | null)[] {
  const size = 10 ** Math.floor(next() * 7);
  return Array.from({ length: count }, () => {
    const kind = next();
    if (kind < 0.08) return null;
    if (kind < 0.16) return 0;
    const value = Math.ceil(next() * size);
    return negative && kind > 0.75 ? -value : value;
  });
}

const bars = (marks: readonly Mark[], motion: 'grow-x' | 'grow-y'): RectMark[] =>
  marks.filter((mark): mark is RectMark => mark.kind === 'rect' && mark.motion?.kind === motion);

describe('bars', () => {
  it('are as long as their values, from one line of zero', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const next = random(seed * 7919);
      const values = valuesOf(next, 1 + Math.floor(next() * 12), seed % 2 === 0);
      for (const kind of ['bar', 'column'] as const) {
        const shown = chart(kind, values);
        const [motion, length] = kind === 'bar' ? (['grow-x', 'width'] as const) : (['grow-y', 'height'] as const);
        const drawn = bars(marksOf(shown, PLACES[seed % PLACES.length]!), motion);
        const given = values.flatMap((value) => value || []);
        expect(drawn).toHaveLength(given.length);
        const perUnit = Math.max(0, ...drawn.map((bar) => bar.box[length])) / Math.max(1, ...given.map(Math.abs));
        drawn.forEach(({ box }, index) => {
          expect(Math.abs(box[length] - Math.abs(given[index]!) * perUnit), `${kind} ${values}`).toBeLessThanOrEqual(1);
        });
        const zeros = drawn.map(({ box }, index) => {
          const isUp = given[index]! > 0;
          return kind === 'bar' ? (isUp ? box.x : box.x + box.width) : isUp ? box.y + box.height : box.y;
        });
        expect(new Set(zeros.map(Math.round)).size, `${kind} ${values}`).toBeLessThanOrEqual(1);
      }
    }
  });

  it('of nothing but zero are none: the numbers stand at the line of zero', () => {
    for (const kind of ['bar', 'column'] as const) {
      const marks = marksOf(chart(kind, [0, 0, 0]), PLACES[0]!);
      expect(bars(marks, 'grow-x').length + bars(marks, 'grow-y').length).toBe(0);
      expect(marks.filter((mark) => mark.kind === 'text' && mark.text.value === '0')).toHaveLength(3);
    }
  });

  it('of measures on one scale are comparable, and stacks as long as their sums', () => {
    const series = [
      { name: words('Men'), values: [100, 50].map((value) => figure(value)) },
      { name: words('Women'), values: [60, 90].map((value) => figure(value)) },
    ];
    const base = { ...(chart('bar', [1, 2], (index) => `Province ${index}`) as Chart), series };
    const grouped = bars(marksOf({ ...base, together: 'grouped' }, PLACES[0]!), 'grow-x');
    expect(grouped.map(({ box }) => Math.round((box.width * 100) / grouped[0]!.box.width))).toEqual([100, 60, 50, 90]);
    expect(new Set(grouped.map(({ fill }) => fill)).size).toBe(2);
    const stacked = bars(marksOf({ ...base, together: 'stacked' }, PLACES[0]!), 'grow-x');
    const [a, b, c, d] = stacked.map(({ box }) => box) as [Mark['box'], Mark['box'], Mark['box'], Mark['box']];
    expect((b.x + b.width) / (d.x + d.width)).toBeCloseTo(160 / 140, 1);
    expect(b.x - (a.x + a.width)).toBeLessThanOrEqual(4);
    expect(c.x).toBe(a.x);
  });
});

describe.each(['en', 'ar'])('charts of random data in %s', (tag) => {
  it.each(['bar', 'column', 'line', 'area'] as const)('%s: no label over another, nothing outside', async (kind) => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const next = random(seed * 104_729);
      const count = kind === 'line' || kind === 'area' ? 2 + Math.floor(next() * 40) : 1 + Math.floor(next() * 14);
      const place = PLACES[seed % PLACES.length]!;
      const values = valuesOf(next, count, seed % 3 === 0);
      const name =
        kind === 'bar'
          ? (index: number) => ['Hanoi', 'Federation of labour of the province of Cao Bằng', 'Health'][index % 3]!
          : undefined;
      const shown = { ...(chart(kind, values, name) as Chart), highlight: [Math.floor(next() * count)] };
      const numbers = values.map((value) => value ?? 0);
      const [low, high] = [Math.min(0, ...numbers), Math.max(1, ...numbers)];
      const ticks = [low, (low + high) / 2, high].map((value) => ({ ...figure(value), number: value.toFixed(0) }));
      const axes = low < 0 ? [low, 0, high].map((value) => figure(value)) : ticks;
      const marks = marksOf(kind === 'bar' ? shown : { ...shown, axes: [{ ticks: axes }] }, place, tag);
      expect(await faultsOf(marks, place[0], place[1], tag), `${kind} ${seed} ${place}: ${values}`).toEqual([]);
    }
  });
});

describe('lines', () => {
  it('run from right to left in Arabic, numbers as they are', () => {
    const shown = chart('line', [1, 2, 9]);
    const pathOf = (tag: string) => marksOf(shown, PLACES[0]!, tag).find((mark) => mark.kind === 'path');
    const xs = (tag: string) =>
      [...((pathOf(tag) as { d: string }).d.matchAll(/[ML]([\d.]+)/g) ?? [])].map(([, x]) => Number(x));
    expect(xs('en')).toEqual([...xs('en')].sort((a, b) => a - b));
    expect(xs('ar')).toEqual([...xs('ar')].sort((a, b) => b - a));
  });

  it('leave a gap for what is missing, and show a point that stands alone', () => {
    const marks = marksOf(chart('line', [3, 4, null, 5, null, 6, 7]), PLACES[0]!);
    const path = marks.find((mark) => mark.kind === 'path') as { d: string };
    expect(path.d.match(/M/g)).toHaveLength(2);
    expect(marks.some((mark) => mark.kind === 'rect' && mark.radius && mark.box.width === 2 * mark.radius)).toBe(true);
  });

  it('have their names at their ends, apart', () => {
    const series = ['Men', 'Women', 'Both'].map((name, number) => ({
      name: words(name),
      values: [10, 20, 30 + number].map((value) => figure(value)),
    }));
    const marks = marksOf({ ...(chart('line', [1, 2, 3]) as Chart), series, together: 'grouped' }, PLACES[0]!);
    const names = marks.filter((mark) => mark.kind === 'text' && ['Men', 'Women', 'Both'].includes(mark.text.value));
    const tops = names.map(({ box }) => box.y).sort((a, b) => a - b);
    expect(names).toHaveLength(3);
    expect(tops[1]! - tops[0]!).toBeGreaterThan(30);
    expect(tops[2]! - tops[1]!).toBeGreaterThan(30);
  });
});

describe('proportions', () => {
  it('are a hundred cells, each part its share', () => {
    expect(cellsOf([0.625, 0.25, 0.125])).toEqual([63, 25, 12]);
    expect(cellsOf([1 / 3, 1 / 3, 1 / 3]).reduce((sum, each) => sum + each, 0)).toBe(100);
    expect(cellsOf([0.875])).toEqual([88]);
    const shown = chart('proportion', [62, 38], (index) => `Group ${index}`);
    const cells = marksOf(shown, PLACES[0]!).filter(
      (mark) => mark.kind === 'rect' && mark.box.width < 60 && mark.box.width === mark.box.height,
    );
    expect(cells.length).toBeGreaterThanOrEqual(100);
  });

  it('are one bar where there is no room for cells', () => {
    const parts = bars(
      marksOf(
        chart('proportion', [62, 38], (index) => `Group ${index}`),
        ['wide', 420],
      ),
      'grow-x',
    );
    expect(parts).toHaveLength(2);
    expect(parts[0]!.box.width / 420).toBeCloseTo(0.62, 1);
  });
});
