import { describe, expect, it } from 'vitest';
import { niceTicks, tickDecimals } from '../../../compositions/layout/ticks.ts';

describe('ticks of an axis', () => {
  it.each([
    [0, 27_000, [0, 10_000, 20_000, 30_000]],
    [0, 12, [0, 2, 4, 6, 8, 10, 12]],
    [55, 98, [50, 60, 70, 80, 90, 100]],
    [-13, 40, [-20, 0, 20, 40]],
    [0, 1, [0, 1]],
    [0, 0, [0, 1]],
  ])('from %f to %f', (low, high, expected) => {
    expect(niceTicks(low, high, { leastStep: 1 })).toEqual(expected);
  });

  it('reach over any range in few equal steps of 1, 2 or 5, with zero among them where it lies between', () => {
    for (let seed = 1; seed < 2000; seed += 1) {
      const low = Math.sin(seed) * 10 ** (seed % 9);
      const high = low + Math.abs(Math.cos(seed * 7)) * 10 ** ((seed * 3) % 9) + 1e-3;
      const ticks = niceTicks(low, high);
      expect(ticks.length, `${low} ${high}`).toBeLessThanOrEqual(7);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      const step = ticks[1]! - ticks[0]!;
      expect(
        [1, 2, 5].some(
          (factor) =>
            Math.abs(Math.log10(step / factor) % 1) < 1e-6 ||
            Math.abs((Math.log10(step / factor) % 1) + 1) < 1e-6 ||
            Math.abs((Math.log10(step / factor) % 1) - 1) < 1e-6,
        ),
        String(step),
      ).toBe(true);
      expect(ticks[0]!).toBeLessThanOrEqual(low + step * 1e-6);
      expect(ticks.at(-1)!).toBeGreaterThanOrEqual(high - step * 1e-6);
      if (low < 0 && high > 0) expect(ticks).toContain(0);
    }
  });

  it('are told apart by as few decimals as will do', () => {
    expect(tickDecimals(niceTicks(0, 0.3))).toBe(1);
    expect(tickDecimals(niceTicks(0, 30))).toBe(0);
  });
});
