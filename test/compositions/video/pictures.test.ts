import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ImageMark, Page, TextMark } from '../../../compositions/layout/mark.ts';
import { placePicture } from '../../../compositions/layout/place-picture.ts';
import { createAnimation } from '../../../compositions/video/animate.ts';
import { LARGEST_PAN } from '../../../compositions/video/motion.ts';
import { CaptionView } from '../../../compositions/video/scenes/CaptionView.tsx';
import { MarkView } from '../../../compositions/video/scenes/MarkView.tsx';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { set } from '../../typography/set.ts';
import { sampleInput } from '../../video/sample-input.ts';

const box = { x: 0, y: 0, width: 900, height: 300 };

test('scenes and captions draw emoji where stills do, at rest and on their way in', async () => {
  const text = await set('vi', 'Năm mới 🎉 vui 🇻🇳', { width: 900 });
  expect(text.pictures).toHaveLength(2);
  const look = { fill: '#000', role: 'title', weight: 800, sizes: { best: 100, least: 50 } } as const;
  const mark: TextMark = { kind: 'text', box, text, ...look };
  const images = {};
  const drawn = [
    renderToStaticMarkup(createElement(MarkView, { mark, state: {}, images })),
    renderToStaticMarkup(createElement(MarkView, { mark, state: { opacity: 0.5 }, images })),
    renderToStaticMarkup(
      createElement(CaptionView, { caption: { from: 0, durationInFrames: 30, text, box, plate: box } }),
    ),
  ];
  for (const markup of drawn) {
    expect(markup).toContain(text.path);
    for (const picture of text.pictures!) expect(markup).toContain(placePicture(picture));
  }
});

test('texts without emoji carry nothing for them in the props of a video', async () => {
  expect(JSON.stringify(await set('vi', 'Năm mới'))).not.toContain('pictures');
});

/** A photograph 2000 px wide over so much of a page, as a video shows it. */
async function panned(width: number, focus?: { x: number; y: number }): Promise<ImageMark> {
  const asset = { hash: 'a1', width: 2000, height: 1000, ...(focus && { focus }) };
  const { document } = sampleInput();
  const animate = createAnimation({ ...document, image: { asset } }, await createTextEngine('vi'));
  const crop = { x: 0, y: 0, width: 2000, height: 1000 };
  const mark: ImageMark = { kind: 'image', hash: 'a1', box: { x: 0, y: 0, width, height: width / 2 }, crop, alt: '' };
  const page: Page = { id: 'cover', width: 1920, height: 1080, background: '#ffffff', marks: [mark] };
  return animate(page).marks[0] as ImageMark;
}

test.each([240, 480, 490, 500, 960, 985, 1000])(
  'a photograph %d px wide never passes half of its size while it moves, where browsers sharpen it at once',
  async (width) => {
    const { box, crop } = await panned(width, { x: 0.9, y: 0.2 });
    const from = box.width / crop.width;
    expect(Math.floor(Math.log2(from))).toBe(Math.floor(Math.log2(from * LARGEST_PAN)));
    // Nearly all of it is still there, its shape is its own, and its subject where it was.
    expect(crop.width).toBeGreaterThan(0.93 * 2000);
    expect(crop.width / crop.height).toBeCloseTo(2, 5);
    expect((0.9 * 2000 - crop.x) / crop.width).toBeCloseTo(0.9, 5);
    expect((0.2 * 1000 - crop.y) / crop.height).toBeCloseTo(0.2, 5);
  },
);

test('a photograph that passes no such point is shown whole', async () => {
  for (const width of [600, 900, 1400]) expect((await panned(width)).crop.width).toBe(2000);
});
