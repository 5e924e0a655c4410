import { expect, test } from 'vitest';
import type { Page } from '../../../compositions/layout/mark.ts';
import type { Document, ShownBlock } from '../../../compositions/model/document.ts';
import { FORMATS, type FormatId } from '../../../compositions/model/format.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { chart, documentOf, figure, section, statistics, words } from './document.ts';
import { faultsOf, layOut, textsOf } from './marks.ts';

const COMPOUND = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const ADDRESS =
  'https://congdoan.example.org/tin-tuc/2023/11/30/doi-ngoai/nhung-giai-phap-thong-tin-cho-ban-be-quoc-te';
const ALL = FORMATS.map(({ id }) => id);

/** Draws in the formats; a fault that a reader would see must have been told. Returns the formats that told one. */
async function told(document: Document, formats: readonly FormatId[] = ALL): Promise<FormatId[]> {
  const telling: FormatId[] = [];
  for (const id of formats) {
    const { pages, format } = await layOut(document, id);
    const faults = pages.flatMap((page) => faultsOf(page, format, 'en'));
    const findings = await lintPages(pages, { story: 'story', locale: 'en', format: id });
    if (findings.length === 0) expect(faults, id).toEqual([]);
    else telling.push(id);
    expectWholeNumbers(pages);
  }
  return telling;
}

/** No division by nothing has reached the drawing. */
function expectWholeNumbers(pages: readonly Page[]): void {
  const written = JSON.stringify(pages, (_, value) =>
    typeof value === 'number' && !Number.isFinite(value) ? 'NaN' : value,
  );
  expect(written).not.toMatch(/NaN|Infinity/);
}

const cards = async (document: Document, format: FormatId = 'square'): Promise<Page[]> =>
  (await layOut(document, format)).pages.filter(({ id }) => id !== 'cover' && id !== 'closing');

test('a story without sections is a cover and a closing card, numbered', async () => {
  const document = documentOf([]);
  expect(await told(document)).toEqual([]);
  const { pages } = await layOut(document, 'square');
  expect(pages.map(({ id }) => id)).toEqual(['cover', 'closing']);
  expect(pages.map((page) => textsOf(page).filter((text) => /^\d\/\d$/.test(text)))).toEqual([['1/2'], ['2/2']]);
});

test('a section without anything in it shows its heading', async () => {
  const document = documentOf([section('empty', [])]);
  expect(await told(document)).toEqual([]);
  const [card] = await cards(document);
  expect(textsOf(card!)).toContain('Heading of empty');
});

test.each(['square', 'story', 'landscape', 'vertical', 'square-video'] as const)(
  '%s: forty items flow over cards, each once, under the heading again',
  async (format) => {
    const items = Array.from({ length: 40 }, (_, index) => words(`Item ${index + 1} of the long list of forty items`));
    const document = documentOf([section('long', [{ kind: 'list', items }])]);
    expect(await told(document, [format])).toEqual([]);
    const pages = await cards(document, format);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map(({ id }) => id)).toEqual(pages.map((_, index) => (index === 0 ? 'long' : `long-${index + 1}`)));
    for (const page of pages) expect(textsOf(page)).toContain('Heading of long');
    const drawn = pages.flatMap(textsOf).filter((text) => text.startsWith('Item '));
    expect(drawn).toEqual(items.map(({ value }) => value));
  },
);

test('a table of forty rows has its header on every card, a bar chart the name of its measure', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => [words(`District ${index + 1}`), words(`${index * 7}`)]);
  const table: ShownBlock = {
    kind: 'table',
    header: [words('District'), words('Members')],
    rows,
    numeric: [false, true],
  };
  const many = chart(
    'bar',
    rows.map((_, index) => index + 1),
    (index) => `District ${index + 1}`,
  );
  const document = documentOf([section('rows', [table]), section('bars', [many])]);
  expect(await told(document, ['square', 'story', 'vertical'])).toEqual([]);
  const pages = await cards(document);
  for (const page of pages.filter(({ id }) => id.startsWith('rows'))) expect(textsOf(page)).toContain('Members');
  for (const page of pages.filter(({ id }) => id.startsWith('bars')))
    expect(textsOf(page)).toContain('Delegations abroad');
  for (const name of ['rows', 'bars']) {
    const drawn = pages.filter(({ id }) => id.startsWith(name)).flatMap(textsOf);
    expect(drawn.filter((text) => text.startsWith('District '))).toEqual(rows.map(([cell]) => cell!.value));
  }
});

