import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { contrast } from '../../compositions/layout/colour.ts';
import type { Box, ImageMark, Page, TextMark } from '../../compositions/layout/mark.ts';
import type { ReadImage } from '../../scripts/lint/index.ts';
import { besideText, findings, movedTo, realPages, textOf, told, withText } from './pages.ts';

let pages: readonly Page[] = [];
beforeAll(async () => {
  pages = await realPages('square');
});
const cover = (): Page => pages.find(({ id }) => id === 'cover')!;
const card = (): Page => pages.find(({ id }) => id === 'line')!;

const coloured = (page: Page, key: string, fill: string): Page => withText(page, key, (mark) => ({ ...mark, fill }));

test('a colour too close to its ground is told with both colours, what it has and what it needs', async () => {
  const [finding] = await findings([coloured(cover(), 'summary', '#3a5a8b')], 'square');
  expect(finding).toMatchObject({
    rule: 'low-contrast',
    id: 'low-contrast.text',
    key: 'summary',
    expected: '≥ 4.5:1',
    values: { text: '#3a5a8b', ground: '#0b2a5b', needed: 4.5, page: 'cover' },
  });
  const { ratio } = finding!.values as { ratio: number };
  expect(ratio).toBeCloseTo(contrast('#3a5a8b', '#0b2a5b'), 1);
});

test('large and bold text needs 3:1, as WCAG counts large on the phone that shows it', async () => {
  // Between 3:1 and 4.5:1 on the brand's ground.
  const middling = '#6f83a6';
  expect(contrast(middling, '#0b2a5b')).toBeGreaterThan(3);
  expect(contrast(middling, '#0b2a5b')).toBeLessThan(4.5);
  const title = textOf(cover(), 'title');
  expect((title.text.size * 390) / 1080).toBeGreaterThan(18.66);
  expect(await told([coloured(cover(), 'title', middling)], 'square')).toEqual([]);
  expect(await told([coloured(cover(), 'summary', middling)], 'square')).toEqual(['low-contrast.text summary']);
  const regular = (mark: TextMark): TextMark => ({ ...mark, fill: middling, weight: 400 });
  const size = (px: number) => (mark: TextMark) => ({ ...regular(mark), text: { ...mark.text, size: px } });
  expect(await told([withText(cover(), 'title', size(67))], 'square')).toEqual([]);
  expect(await told([withText(cover(), 'title', size(66))], 'square')).toEqual(['low-contrast.text title']);
});

test('a label over the line of a chart is told, beside the line it is not', async () => {
  const line = card().marks.find((mark) => mark.kind === 'path')!;
  const [, x, y] = /^M([\d.]+) ([\d.]+)/.exec(line.kind === 'path' ? line.d : '') ?? [];
  const name = textOf(card(), 'chart.name');
  const over = {
    x: line.box.x + Number(x) - name.text.lines[0]!.x - 30,
    y: line.box.y + Number(y) - name.text.lines[0]!.baseline + 8,
  };
  // Painted last, as a label is that was put in the wrong place.
  const moved = movedTo(over)(name);
  const page = { ...card(), marks: [...card().marks.filter((mark) => mark !== name), moved] };
  expect(await told([page], 'square')).toContain('low-contrast.text chart.name');
  const below = { ...page, marks: page.marks.with(-1, movedTo({ y: line.box.y + line.box.height })(name)) };
  expect(await told([below], 'square')).not.toContain('low-contrast.text chart.name');
});

describe('what is behind a text', () => {
  const { x, y, width, height } = { x: 0, y: 0, width: 1080, height: 1080 };
  const whole: Box = { x, y, width, height };
  const under = (...marks: Parameters<typeof besideText>[3][]): Page =>
    besideText(cover(), 'summary', 'under', ...marks);
  const onCover = async (page: Page): Promise<string[]> =>
    (await told([page], 'square')).filter((one) => one.endsWith(' summary'));

  test('a pale ground, a veil that leaves it too pale, and one that does not', async () => {
    const paper = { kind: 'rect', box: whole, fill: '#ffffff' } as const;
    const veil = (opacity: number) => ({ kind: 'rect', box: whole, fill: '#000000', opacity }) as const;
    expect(await onCover(under(paper))).toEqual(['low-contrast.text summary']);
    expect(await onCover(under(paper, veil(0.3)))).toEqual(['low-contrast.text summary']);
    expect(await onCover(under(paper, veil(0.8)))).toEqual([]);
  });

  test('only the last box that covers it all counts, and a strip of another colour under one line does', async () => {
    const dark = { kind: 'rect', box: whole, fill: '#000000' } as const;
    const paper = { ...dark, fill: '#ffffff' } as const;
    expect(await onCover(under(paper, dark))).toEqual([]);
    const { box, text } = textOf(cover(), 'summary');
    const strip = { ...box, x: box.x + text.lines[0]!.x + 100, width: 12 };
    expect(await onCover(under({ ...paper, box: strip }))).toEqual(['low-contrast.text summary']);
    expect(await onCover(under({ ...paper, box: { ...strip, x: box.x + box.width + 4 } }))).toEqual([]);
  });

  test('the corner that a round box leaves free shows what is under it', async () => {
    const { box, text } = textOf(cover(), 'summary');
    const tight = { x: box.x, y: box.y, width: text.width, height: box.height };
    const paper = { kind: 'rect', box: whole, fill: '#ffffff' } as const;
    const plate = (radius: number) => ({ kind: 'rect', box: tight, fill: '#0b2a5b', radius }) as const;
    expect(await onCover(under(paper, plate(4)))).toEqual([]);
    expect(await onCover(under(paper, plate(60)))).toEqual(['low-contrast.text summary']);
  });

  test('a filled shape counts where it is filled, not where its box is', async () => {
    const { box } = textOf(cover(), 'summary');
    const shape = (d: string) => ({ kind: 'path', box, d, fill: '#ffffff' }) as const;
    expect(await onCover(under(shape(`M0 0H${box.width}V${box.height}H0Z`)))).toEqual(['low-contrast.text summary']);
    expect(await onCover(under(shape(`M-900 -900H900V900H-900ZM-60 -60V400H1000V-60Z`)))).toEqual([]);
  });
});

