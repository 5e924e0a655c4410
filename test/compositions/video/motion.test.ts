import { expect, it } from 'vitest';
import { FADE_FRAMES, fadeOpacity, motionProgress } from '../../../compositions/video/motion.ts';

it.each(['rise', 'fade', 'grow-x', 'grow-y'] as const)(
  'a mark that enters by %s never leaves its place again',
  (kind) => {
    const frames = Array.from({ length: 200 }, (_, frame) => motionProgress({ order: 40, kind }, frame, 40));
    const rest = frames.indexOf(1);
    expect(frames[0]).toBe(0);
    // Within two seconds, however many marks the page has.
    expect(rest).toBeLessThanOrEqual(62);
    expect(new Set(frames.slice(rest))).toEqual(new Set([1]));
  },
);

it('marks wait until the page before has all but gone', () => {
  const first = motionProgress({ order: 0, kind: 'rise' }, FADE_FRAMES - 1, 0);
  expect(first).toBe(0);
  expect(fadeOpacity(FADE_FRAMES - 1)).toBeGreaterThan(0.85);
  expect(fadeOpacity(FADE_FRAMES)).toBe(1);
});
