import { expect, test } from 'vitest';
import { coverCrop } from '../../../compositions/layout/crop.ts';

const SHAPES = [
  [1080, 1080],
  [1080, 1920],
  [1920, 1080],
  [1200, 630],
  [1080, 380],
] as const;
const IMAGES = [
  [2048, 2048],
  [4000, 900],
  [700, 3000],
] as const;

/** Where the focal point stands in the crop, as shares of it. */
function placeOf([width, height]: readonly [number, number], box: readonly [number, number], x: number, y: number) {
  const crop = coverCrop({ hash: '', width, height, focus: { x, y } }, { x: 0, y: 0, width: box[0], height: box[1] });
  expect(crop.x).toBeGreaterThanOrEqual(0);
  expect(crop.y).toBeGreaterThanOrEqual(0);
  expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1e-6);
  expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1e-6);
  expect(crop.width / crop.height).toBeCloseTo(box[0] / box[1], 6);
  return { x: (x * width - crop.x) / crop.width, y: (y * height - crop.y) / crop.height };
}

test('the subject stays inside the central 60 % of every shape', () => {
  for (const image of IMAGES) {
    for (const shape of SHAPES) {
      for (const [x, y] of [
        [0.5, 0.5],
        [0.17, 0.5],
        [0.83, 0.2],
        [0.3, 0.83],
      ] as const) {
        const place = placeOf(image, shape, x, y);
        expect(Math.min(place.x, 1 - place.x, place.y, 1 - place.y)).toBeGreaterThanOrEqual(0.2 - 1e-6);
      }
    }
  }
});

test('a subject at the very edge is brought in only as far as leaves a picture around it', () => {
  const box = { x: 0, y: 0, width: 1000, height: 1000 };
  const asset = { hash: '', width: 1200, height: 1200 };
  expect(coverCrop({ ...asset, focus: { x: 0.01, y: 0.5 } }, box)).toEqual({ x: 0, y: 100, width: 1000, height: 1000 });
  expect(coverCrop({ ...asset, focus: { x: 0.4, y: 0.5 } }, box)).toEqual({ x: 0, y: 0, width: 1200, height: 1200 });
});
