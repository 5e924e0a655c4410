import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../scripts/bench/text/grey.ts';
import { inkF1 } from '../../../scripts/bench/text/ink.ts';

/** A white sheet with black rectangles, given as [left, top, width, height]. */
function sheet(...boxes: readonly (readonly [number, number, number, number])[]): Grey {
  const [width, height] = [60, 40];
  const data = new Uint8Array(width * height).fill(255);
  for (const [left, top, wide, high] of boxes) {
    for (let y = top; y < top + high; y++) data.fill(0, y * width + left, y * width + left + wide);
  }
  return { width, height, data };
}

const WHOLE = { top: 0, bottom: 40 };
const letter = [10, 10, 20, 20] as const;

describe('ink compared', () => {
  it('is 1 for equal ink, and for ink a px aside', () => {
    expect(inkF1(sheet(letter), sheet(letter), WHOLE)).toBe(1);
    expect(inkF1(sheet(letter), sheet([11, 9, 20, 20]), WHOLE)).toBe(1);
  });

  it('falls with a dot that one of them lacks, or that stands elsewhere', () => {
    const dotted = sheet(letter, [18, 2, 5, 5]);
    expect(inkF1(dotted, sheet(letter), WHOLE)).toBeCloseTo((2 * (400 / 425)) / (400 / 425 + 1), 6);
    expect(inkF1(dotted, sheet(letter, [18, 33, 5, 5]), WHOLE)).toBeLessThan(0.95);
    expect(inkF1(dotted, sheet(letter, [18, 3, 5, 5]), WHOLE)).toBe(1);
  });

  it('is 0 for ink in other places, and looks at its own rows only', () => {
    expect(inkF1(sheet([0, 0, 5, 5]), sheet([40, 0, 5, 5]), WHOLE)).toBe(0);
    expect(inkF1(sheet(letter, [0, 35, 5, 5]), sheet(letter), { top: 5, bottom: 33 })).toBe(1);
  });
});
