import { expect, test } from 'vitest';
import type { ImageMark, Page, TextMark } from '../../../compositions/layout/mark.ts';
import { placePicture } from '../../../compositions/layout/place-picture.ts';
import type { Pixels } from '../../../compositions/paint/pixels.ts';
import { markSvg } from '../../../compositions/paint/svg.ts';
import { createAnimation } from '../../../compositions/video/animate.ts';
import { createPainter } from '../../../compositions/video/painter.ts';
import type { BurnedCaption, VideoProps } from '../../../compositions/video/props.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { set } from '../../typography/set.ts';
import { sampleInput } from '../../video/sample-input.ts';

const box = { x: 0, y: 0, width: 900, height: 300 };

test('scenes and captions draw emoji where stills do, at rest and on their way in', async () => {
  const text = await set('vi', 'Năm mới 🎉 vui 🇻🇳', { width: 900 });
  expect(text.pictures).toHaveLength(2);
  const look = { fill: '#000', role: 'title', weight: 800, sizes: { best: 100, least: 50 } } as const;
  const mark: TextMark = { kind: 'text', box, text, ...look };
  const noImage = () => '';
  const drawn = [
    markSvg(mark, 'm', noImage),
    markSvg(mark, 'm', noImage, { opacity: 0.5 }),
    ...captioned({ from: 0, durationInFrames: 30, text, box, plate: box }),
  ];
  expect(drawn).toHaveLength(3);
  for (const markup of drawn) {
    expect(markup).toContain(text.path);
    for (const picture of text.pictures!) expect(markup).toContain(placePicture(picture));
  }
});

/** The SVGs that a frame with nothing but a caption is painted of, its ground apart. */
function captioned(caption: BurnedCaption): string[] {
  const page: Page = { id: 'a', width: 900, height: 300, background: '#ffffff', marks: [] };
  const scenes = [{ id: 'a', from: 0, durationInFrames: 30, page, captions: [caption] }];
  const drawn: string[] = [];
  const rasterise = (svg: string): Pixels => {
    drawn.push(svg);
    return { width: 900, height: 300, data: new Uint8Array(900 * 300 * 4) };
  };
  const video: VideoProps = { width: 900, height: 300, fps: 30, direction: 'ltr', pictures: {}, scenes };
  const none = (): never => {
    throw new Error('no image here');
  };
  createPainter(video, { rasterise, image: none, photo: none }).paint(0);
  return drawn.slice(1);
}

test('texts without emoji carry nothing for them in the props of a video', async () => {
  expect(JSON.stringify(await set('vi', 'Năm mới'))).not.toContain('pictures');
});

test('a photograph moves towards its subject, wherever it is cropped', async () => {
  const asset = { hash: 'a1', width: 2000, height: 1000, focus: { x: 0.9, y: 0.2 } };
  const { document } = sampleInput();
  const animate = createAnimation({ ...document, image: { asset } }, await createTextEngine('vi'));
  const crop = { x: 1000, y: 0, width: 1000, height: 800 };
  const mark: ImageMark = { kind: 'image', hash: 'a1', box, crop, alt: '' };
  const page: Page = { id: 'cover', width: 1920, height: 1080, background: '#ffffff', marks: [mark] };
  const [moving] = animate(page).marks;
  expect(moving).toEqual({ ...mark, motion: { order: 0, kind: 'pan', toward: { x: 0.8, y: 0.25 } } });
});
