import sharp from 'sharp';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { shortAddress } from '../../../compositions/infographic/web-address.ts';
import type { ImageMark, PathMark, TextMark } from '../../../compositions/layout/mark.ts';
import { FORMATS, type FormatId } from '../../../compositions/model/format.ts';
import { pageToSvg } from '../../../compositions/paint/svg.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { rasterise } from '../../../scripts/render/raster.ts';
import { documentOf, section, words } from './document.ts';
import { faultsOf, layOut, textMarks, textsOf } from './marks.ts';

const URL_TEXT = 'https://www.example.org/tin-tuc/ba-dai-hoi-cong-doan-trong-nam-ngay-2023.html?from=newsletter';
const IMAGE = {
  asset: { hash: 'a'.repeat(64), width: 2048, height: 2048, focus: { x: 0.55, y: 0.6 } },
  alt: words('Three people on a road', 'image.alt'),
  credit: words('Illustration: Nhịp Cầu', 'image.credit'),
};
const SECTIONS = [section('list', [{ kind: 'list', items: [words('One thing'), words('Another')] }])];
const LANGUAGES = {
  heading: 'Read more',
  source: 'Source',
  languages: { label: 'Also available in', tags: ['vi', 'ru', 'zh', 'ar', 'ko', 'ja', 'th', 'lo', 'km'] },
};
/** No j at the beginning of a line: it reaches out of its own place. */
const title = words('Many lessons from three trips', 'title');
const WITH_ALL = documentOf(SECTIONS, { title, image: IMAGE, closing: LANGUAGES, sourceUrl: URL_TEXT });
const baselineOf = ({ text, box }: TextMark): number => box.y + text.lines[0]!.baseline;

describe.each(FORMATS.map(({ id }) => id))('%s', (id: FormatId) => {
  test.each(['en', 'ar', 'km', 'zh'])(
    'in %s, with and without a picture and an address, everything stands free',
    async (tag) => {
      for (const document of [
        WITH_ALL,
        documentOf(SECTIONS, { title }),
        documentOf(SECTIONS, { title, closing: LANGUAGES }),
      ]) {
        const { pages, format } = await layOut(document, id, tag);
        expect(await lintPages(pages, { story: 'story', locale: tag, format: id })).toEqual([]);
        expect(pages.flatMap((page) => faultsOf(page, format, tag))).toEqual([]);
      }
    },
  );

  test('names the organisation and credits the picture, with its logo where there is one', async () => {
    const { pages } = await layOut(WITH_ALL, id, 'en', { logo: { hash: 'b'.repeat(64), width: 200, height: 100 } });
    const [page] = pages;
    expect(textsOf(page!)).toContain(WITH_ALL.organisation);
    expect(textsOf(page!)).toContain(IMAGE.credit.value);
    const images = page!.marks.filter((mark): mark is ImageMark => mark.kind === 'image');
    expect(images.map(({ hash }) => hash[0]).sort()).toEqual(['a', 'b']);
  });
});

test.each(['square', 'story'] as const)(
  '%s: place and date, and the number of the page, share a baseline',
  async (id) => {
    for (const document of [WITH_ALL, documentOf(SECTIONS)]) {
      const { pages } = await layOut(document, id);
      for (const page of [pages[0]!, pages.at(-1)!]) {
        const [tag] = textMarks(page).filter(({ role }) => role === 'tag');
        const number = textMarks(page).find(({ text }) => /^\d+\/\d+$/.test(text.value));
        expect(baselineOf(number!)).toBeCloseTo(baselineOf(tag!), 3);
      }
    }
  },
);

test('a title of usual length takes three lines at most', async () => {
  const longer = words('Three journeys of two officers and many lessons for the unions of a province', 'title');
  for (const { id } of FORMATS) {
    // Columns a third of a page wide.
    if (id === 'link' || id === 'wide') continue;
    const { pages } = await layOut({ ...WITH_ALL, title: longer }, id);
    const set = textMarks(pages[0]!).find(({ role }) => role === 'title');
    // Beside a picture a line is half as long, and on a phone beside its buttons.
    expect(set!.text.lines.length, id).toBeLessThanOrEqual(id === 'landscape' || id === 'vertical' ? 4 : 3);
  }
});

