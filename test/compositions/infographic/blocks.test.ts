import { describe, expect, test } from 'vitest';
import { blockPieces } from '../../../compositions/infographic/blocks/index.ts';
import { createSetting } from '../../../compositions/infographic/setting.ts';
import { contrast } from '../../../compositions/layout/colour.ts';
import type { ImageMark, Mark, Page, PathMark } from '../../../compositions/layout/mark.ts';
import { pathBounds } from '../../../compositions/layout/path-bounds.ts';
import { createTheme } from '../../../compositions/layout/theme.ts';
import { THEME_NAMES } from '../../../compositions/layout/theme-bases.ts';
import type { Asset, ShownBlock, ShownFigure } from '../../../compositions/model/document.ts';
import { type FormatId, findFormat } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { documentOf, figure, section, words } from './document.ts';
import { faultsOf, inkOf, layOut, type TextMark, textMarks } from './marks.ts';

/** The first page of a section with that block alone. */
async function pageOf(block: ShownBlock, format: FormatId, tag = 'en'): Promise<Page> {
  const { pages } = await layOut(documentOf([section('a', [block], 'A finding')]), format, tag);
  return pages.find(({ id }) => id === 'a') ?? pages[0]!;
}

const find = (page: Page, value: string): TextMark => textMarks(page).find(({ text }) => text.value === value)!;
const paths = (page: Page): PathMark[] => page.marks.filter((mark) => mark.kind === 'path');
const images = (page: Page): ImageMark[] => page.marks.filter((mark) => mark.kind === 'image');

const ASSET: Asset = { hash: 'a'.repeat(64), width: 1200, height: 1500, focus: { x: 0.5, y: 0.2 } };
const shown = (asset: Partial<Asset> = {}) => ({ ...ASSET, ...asset });

const FACT: ShownBlock = {
  kind: 'fact',
  claim: words('The union only collects money'),
  text: [words('Of every 100 in dues, 75 are spent in the workplace')],
  source: words('Financial report 2024'),
  claimLabel: 'Going round',
  factLabel: 'Checked',
};

const COMPARE: ShownBlock = {
  kind: 'compare',
  sides: [
    { title: words('Before'), items: [words('A break of thirty minutes and no room'), words('Notice on the day')] },
    { title: words('After'), items: [words('One hour'), words('Notice three days ahead')] },
  ],
};

const STEPS: ShownBlock = {
  kind: 'steps',
  items: ['Write', 'Send', 'Wait', 'Join'].map((title, index) => ({
    number: String(index + 1),
    title: words(title),
    text: words(`What to do at step ${index + 1}`),
  })),
};

const TIMELINE: ShownBlock = {
  kind: 'timeline',
  items: ['2015', '2017', '2018–2021', '2023'].map((when, index) => ({
    when,
    text: words(`Event number ${index + 1}`),
    ...(index === 2 && { span: true }),
  })),
};

const places = (...values: readonly number[]): ShownBlock => ({
  kind: 'places',
  items: values.map((value, index) => ({ name: words(`Place ${index + 1}`), figure: figure(value) })),
});

const QUOTATION: ShownBlock = {
  kind: 'quotation',
  text: [words('Three years ago I did not know whom to ask. Now the whole line reads and asks.')],
  speaker: words('Lan'),
  role: words('shop steward'),
  portrait: { asset: shown(), alt: words('Lan smiles'), credit: words('Photo: Bình') },
  openingMark: '“',
};

const TABLE: ShownBlock = {
  kind: 'table',
  header: [words('Province'), words('Share')],
  rows: [
    ['Cao Bằng', 61.25, '61.25', ' %'],
    ['Lạng Sơn', 8, '8', ' %'],
    ['Hà Giang', 34318, '34,318', ' %'],
  ].map(([name, value, number, after]) => {
    const said: ShownFigure = { value: value as number, before: '', number: number as string, after: after as string };
    return [words(name as string), { key: '', value: `${said.number}${said.after}`, figure: said }];
  }),
  numeric: [false, true],
  highlight: [1],
};

