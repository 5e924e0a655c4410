import { describe, expect, test } from 'vitest';
import { partition } from '../../../compositions/layout/columns.ts';
import { coverCrop } from '../../../compositions/layout/crop.ts';
import { typeScale } from '../../../compositions/layout/scale.ts';
import { FORMATS } from '../../../compositions/model/format.ts';
import { LOCALES } from '../../../compositions/model/locale.ts';

const GAP = 24;
const heightOf = (column: readonly number[], heights: readonly number[]): number =>
  column.reduce((sum, index) => sum + heights[index]! + GAP, -GAP);

/** The tallest column of the best of all splits, by trying them all. */
function bestHeight(heights: readonly number[], columns: number, from = 0): number {
  if (columns === 1 || from === heights.length) {
    return heightOf(
      heights.slice(from).map((_, index) => from + index),
      heights,
    );
  }
  let best = Number.POSITIVE_INFINITY;
  for (let end = from + 1; end <= heights.length; end += 1) {
    const first = Array.from({ length: end - from }, (_, index) => from + index);
    const rest = end === heights.length ? 0 : bestHeight(heights, columns - 1, end);
    best = Math.min(best, Math.max(heightOf(first, heights), rest));
  }
  return best;
}

describe('columns', () => {
  test('keep every item once and in reading order, and no split is shorter', () => {
    let state = 7;
    const random = (most: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % most;
    };
    for (let round = 0; round < 200; round += 1) {
      const heights = Array.from({ length: 1 + random(9) }, () => 40 + random(600));
      const count = 1 + random(3);
      const columns = partition(heights, count, GAP);
      expect(columns).toHaveLength(count);
      expect(columns.flat()).toEqual(heights.map((_, index) => index));
      const tallest = Math.max(...columns.map((column) => heightOf(column, heights)));
      // The search stops within a px.
      expect(tallest).toBeLessThanOrEqual(bestHeight(heights, count) + 1);
    }
  });

  test('of nothing are empty', () => {
    expect(partition([], 3, GAP)).toEqual([[], [], []]);
  });
});

describe('a cropped picture', () => {
  const sizes = [
    [600, 1200],
    [6000, 500],
    [4096, 4096],
    [1, 3000],
    [333, 777],
  ] as const;
  const boxes = [
    { width: 1080, height: 497 },
    { width: 540, height: 960 },
    { width: 200, height: 200 },
  ];
  const focuses = [undefined, { x: 0, y: 0 }, { x: 1, y: 1 }, { x: 0.5, y: 0.3 }, { x: 0.9, y: 0.05 }];

  /** Shares of the crop: how near its edge the focal point may stand, and how small the crop is made for that at most. */
  const [EDGE, SMALLEST] = [0.2, 1 / 1.2];

  test('has the shape of its box, lies inside the picture, holds the focus, and is as large as that allows', () => {
    for (const [width, height] of sizes) {
      for (const box of boxes) {
        for (const focus of focuses) {
          const crop = coverCrop({ hash: '', width, height, focus }, { x: 0, y: 0, ...box });
          expect(crop.width / crop.height).toBeCloseTo(box.width / box.height, 6);
          expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
          expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1e-6);
          expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1e-6);
          const { x, y } = focus ?? { x: 0.5, y: 0.45 };
          const share = crop.width / (box.width * Math.min(width / box.width, height / box.height));
          const places = [(x * width - crop.x) / crop.width, (y * height - crop.y) / crop.height];
          const nearest = Math.min(...places.flatMap((place) => [place, 1 - place]));
          expect(share).toBeGreaterThanOrEqual(SMALLEST - 1e-6);
          expect(share).toBeLessThanOrEqual(1 + 1e-6);
          if (share < 1 - 1e-6) expect(nearest).toBeLessThanOrEqual(EDGE + 1e-6);
          if (share > SMALLEST + 1e-6) expect(nearest).toBeGreaterThanOrEqual(EDGE - 1e-6);
          expect(x * width).toBeGreaterThanOrEqual(crop.x - 1e-6);
          expect(x * width).toBeLessThanOrEqual(crop.x + crop.width + 1e-6);
          expect(y * height).toBeGreaterThanOrEqual(crop.y - 1e-6);
          expect(y * height).toBeLessThanOrEqual(crop.y + crop.height + 1e-6);
        }
      }
    }
  });
});

test('no size goes under its floor, however small the factor, in any script', () => {
  for (const { id } of FORMATS) {
    for (const { script } of LOCALES) {
      for (const size of Object.values(typeScale(id, script, 0.1))) {
        if (typeof size === 'number') expect(size).toBeGreaterThan(0);
        else expect(size.best).toBeGreaterThanOrEqual(size.least);
      }
    }
  }
});