describe('the code of the closing card', () => {
  const closing = async (sourceUrl?: string) => {
    const document = documentOf(SECTIONS, { closing: LANGUAGES, ...(sourceUrl === undefined ? {} : { sourceUrl }) });
    return (await layOut(document, 'square', 'ar')).pages.at(-1)!;
  };

  test('drawn, holds the very modules of the address, sharp, dark on light, in a quiet zone of four', async () => {
    const page = await closing(URL_TEXT);
    const code = page.marks.find(
      (mark, index): mark is PathMark =>
        mark.kind === 'path' && page.marks[index - 1]?.kind === 'rect' && mark.box.width === mark.box.height,
    )!;
    const { data, size } = encode(URL_TEXT, { ecc: 'M', border: 4 });
    const module = code.box.width / size;
    expect(module).toBeGreaterThanOrEqual(3);
    expect([code.box.x, code.box.y, module].every(Number.isInteger)).toBe(true);
    const pixels = await rasterise(pageToSvg(page, () => ''));
    const grey = await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 4 } })
      .greyscale()
      .extractChannel(0)
      .raw()
      .toBuffer();
    const at = (x: number, y: number): number => grey[(code.box.y + y) * pixels.width + code.box.x + x]!;
    data.forEach((row, y) => {
      row.forEach((dark, x) => {
        // All but the corners of the plate, which are round: the whole module in one colour, to its very edge.
        const isCorner = [x, size - 1 - x].some((far) => far < 2) && [y, size - 1 - y].some((far) => far < 2);
        if (isCorner) return;
        for (const dx of [0, module - 1]) {
          for (const dy of [0, module - 1]) {
            const value = at(x * module + dx, y * module + dy);
            expect(dark ? value < 80 : value > 240, `${x},${y}`).toBe(true);
          }
        }
      });
    });
  });

  test('there is none without an address, nor of one too long to be read', async () => {
    const codes = (page: Awaited<ReturnType<typeof closing>>) =>
      page.marks.filter(({ kind, box }) => kind === 'path' && box.width === box.height);
    expect(codes(await closing())).toEqual([]);
    const long = await closing(`https://example.org/${'a'.repeat(3000)}`);
    expect(codes(long)).toEqual([]);
    expect(textsOf(long)).toContain('example.org');
  });
});

test('other languages stand by the names that their readers write, each in its own script', async () => {
  const { pages } = await layOut(documentOf(SECTIONS, { closing: LANGUAGES }), 'square', 'en');
  const names = textMarks(pages.at(-1)!).filter(({ text }) => text.key === 'interface:closing.languages');
  expect(names.map(({ text }) => text.value)).toEqual([
    'Also available in',
    ...['Tiếng Việt', 'Русский', '中文', 'العربية', '한국어', '日本語', 'ไทย', 'ລາວ', 'ខ្មែរ'],
  ]);
  const japanese = names.find(({ text }) => text.value === '日本語')!;
  const { pages: inJapanese } = await layOut(
    documentOf([section('list', [])], { organisation: '日本語' }),
    'square',
    'ja',
  );
  const own = textMarks(inJapanese.at(-1)!).find(({ text }) => text.value === '日本語')!;
  // The Japanese forms of the ideographs, not the Chinese ones that come first for an English page.
  const shapeOf = ({ text }: TextMark) => text.path.replace(/[\d.\s-]+/g, '');
  expect(shapeOf(japanese)).toBe(shapeOf(own));
});

test.each([
  ['https://www.laodongthudo.vn/', 'laodongthudo.vn'],
  ['http://congdoan.vn/tin-tuc?id=3#top', 'congdoan.vn/tin-tuc'],
  ['https://vi.wikipedia.org/wiki/C%E1%BA%A7u', 'vi.wikipedia.org/wiki/Cầu'],
  ['https://example.org/%E0%A4%A', 'example.org/%E0%A4%A'],
  [URL_TEXT, 'example.org'],
])('%s is written %s', (address, short) => {
  expect(shortAddress(address)).toBe(short);
});