test('a hairline behind a text is found wherever it runs', async () => {
  const { box, text } = textOf(cover(), 'summary');
  for (let right = 3; right < 60; right += 7) {
    const hairline = {
      kind: 'path',
      box: { x: box.x + text.lines[0]!.x + right, y: box.y, width: 0, height: box.height },
      d: `M0 0V${box.height}`,
      stroke: '#ffffff',
      strokeWidth: 2,
    } as const;
    expect(await told([besideText(cover(), 'summary', 'under', hairline)], 'square')).toEqual([
      'low-contrast.text summary',
    ]);
  }
});

describe('a photograph', () => {
  /** Dark above, bright below. */
  const photograph = async (): Promise<Buffer> =>
    sharp({ create: { width: 600, height: 600, channels: 3, background: '#101010' } })
      .composite([
        { input: { create: { width: 600, height: 300, channels: 3, background: '#f0f0f0' } }, gravity: 'south' },
      ])
      .jpeg()
      .toBuffer();

  const photo = (crop: Box): ImageMark => ({
    kind: 'image',
    hash: 'front',
    box: { x: 0, y: 0, width: 1080, height: 1080 },
    crop,
    alt: 'Workers',
  });
  const whole = { x: 0, y: 0, width: 600, height: 600 };
  /** The cover's title alone over the photograph: wherever it is moved, it meets no other text. */
  const withPhoto = (crop: Box): Page => {
    const page = besideText(cover(), 'title', 'under', photo(crop));
    return { ...page, marks: page.marks.filter((mark) => mark.kind !== 'text' || mark.text.key === 'title') };
  };
  const read: ReadImage = async (hash) => (hash === 'front' ? photograph() : undefined);
  const tellsTitle = async (page: Page): Promise<boolean> =>
    (await told([page], 'square', read)).includes('low-contrast.text title');

  test('white words over its bright part are told, over its dark part they are not', async () => {
    const at = (top: number) => withText(withPhoto(whole), 'title', movedTo({ y: top }));
    expect(await tellsTitle(at(620))).toBe(true);
    expect(await tellsTitle(at(120))).toBe(false);
  });

  test('its crop decides which part is behind the words', async () => {
    const at = (crop: Box) => withText(withPhoto(crop), 'title', movedTo({ y: 620 }));
    expect(await tellsTitle(at({ x: 0, y: 0, width: 600, height: 280 }))).toBe(false);
    expect(await tellsTitle(at({ x: 0, y: 320, width: 600, height: 280 }))).toBe(true);
  });

  test('a bright spot as small as a letter is enough, wherever it is; a scrim over it helps', async () => {
    const { box } = textOf(cover(), 'title');
    const page = withPhoto({ x: 0, y: 0, width: 540, height: 540 });
    for (const right of [40, 45, 50, 55, 60]) {
      const spot = { create: { width: 6, height: 6, channels: 3, background: '#ffffff' } } as const;
      const spotted = await sharp({ create: { width: 540, height: 540, channels: 3, background: '#101010' } })
        .composite([{ input: spot, left: Math.round(box.x / 2 + right), top: Math.round(box.y / 2 + 20) }])
        .png()
        .toBuffer();
      const readSpot: ReadImage = async () => spotted;
      expect(await told([page], 'square', readSpot)).toContain('low-contrast.text title');
      const scrim = { kind: 'rect', box: photo(whole).box, fill: '#000000', opacity: 0.75 } as const;
      expect(await told([besideText(page, 'title', 'under', scrim)], 'square', readSpot)).not.toContain(
        'low-contrast.text title',
      );
    }
  });

  test('what is see-through in it shows the page', async () => {
    const clear = await sharp({ create: { width: 60, height: 60, channels: 4, background: '#ffffff00' } })
      .png()
      .toBuffer();
    const page = withPhoto({ x: 0, y: 0, width: 60, height: 60 });
    expect(await told([page], 'square', async () => clear)).not.toContain('low-contrast.text title');
  });

  test('one that cannot be read is not guessed at', async () => {
    const found = await told([withPhoto(whole)], 'square', async () => undefined);
    expect(found.filter((one) => one.startsWith('low-contrast'))).toEqual([]);
  });

  test('it is decoded once for all the texts and pages that lie over it', async () => {
    let reads = 0;
    const counting: ReadImage = async (hash) => {
      reads += 1;
      return read(hash);
    };
    const page = withPhoto(whole);
    await findings([page, { ...page, id: 'again' }], 'square', counting);
    expect(reads).toBe(1);
  });
});