describe('a claim and its fact', () => {
  test.each(['square', 'story', 'portrait', 'a4', 'landscape'] as const)(
    'the fact is the louder in %s',
    async (format) => {
      const page = await pageOf(FACT, format);
      const claim = find(page, 'The union only collects money');
      const fact = find(page, 'Of every 100 in dues, 75 are spent in the workplace');
      expect(fact.text.size).toBeGreaterThanOrEqual(claim.text.size * 1.15);
      expect(fact.weight).toBeGreaterThan(claim.weight);
      expect(claim.box.y).toBeGreaterThan(fact.box.y + fact.box.height);
      expect(find(page, 'Going round').box.y).toBeLessThan(claim.box.y);
    },
  );
});

describe('numbers', () => {
  const counted = (values: readonly number[]): ShownBlock => ({
    kind: 'statistics',
    items: values.map((value, index) => ({ figure: figure(value), label: words(`members of kind ${index + 1}`) })),
  });

  test('one alone fills its card', async () => {
    const alone = find(await pageOf(counted([624]), 'square'), '624');
    const supported = find(await pageOf(counted([624, 24, 9, 6000]), 'square'), '624');
    expect(alone.text.size).toBeGreaterThan(supported.text.size * 1.3);
  });

  test('a hero is larger than those in support, which are all of one size', async () => {
    const page = await pageOf(counted([34318, 1177, 24]), 'square');
    const [hero, ...others] = ['34318', '1177', '24'].map((value) => find(page, value).text.size) as [number];
    expect(hero).toBeGreaterThanOrEqual(1.5 * Math.max(...others));
    expect(new Set(others).size).toBe(1);
  });

  test('equals are set alike: none of them is made a hero', async () => {
    const page = await pageOf(counted([145, 132, 120]), 'square');
    expect(new Set(['145', '132', '120'].map((value) => find(page, value).text.size)).size).toBe(1);
    const wide = await pageOf(counted([145, 132, 120]), 'landscape');
    expect(new Set(['145', '132', '120'].map((value) => find(wide, value).box.y)).size).toBe(1);
  });
});

test.each(['en', 'ar'])('decimal marks of a column stand under each other (%s)', async (tag) => {
  const page = await pageOf(TABLE, 'square', tag);
  const ends = ['8 %', '34,318 %'].map((value) => inkOf(find(page, value))!);
  // Whole numbers end at one place, their unit on the same side of it (a bold one is a little wider); decimals hang out beyond.
  expect(Math.abs(ends[0]!.right - ends[1]!.right)).toBeLessThan(8);
  expect(inkOf(find(page, '61.25 %'))!.right).toBeGreaterThan(ends[0]!.right + 20);
});

test('a table of twelve rows has them all on one picture, in two halves where it must', async () => {
  const years = Array.from({ length: 12 }, (_, index) => String(2009 + index));
  const cell = (value: number) => ({ ...words(String(value)), figure: figure(value) });
  const page = await pageOf(
    {
      kind: 'table',
      header: [words('Year'), words('Women'), words('Men')],
      rows: years.map((year, index) => [words(year), cell(index * 110), cell(index * 97)]),
      numeric: [false, true, true],
    },
    'portrait',
  );
  const drawn = textMarks(page).map(({ text }) => text.value);
  expect(years.filter((year) => !drawn.includes(year))).toEqual([]);
  expect(find(page, '2009').box.y).toBe(find(page, '2015').box.y);
});

test('numbers of places count up, names do not', async () => {
  const page = await pageOf(places(1200, 340), 'square-video');
  const counting = textMarks(page).filter(({ motion }) => motion?.kind === 'count');
  expect(counting.map(({ text }) => text.value)).toEqual(['1200', '340']);
});

test.each(THEME_NAMES)('discs of steps and the panel of a fact are seen on the page (%s)', async (name) => {
  const theme = createTheme({ name });
  const document = documentOf([]);
  const format = findFormat('square')!;
  const engine = await createTextEngine('en');
  const context = createSetting({ document, format, theme, engine, locale: findLocale('en')! }).context(1);
  for (const block of [STEPS, FACT]) {
    const fills = blockPieces(context, block, 900)[0]!.marks.flatMap((mark) =>
      mark.kind === 'rect' && (mark.radius ?? 0) > 0 ? [mark.fill] : [],
    );
    expect(contrast(fills[0]!, theme.panel)).toBeGreaterThanOrEqual(3);
  }
});

