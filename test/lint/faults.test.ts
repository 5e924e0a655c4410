import { beforeAll, describe, expect, test } from 'vitest';
import type { Page } from '../../compositions/layout/mark.ts';
import { RULES } from '../../compositions/model/diagnostic.ts';
import { FORMATS, type FormatId } from '../../compositions/model/format.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { documentOf, section, statistics, words } from '../compositions/infographic/document.ts';
import { layOut } from '../compositions/infographic/marks.ts';
import { besideText, briefly, findings, movedTo, realPages, textOf, told, withText } from './pages.ts';

const pages = new Map<FormatId, readonly Page[]>();
beforeAll(async () => {
  for (const { id } of FORMATS) pages.set(id, await realPages(id));
});

const pageOf = (format: FormatId, id: string): Page => pages.get(format)!.find((page) => page.id === id)!;
const square = (): Page => pageOf('square', 'cover');

test.each(FORMATS)('$id: nothing is told of pages that are as they should be', async ({ id }) => {
  expect(await told(pages.get(id)!, id)).toEqual([]);
});

describe('a headline far too long', () => {
  const TITLE = 'Workers of a border province tell of five years of journeys abroad and home again';
  const LONG = Array(5).fill(TITLE).join(' ');
  const story = (title: string) => documentOf([section('one', [statistics(2)])], { title: words(title, 'title') });

  test.each(['square', 'portrait', 'link', 'wide', 'vertical', 'square-video'] as const)(
    '%s: told by its key, with what is too much, and nothing that it pushes away',
    async (format) => {
      const clean = await layOut(story(TITLE), format);
      expect(await told(clean.pages, format)).toEqual([]);
      const long = await layOut(story(LONG), format);
      const found = await findings(long.pages, format);
      expect(briefly(found)[0]).toBe('text-overflow.high title');
      expect(new Set(found.map(({ key }) => key))).toEqual(new Set(['title']));
      const { percent, characters } = found[0]!.values as { percent: number; characters: number };
      expect(percent).toBeGreaterThan(0);
      expect(characters).toBeGreaterThan(0);
      // Shortened by what it is said to be too long by, and a word or two more, it fits.
      const shorter = LONG.slice(0, -characters - 12);
      expect(await told((await layOut(story(shorter), format)).pages, format)).toEqual([]);
    },
  );

  test('the message says in both languages what is too high, where, and by how much', async () => {
    const long = await layOut(story(LONG), 'link');
    const [finding] = await findings(long.pages, 'link');
    const values = { ...finding!.values, locale: 'en', format: 'link' };
    expect(loadWords('en')(finding!.id, values)).toMatch(
      /^Text “title” \(en, link\) is \d+ % too high for its place on page 1\. Characters too many: about \d+\.$/,
    );
    expect(loadWords('vi')(finding!.id, values)).toMatch(
      /^Chữ “title” \(en, link\) cao hơn chỗ dành cho nó \d+ % ở trang 1: thừa khoảng \d+ ký tự\.$/,
    );
  });
});

test('more lines than the design gives a title or a heading are told, however much room there is', async () => {
  const SENTENCE = 'Workers of a border province tell of five years of journeys abroad and home again';
  const headed = (heading: string) => documentOf([section('one', [statistics(1)], heading)]);
  const fourLines = await layOut(headed([SENTENCE, SENTENCE, SENTENCE].join(' ')), 'square');
  expect(await told(fourLines.pages, 'square')).toContain('text-overflow.high one.heading');
  expect(await told((await layOut(headed(SENTENCE), 'square')).pages, 'square')).toEqual([]);
  const title = textOf(square(), 'title');
  const line = title.text.lines[0]!;
  const five = Array.from({ length: 5 }, (_, index) => ({ ...line, baseline: line.baseline + index * 20 }));
  const roomy = { ...title, text: { ...title.text, lines: five }, room: { lines: 4, height: 900 } };
  expect(await told([withText(square(), 'title', () => roomy)], 'square')).toContain('text-overflow.high title');
});

test('a word too wide for its slot is told with the share and the characters of its own line', async () => {
  const page = withText(square(), 'title', (mark) => ({
    ...mark,
    text: { ...mark.text, excess: mark.text.slot * 0.25 },
  }));
  const [finding] = await findings([page], 'square');
  expect(finding).toMatchObject({ id: 'text-overflow.wide', key: 'title', values: { percent: 25, page: 'cover' } });
  const longest = Math.max(...textOf(page, 'title').text.lines.map(({ text }) => text.length));
  expect(finding!.values!.characters).toBeLessThanOrEqual(Math.ceil(longest / 5) + 1);
});

test('a text over another is told of the first, naming the other', async () => {
  const { box } = textOf(square(), 'title');
  const page = withText(square(), 'summary', movedTo({ x: box.x + 20, y: box.y + 10 }));
  const [finding] = await findings([page], 'square');
  expect(finding).toMatchObject({ id: 'text-overflow.over', key: 'title', values: { other: 'summary' } });
});

test('a text out of the page is cut off, at whatever edge', async () => {
  const { box } = textOf(square(), 'title');
  for (const place of [{ x: -60 }, { x: 1080 - box.width + 60 }, { y: -40 }]) {
    expect(await told([withText(square(), 'title', movedTo(place))], 'square')).toContain('text-overflow.cut title');
  }
  const under = await told([withText(square(), 'title', movedTo({ y: 1060 }))], 'square');
  expect(under).toContain('text-overflow.high title');
});

