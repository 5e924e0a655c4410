import { expect, it } from 'vitest';
import type { Mark, Motion } from '../../../compositions/layout/mark.ts';
import {
  FRAMES,
  motionFrames,
  motionProgress,
  panScale,
  transitionProgress,
} from '../../../compositions/video/motion.ts';
import { timelineOf } from '../../../compositions/video/timeline.ts';

const box = { x: 0, y: 0, width: 100, height: 100 };
const marks = (...motions: readonly (readonly [number, Motion['kind']])[]): Mark[] =>
  motions.map(([order, kind]) => ({ kind: 'rect', box, fill: '#000000', motion: { order, kind } }));

it.each(['rise', 'fade', 'grow-x', 'grow-y', 'draw', 'count'] as const)(
  'a mark that enters by %s never goes back, and never leaves its place again',
  (kind) => {
    const frames = Array.from({ length: 100 }, (_, frame) => motionProgress({ order: 1, kind }, frame, 9));
    const rest = frames.indexOf(1);
    expect(frames.slice(0, 10)).toEqual(Array(10).fill(0));
    expect(frames).toEqual([...frames].sort((a, b) => a - b));
    expect(rest).toBeLessThanOrEqual(9 + motionFrames({ order: 1, kind }));
    expect(new Set(frames.slice(rest))).toEqual(new Set([1]));
  },
);

it('keeps to the durations of graphics desks', () => {
  const ms = (frames: number) => (frames * 1000) / 30;
  expect(ms(FRAMES.enter)).toBeGreaterThanOrEqual(500);
  expect(ms(FRAMES.enter)).toBeLessThanOrEqual(700);
  expect(ms(FRAMES.grow)).toBeGreaterThanOrEqual(700);
  expect(ms(FRAMES.draw)).toBeLessThanOrEqual(1000);
  expect(ms(FRAMES.transition)).toBeLessThanOrEqual(300);
  expect(ms(FRAMES.stagger)).toBeGreaterThanOrEqual(60);
  expect(ms(FRAMES.stagger)).toBeLessThanOrEqual(80);
});

it('marks wait until the edge of their scene has passed over them', () => {
  const first = timelineOf(marks([0, 'rise'])).starts.get(0)!;
  expect(transitionProgress(first)).toBeGreaterThan(0.8);
  expect(first).toBeLessThan(FRAMES.transition);
  expect(transitionProgress(FRAMES.transition)).toBe(1);
});

/** Orders that are on their way at a frame, a cascade being one thing. */
function moving(page: readonly Mark[], cascade: readonly number[], frame: number): number {
  const { starts } = timelineOf(page);
  const orders = page.flatMap(({ motion }) => {
    if (motion === undefined) return [];
    const progress = motionProgress(motion, frame, starts.get(motion.order)!);
    return progress > 0 && progress < 1 ? [cascade.includes(motion.order) ? -1 : motion.order] : [];
  });
  return new Set(orders).size;
}

it.each([
  ['numbers that count', [], marks([0, 'rise'], [1, 'count'], [2, 'count'], [3, 'count'], [4, 'count'])],
  ['a line and its labels', [], marks([0, 'rise'], [1, 'fade'], [2, 'draw'], [3, 'fade'], [4, 'draw'])],
  [
    'bars, one of them without length',
    [2, 3, 4, 5],
    marks([0, 'rise'], [1, 'fade'], [2, 'grow-x'], [2, 'fade'], [3, 'fade'], [4, 'grow-x'], [5, 'grow-x']),
  ],
] as const)('no more than two things move at once: %s', (_, cascade, page) => {
  const { end } = timelineOf(page);
  const counts = Array.from({ length: end + 30 }, (_, frame) => moving(page, cascade, frame));
  expect(Math.max(...counts)).toBeLessThanOrEqual(2);
  expect(counts.slice(end)).toEqual(Array(30).fill(0));
  // Calm is not slow: something is always on its way until all stand.
  expect(counts.slice(FRAMES.transition, end - 1)).not.toContain(0);
});

it('of things over a moving photograph, one moves at a time', () => {
  const page = marks([0, 'rise'], [1, 'pan'], [2, 'rise'], [3, 'draw']);
  const { starts } = timelineOf(page);
  expect(starts.get(2)!).toBeGreaterThanOrEqual(starts.get(0)! + FRAMES.enter);
  expect(starts.get(3)!).toBeGreaterThanOrEqual(starts.get(2)! + FRAMES.enter);
});

it('thirty rows are there within two seconds', () => {
  const rows = Array.from({ length: 30 }, (_, row) => [row + 1, 'grow-x'] as const);
  expect(timelineOf(marks([0, 'rise'], ...rows)).end).toBeLessThanOrEqual(60);
});

it('a photograph moves at an even pace, from its own size to six in a hundred more', () => {
  const sizes = Array.from({ length: 151 }, (_, frame) => panScale(frame, 150));
  expect(sizes[0]).toBe(1);
  expect(sizes.at(-1)).toBe(1.06);
  for (let frame = 1; frame < sizes.length; frame += 1)
    expect(sizes[frame]! - sizes[frame - 1]!).toBeCloseTo(0.0004, 4);
});