test('what answers each other in a comparison stands on one line', async () => {
  const page = await pageOf(COMPARE, 'square');
  expect(find(page, 'Notice on the day').box.y).toBe(find(page, 'Notice three days ahead').box.y);
  expect(find(page, 'Before').box.y).toBe(find(page, 'After').box.y);
});

describe('a path of steps', () => {
  test('runs across a wide picture and down a narrow one', async () => {
    const across = await pageOf(STEPS, 'landscape');
    const down = await pageOf(STEPS, 'square');
    expect(new Set(['Write', 'Send', 'Wait', 'Join'].map((title) => find(across, title).box.y)).size).toBe(1);
    expect(new Set(['Write', 'Send', 'Wait', 'Join'].map((title) => find(down, title).box.x)).size).toBe(1);
  });

  test('has arrows that lead on, to the left in Arabic', async () => {
    const tipFirst = async (tag: string): Promise<boolean> => {
      const page = await pageOf(STEPS, 'landscape', tag);
      const heads = paths(page)
        .filter(({ stroke }) => stroke !== undefined)
        .slice(0, 3);
      expect(heads).toHaveLength(3);
      const [first, tip] = [...heads[0]!.d.matchAll(/[ML](\d+)/g)].map(([, x]) => Number(x)) as [number, number];
      return tip < first;
    };
    expect(await tipFirst('en')).toBe(false);
    expect(await tipFirst('ar')).toBe(true);
  });
});

test('a timeline runs along a wide picture; what goes on for a while is drawn longer than a day', async () => {
  const page = await pageOf(TIMELINE, 'landscape');
  const { fill } = page.marks.find((mark) => mark.kind === 'rect' && mark.radius === mark.box.height / 2) as Mark & {
    fill: string;
  };
  const signs = page.marks.filter(
    (mark) => mark.kind === 'rect' && mark.fill === fill && mark.radius === mark.box.height / 2,
  );
  expect(new Set(signs.map(({ box }) => box.y)).size).toBe(1);
  const widths = signs.map(({ box }) => box.width);
  expect(widths[2]).toBeGreaterThan(2 * widths[0]!);
});

describe('places', () => {
  const pinsOf = (page: Page): PathMark[] => paths(page).filter(({ stroke }) => stroke === undefined);

  test('the area of a pin is in proportion to its figure, and the largest alone has the accent', async () => {
    const pins = pinsOf(await pageOf(places(16, 9, 4), 'square')).slice(-3);
    const [largest, second, third] = pins.map(({ box }) => box.height ** 2) as [number, number, number];
    expect(second / largest).toBeCloseTo(9 / 16, 1);
    expect(third / largest).toBeCloseTo(4 / 16, 1);
    expect(new Set(pins.map(({ fill }) => fill)).size).toBe(2);
    expect(pins[1]!.fill).toBe(pins[2]!.fill);
  });

  test('figures of two units are not compared by area', async () => {
    const mixed: ShownBlock = {
      kind: 'places',
      items: [
        { name: words('Here'), figure: figure(100, { after: ' km' }) },
        { name: words('There'), figure: figure(4, { after: ' ha' }) },
      ],
    };
    const pins = pinsOf(await pageOf(mixed, 'square')).slice(-2);
    expect(pins[0]!.box.height).toBe(pins[1]!.box.height);
  });
});