test('a text that runs out of the panel it begins on is told, one that fills it is not', async () => {
  const { box, text } = textOf(square(), 'summary');
  const longest = Math.max(...text.lines.map(({ width }) => width));
  const panel = (width: number): Page =>
    besideText(square(), 'summary', 'under', {
      kind: 'rect',
      box: { x: box.x - 10, y: box.y - 10, width, height: box.height + 20 },
      fill: '#0b2a5b',
      radius: 8,
    });
  expect(await told([panel(longest + 20)], 'square')).toEqual([]);
  expect(await told([panel(longest * 0.7)], 'square')).toEqual(['text-overflow.panel summary']);
});

test.each([
  ['a box', { kind: 'rect', fill: '#ffffff' }],
  ['a box that lets something through', { kind: 'rect', fill: '#ffffff', opacity: 0.3 }],
  ['a picture', { kind: 'image', hash: 'photo', crop: { x: 0, y: 0, width: 9, height: 9 }, alt: 'Workers' }],
  ['a shape', { kind: 'path', d: 'M0 0H400V200H0Z', fill: '#ffffff' }],
  ['a line', { kind: 'path', d: 'M0 0L400 100', stroke: '#ffffff', strokeWidth: 8 }],
] as const)('%s over a text is told', async (_, paint) => {
  const { x, y } = textOf(square(), 'summary').box;
  const box = { x, y, width: 400, height: 100 };
  const page = besideText(square(), 'summary', 'over', { box, ...paint });
  expect(await told([page], 'square')).toContain('text-overflow.covered summary');
});

test('a shape whose box lies over a text, but not what it draws, hides nothing', async () => {
  const { x, y } = textOf(square(), 'summary').box;
  const box = { x, y, width: 400, height: 100 };
  const corner = { kind: 'path', box, d: 'M398 0L400 0L400 2Z', fill: '#ffffff' } as const;
  const away = { kind: 'path', box, d: 'M0 -12L400 -12', stroke: '#ffffff', strokeWidth: 1 } as const;
  expect(await told([besideText(square(), 'summary', 'over', corner)], 'square')).toEqual([]);
  expect(await told([besideText(square(), 'title', 'under', away)], 'square')).toEqual([]);
});

test.each(FORMATS)('$id: text of 12 px is too small to read', async ({ id }) => {
  const [page] = pages.get(id)!;
  const small = withText(page!, 'title', (mark) => ({ ...mark, text: { ...mark.text, size: 12 } }));
  const [finding] = await findings([small], id);
  expect(finding).toMatchObject({ rule: 'text-too-small', key: 'title', actual: '12 px' });
  expect(RULES['text-too-small'].check).toBe('warning');
  for (const language of ['vi', 'en'] as const) expect(loadWords(language).has(finding!.id)).toBe(true);
});

describe('what platforms take', () => {
  test('text under the buttons of a vertical video, at the side and at the foot', async () => {
    const cover = pageOf('vertical', 'cover');
    const { width } = textOf(cover, 'summary').box;
    const aside = withText(cover, 'summary', movedTo({ x: 1080 - width - 10 }));
    expect(await told([aside], 'vertical')).toContain('unsafe-area.text-buttons summary');
    const low = withText(cover, 'summary', movedTo({ y: 1500 }));
    const found = await findings([low], 'vertical');
    expect(briefly(found)).toContain('unsafe-area.text-buttons summary');
    expect(found.find(({ rule }) => rule === 'unsafe-area')!.values).toMatchObject({ page: 'cover' });
  });

  test('under the bars of a story; at the edge of a feed, of paper and of a television', async () => {
    const top = async (format: FormatId, y: number): Promise<string[]> =>
      told([withText(pages.get(format)![0]!, 'title', movedTo({ y }))], format);
    expect(await top('story', 120)).toContain('unsafe-area.text-buttons title');
    expect(await top('a4', 10)).toContain('unsafe-area.text-edge title');
    expect(await top('portrait', -16)).toContain('unsafe-area.text-edge title');
    expect(await top('landscape', 0)).toContain('unsafe-area.text-edge title');
  });

  test('a logo there is told, a photograph that runs to the edge of the page is not', async () => {
    const cover = pageOf('story', 'cover');
    const logo = cover.marks.find((mark) => mark.kind === 'image' && mark.hash === 'logo')!;
    const marks = cover.marks.map((mark) => (mark === logo ? { ...mark, box: { ...mark.box, y: 1700 } } : mark));
    expect(await told([{ ...cover, marks }], 'story')).toEqual([
      'unsafe-area.image-buttons Vietnam General Confederation of Labour',
    ]);
    const photo = cover.marks.find((mark) => mark.kind === 'image' && mark.hash === 'photo')!;
    expect(photo.box.y).toBe(0);
  });
});

test('a text with several faults of one kind is told once, at its worst', async () => {
  const { width } = textOf(square(), 'title').box;
  const faulty = (id: string, by: number): Page => ({
    ...withText(square(), 'title', movedTo({ x: 1080 - width + by })),
    id,
  });
  const found = await findings([faulty('a', 30), faulty('b', 90), faulty('c', 60)], 'square');
  expect(found.filter(({ id }) => id === 'text-overflow.cut')).toMatchObject([{ values: { page: 'b' } }]);
});
