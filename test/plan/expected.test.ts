import { expect, test } from 'vitest';
import { createExpectation } from '../../scripts/plan/expected.ts';

const job = (id: string, variant = 'png') => ({
  id,
  variant,
  format: id.split('/').at(-1)!,
  kind: variant === 'video' ? ('video' as const) : ('still' as const),
});
const times = new Map([
  ['a/vi/square png', 1000],
  ['b/vi/square png', 90],
  ['c/vi/square png', 95],
  ['c/vi/square webp', 6000],
  ['a/vi/vertical video', 30_000],
]);

test('a job is expected to take as long as last time, one that was never drawn as long as the middle one of its format', () => {
  const expected = createExpectation(times, 1);
  expect(expected(job('a/vi/square'), 'planned')).toBe(1000);
  expect(expected(job('new/vi/square'), 'planned')).toBe(95);
  expect(expected(job('new/vi/square', 'webp'), 'planned')).toBe(6000);
  expect(expected(job('new/vi/vertical', 'video'), 'planned')).toBe(30_000);
});

test('where nothing like it was ever drawn, a picture takes less than a video', () => {
  const expected = createExpectation(new Map(), 1);
  const [picture, video] = [job('a/vi/link'), job('a/vi/vertical', 'video')].map((one) => expected(one, 'planned'));
  expect(picture).toBeGreaterThan(0);
  expect(video).toBeGreaterThan(10 * picture!);
});

test('pictures share the cores, a video has them all; what is fresh takes no time, what is in the cache next to none', () => {
  const expected = createExpectation(times, 4);
  expect(expected(job('a/vi/square'), 'planned')).toBe(250);
  expect(expected(job('b/vi/square'), 'planned')).toBe(23);
  expect(expected(job('a/vi/vertical', 'video'), 'planned')).toBe(30_000);
  expect(expected(job('a/vi/vertical', 'video'), 'fresh')).toBe(0);
  const copied = expected(job('a/vi/vertical', 'video'), 'cached');
  expect(copied).toBeGreaterThan(0);
  expect(copied).toBeLessThan(100);
});