describe('a quotation', () => {
  test.each([
    ['en', '“'],
    ['ar', '«'],
    ['ja', '「'],
    ['km', '«'],
  ])('opens with a mark whose ink stands where its words begin (%s)', async (tag, openingMark) => {
    const page = await pageOf({ ...QUOTATION, openingMark }, 'square', tag);
    const mark = paths(page).at(-1)!;
    const ink = pathBounds(mark.d);
    const said = find(page, (QUOTATION as { text: { value: string }[] }).text[0]!.value);
    if (tag === 'ar') expect(mark.box.x + ink.x + ink.width).toBeCloseTo(said.box.x + said.box.width, 0);
    else expect(mark.box.x + ink.x).toBeCloseTo(said.box.x, 0);
    expect(mark.box.y + ink.y + ink.height).toBeLessThan(said.box.y + said.box.height / 2);
    expect(textMarks(page).some(({ text }) => text.value === openingMark)).toBe(false);
  });

  test.each(['square', 'landscape'] as const)(
    'shows the speaker round, with the focal point, in %s',
    async (format) => {
      const [portrait] = images(await pageOf(QUOTATION, format));
      const { box, radius, crop } = portrait!;
      expect(box.width).toBe(box.height);
      expect(radius).toBe(box.width / 2);
      expect(crop.width).toBe(crop.height);
      expect(crop.y).toBeLessThanOrEqual(0.2 * ASSET.height);
      expect(crop.y + crop.height).toBeGreaterThanOrEqual(0.2 * ASSET.height);
    },
  );
});

describe('a photograph', () => {
  const photo = (asset: Partial<Asset>): ShownBlock => ({
    kind: 'photograph',
    photograph: { asset: shown(asset), alt: words('A'), caption: words('At noon'), credit: words('Photo: Bình') },
  });

  test.each([
    ['square', 4000, 400],
    ['square', 400, 4000],
    ['portrait', 4000, 400],
    ['story', 400, 4000],
    ['landscape', 4000, 400],
    ['landscape', 400, 4000],
    ['a4', 1500, 1000],
  ] as const)('keeps its focal point and its credit in %s (%i x %i)', async (format, width, height) => {
    const focus = { x: 0.7, y: 0.2 };
    const page = await pageOf(photo({ width, height, focus }), format);
    const { crop, box } = images(page).at(-1)!;
    expect(crop.x <= focus.x * width && focus.x * width <= crop.x + crop.width).toBe(true);
    expect(crop.y <= focus.y * height && focus.y * height <= crop.y + crop.height).toBe(true);
    expect(crop.width / crop.height).toBeCloseTo(box.width / box.height, 1);
    expect(find(page, 'Photo: Bình').text.size).toBeGreaterThanOrEqual(28);
  });

  test('is not blown up to its squares', async () => {
    const { box } = images(await pageOf(photo({ width: 40, height: 40 }), 'square')).at(-1)!;
    expect(box.width).toBe(120);
    expect(box.height).toBe(120);
  });
});

test('a table with no room for its columns is told row by row', async () => {
  const header = [
    'Province',
    'Organisations',
    'Representatives',
    'Responsibilities',
    'Administration',
    'Correspondence',
  ];
  const wide: ShownBlock = {
    kind: 'table',
    header: header.map((name) => words(name)),
    rows: [header.map((name) => words(`${name}!`))],
    numeric: header.map(() => false),
  };
  const page = await pageOf(wide, 'square');
  for (const name of header.slice(1)) expect(find(page, name).box.y).toBe(find(page, `${name}!`).box.y);
  expect(textMarks(page).filter(({ text }) => text.excess > 0)).toEqual([]);
});

const BLOCKS = { FACT, COMPARE, STEPS, TIMELINE, QUOTATION, TABLE, PLACES: places(240, 18, 9, 5, 3, 1) };
const FORMATS = ['square', 'story', 'portrait', 'wide', 'a4', 'landscape', 'vertical', 'square-video'] as const;

describe.each(Object.entries(BLOCKS))('%s', (_, block) => {
  test.each(['en', 'ar', 'km'])('stands whole in every format (%s)', async (tag) => {
    for (const format of FORMATS) {
      const laid = await layOut(documentOf([section('a', [block], 'A finding')]), format, tag);
      const pages = laid.pages.filter(({ id }) => id !== 'cover' && id !== 'closing');
      expect([format, ...pages.flatMap((page) => faultsOf(page, laid.format, tag))]).toEqual([format]);
    }
  });
});