test.each(['bar', 'column', 'line'] as const)('a %s chart of one, of nothing but zero, or with gaps', async (kind) => {
  const document = documentOf([
    section('one', [chart(kind, [7])]),
    section('zero', [chart(kind, [0, 0, 0, 0])]),
    section('gap', [chart(kind, [3, null, 5, 1])]),
    section('nothing', [chart(kind, [null, null])]),
  ]);
  expect(await told(document)).toEqual([]);
  const pages = await cards(document);
  const textsOn = (name: string) => pages.filter(({ id }) => id === name).flatMap(textsOf);
  expect(textsOn('one')).toContain('7');
  expect(textsOn('gap')).toContain('5');
  // A missing value is not a zero.
  expect(textsOn('gap')).not.toContain('0');
  if (kind !== 'line') expect(textsOn('gap')).toContain('–');
  if (kind !== 'line') expect(textsOn('zero').filter((text) => text === '0')).toHaveLength(4);
});

test('a line of forty years names points that do not run into each other, wherever the highest is', async () => {
  for (const highest of [0, 1, 20, 38, 39]) {
    const values = Array.from({ length: 40 }, (_, index) => (index === highest ? 1_234_567 : 1_000_000 + index));
    expect(await told(documentOf([section('line', [chart('line', values)])]))).toEqual([]);
  }
});

test('charts with long names for their categories keep them apart, or tell', async () => {
  const name = (index: number) => `Federation of labour of province number ${index + 1}`;
  for (const kind of ['bar', 'column', 'line'] as const) {
    const document = documentOf([section('names', [chart(kind, [5, 3, 8, 2, 9], name)])]);
    const telling = await told(document, ['square', 'story', 'landscape', 'vertical', 'a4']);
    if (kind === 'bar') expect(telling).toEqual([]);
  }
});

test('numbers with long units keep to their column', async () => {
  const values = [27_000, 14_000, 8_000].map((value) =>
    figure(value, { before: 'more than', after: 'thousand million' }),
  );
  const names = ['Delegates', 'Members', 'Branches'].map((name) => words(name));
  const block: ShownBlock = {
    kind: 'chart',
    chart: 'bar',
    categories: ['Hanoi', 'Sóc Sơn', 'Sơn Tây'].map((name) => words(name)),
    series: names.map((name) => ({ name, values })),
    highlight: [],
  };
  expect(await told(documentOf([section('units', [block])]))).toEqual([]);
});

test('a table of twelve columns is told row by row where its columns have no room, and never cut off', async () => {
  const header = Array.from({ length: 12 }, (_, index) => words(`Measurement ${index + 1}`));
  const row = header.map((_, index) => words(`${index}.000.000`));
  const table: ShownBlock = { kind: 'table', header, rows: [row, row], numeric: header.map(() => true) };
  const document = documentOf([section('wide', [table])]);
  expect(await told(document)).toEqual([]);
  const { pages } = await layOut(document, 'square');
  const drawn = pages.flatMap(textsOf).join(' ');
  for (const { value } of [...header, ...row]) expect(drawn).toContain(value);
  for (const { box } of pages.flatMap(({ marks }) => marks)) expect(box.x + box.width).toBeLessThanOrEqual(1081);
});

