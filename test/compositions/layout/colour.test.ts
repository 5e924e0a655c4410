import { expect, it } from 'vitest';
import { hexOf, toneOf } from '../../../compositions/layout/colour.ts';

it.each(['#0000ff', '#0018d8', '#00f9ba', '#ff0000', '#ffd400', '#000000', '#ffffff'])(
  '%s, at the edge of what screens show, is itself again when made from its tone',
  (colour) => {
    expect(hexOf(toneOf(colour))).toBe(colour);
  },
);

it('a tone that no screen shows keeps its lightness and hue', () => {
  const shown = toneOf(hexOf({ lightness: 0.6, chroma: 0.4, hue: 150 }));
  expect(shown.lightness).toBeCloseTo(0.6, 2);
  expect(Math.abs(shown.hue - 150)).toBeLessThan(1);
  expect(shown.chroma).toBeGreaterThan(0.15);
});
