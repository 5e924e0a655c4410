import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pageToSvg } from '../../compositions/paint/svg.ts';
import { writeAssets } from '../../scripts/commands/assets.ts';
import { cropOf, MOST_WIDTH, OUTLINE } from '../../scripts/context/crop.ts';
import { cutCrop, opaque } from '../../scripts/context/cut-crop.ts';
import { loadImages } from '../../scripts/render/images.ts';
import { rasterise } from '../../scripts/render/raster.ts';
import { inkOf } from '../compositions/infographic/marks.ts';
import { folderWith } from '../rig.ts';
import { contextOf, storyImages } from './laid-out.ts';

/** Points that control curves lie a little outside their ink, px of the picture. */
const SLACK = 2;

describe.each(['ru', 'ar', 'km', 'zh'])('%s', (locale) => {
  test('the outline goes round its letters without touching them, in a picture that says where it is', async () => {
    const { marks } = await contextOf('.', 'cao-bang', locale);
    for (const [key, formats] of marks) {
      for (const [format, { drawn, mark }] of formats) {
        const name = `${format} ${key}`;
        const { box, scale, outline } = cropOf(drawn.page, mark);
        const ink = inkOf(mark)!;
        const clear = (OUTLINE / 2 - SLACK) / scale;
        expect(ink.left - outline.x, name).toBeGreaterThan(clear);
        expect(ink.top - outline.y, name).toBeGreaterThan(clear);
        expect(outline.x + outline.width - ink.right, name).toBeGreaterThan(clear);
        expect(outline.y + outline.height - ink.bottom, name).toBeGreaterThan(clear);
        expect(box.width, name).toBeGreaterThanOrEqual(Math.min(480, drawn.page.width));
        expect(Math.round(box.width * scale), name).toBeLessThanOrEqual(MOST_WIDTH);
        expect(box.x >= 0 && box.x + box.width <= drawn.page.width, name).toBe(true);
        expect(box.y >= 0 && box.y + box.height <= drawn.page.height, name).toBe(true);
      }
    }
  });
});

test('a picture shows what the page shows there, photographs too, and the outline is around its text', async () => {
  const { marks } = await contextOf('.', 'cao-bang', 'ru', { format: ['link', 'a4'] });
  const assets = folderWith();
  await writeAssets(assets, await storyImages('.', 'cao-bang'));
  let photographed = 0;
  for (const format of ['link', 'a4']) {
    const { drawn, mark } = marks.get('title')!.get(format)!;
    const page = await opaque(await rasterise(pageToSvg(drawn.page, await loadImages([drawn.page], assets))));
    const crop = cropOf(drawn.page, mark);
    const { bytes, ...size } = await cutCrop(page, crop);
    const picture = await sharp(bytes).removeAlpha().raw().toBuffer();
    const { data: plain } = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } })
      .extract({ left: crop.box.x, top: crop.box.y, width: crop.box.width, height: crop.box.height })
      .resize(size.width, size.height, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number => (Math.round(y) * size.width + Math.round(x)) * 3;
    const { outline, box, scale } = crop;
    const [left, top] = [(outline.x - box.x) * scale, (outline.y - box.y) * scale];
    const [right, bottom] = [left + outline.width * scale, top + outline.height * scale];
    /** How a stretch of the picture differs from the page, on average, and from its darkest to its brightest px (red). */
    const compare = (area: { left: number; top: number; right: number; bottom: number }) => {
      let [difference, darkest, brightest, count] = [0, 255, 0, 0];
      for (let y = area.top; y < area.bottom; y += 1) {
        for (let x = area.left; x < area.right; x += 1) {
          const [seen, drawnThere] = [picture[at(x, y)]!, plain[at(x, y)]!];
          difference += Math.abs(seen - drawnThere);
          [darkest, brightest, count] = [Math.min(darkest, seen), Math.max(brightest, seen), count + 1];
        }
      }
      return { difference: difference / count, range: brightest - darkest };
    };
    const inside = { left: left + OUTLINE, top: top + OUTLINE, right: right - OUTLINE, bottom: bottom - OUTLINE };
    expect(compare(inside).difference, format).toBeLessThan(6);
    // White letters on the brand's ground.
    expect(compare(inside).range, format).toBeGreaterThan(150);
    for (const image of drawn.page.marks.filter((each) => each.kind === 'image')) {
      const shown = {
        left: Math.max(right + OUTLINE, (image.box.x - box.x) * scale),
        top: Math.max(0, (image.box.y - box.y) * scale),
        right: Math.min(size.width, (image.box.x + image.box.width - box.x) * scale) - 1,
        bottom: Math.min(size.height, (image.box.y + image.box.height - box.y) * scale) - 1,
      };
      if (shown.right - shown.left < 20 || shown.bottom - shown.top < 20) continue;
      photographed += 1;
      expect(compare(shown).difference, format).toBeLessThan(8);
      expect(compare(shown).range, format).toBeGreaterThan(20);
    }
    // Both colours on the left edge, halfway down: white outside, magenta inside.
    const edge = [-1, 1].map((step) => [...picture.subarray(at(left + step, (top + bottom) / 2)).subarray(0, 3)]);
    expect(
      edge[0]!.every((value) => value > 240),
      format,
    ).toBe(true);
    expect(Math.abs(edge[1]![0]! - 179) + edge[1]![1]! + Math.abs(edge[1]![2]! - 94), format).toBeLessThan(40);
    expect(await cutCrop(page, crop)).toEqual({ bytes, ...size });
  }
  expect(photographed).toBeGreaterThan(0);
});