test.each([
  ['a German compound', COMPOUND],
  ['an address', ADDRESS],
])('%s is told where it is too long, never cut off in silence', async (_, long) => {
  const blocks: ShownBlock[] = [
    { kind: 'list', items: [words(long)] },
    { kind: 'statistics', items: [1, 2, 3].map((value) => ({ figure: figure(value), label: words(long) })) },
    { kind: 'steps', items: [{ number: '1', title: words(long), text: words(long) }] },
    { kind: 'quotation', text: [words(long)], speaker: words(long) },
    { kind: 'timeline', items: [{ when: '2015', text: words(long) }] },
    { kind: 'compare', sides: [1, 2].map(() => ({ title: words(long), items: [words(long)] })) },
  ];
  for (const block of blocks)
    await told(documentOf([section('long', [block], long)]), ['square', 'link', 'a4', 'vertical']);
  const compound = documentOf([section('long', [blocks[0]!], long)], { title: words(long, 'title') });
  const telling = await told(compound);
  if (long === COMPOUND) expect(telling).toContain('square');
});

test('a title of 300 characters is whole and apart from the rest, or told', async () => {
  const title = 'Workers of a border province tell of their journeys '.repeat(6).slice(0, 300);
  const telling = await told(documentOf([section('one', [statistics(2)])], { title: words(title, 'title') }));
  expect(telling).toContain('link');
  const { pages } = await layOut(documentOf([], { title: words(title, 'title') }), 'link');
  const [finding] = await lintPages(pages, { story: 'story', locale: 'en', format: 'link' });
  expect(finding).toMatchObject({ rule: 'text-overflow', key: 'title' });
});

test.each([1, 2, 3, 7])('%i statistics: every figure with its label, once', async (count) => {
  const document = documentOf([section('figures', [statistics(count)])]);
  expect(await told(document)).toEqual([]);
  for (const format of ['square', 'story', 'a4'] as const) {
    const { pages } = await layOut(document, format);
    const drawn = pages.flatMap(textsOf);
    const labels = drawn.filter((text) => text.startsWith('members of kind'));
    expect(labels).toEqual(Array.from({ length: count }, (_, index) => `members of kind ${index + 1}`));
  }
});

const photo = (width: number, height: number) => ({
  asset: { hash: 'a', width, height },
  alt: words('Workers'),
  caption: words('The first shift begins at six'),
  credit: words('Photo: Lao Động'),
});

test.each([
  ['a portrait', 600, 1200],
  ['a panorama', 6000, 500],
])('%s on the cover leaves the words their room, and is credited', async (_, width, height) => {
  const block: ShownBlock = { kind: 'photograph', photograph: photo(width, height) };
  const title = words('A day in the life of the union officer of an industrial zone of the province', 'title');
  const document = documentOf([section('photo', [block]), section('figures', [statistics(3)])], {
    image: { ...photo(width, height), credit: words('Photo: front') },
    title,
  });
  expect(await told(document)).toEqual([]);
  for (const format of ['square', 'story', 'portrait', 'wide', 'a4', 'vertical'] as const) {
    const { pages } = await layOut(document, format);
    const [first] = pages;
    expect(
      first!.marks.some(({ kind }) => kind === 'image'),
      format,
    ).toBe(true);
    // On a single picture the story's own photograph may make way for its first section: each that is drawn is credited.
    const credits = textsOf(first!).filter((text) => text.startsWith('Photo:'));
    expect(credits, format).toHaveLength(first!.marks.filter(({ kind }) => kind === 'image').length);
  }
});

test('a logo much wider than high leaves the organisation’s name its room', async () => {
  for (const logo of [
    { hash: 'l', width: 3000, height: 100 },
    { hash: 'l', width: 100, height: 3000 },
  ]) {
    const { pages, format } = await layOut(documentOf([]), 'wide', 'en', { logo });
    expect(pages.flatMap((page) => faultsOf(page, format, 'en'))).toEqual([]);
    const image = pages[0]!.marks.find(({ kind }) => kind === 'image')!;
    expect(Math.min(image.box.width, image.box.height)).toBeGreaterThanOrEqual(1);
    expect(image.box.width).toBeLessThan(300);
  }
});
