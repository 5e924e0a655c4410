import { expect, test } from 'vitest';
import { clock, Progress } from '../../scripts/report/progress.ts';

test('guesses what is left from the pace so far, counting jobs under way', () => {
  const progress = new Progress(100, 0);
  expect(progress.secondsLeft(1000)).toBeUndefined();
  progress.advance('a', 10);
  expect(progress.secondsLeft(10_000)).toBe(90);
  progress.finish('a', 20);
  progress.advance('b', 30);
  expect(progress.share).toBe(0.5);
  expect(progress.secondsLeft(10_000)).toBe(10);
  progress.finish('b', 80);
  expect(progress.secondsLeft(20_000)).toBe(0);
});

test.each([
  [5, '0:05'],
  [65, '1:05'],
  [3725, '1:02:05'],
])('%i seconds read %s', (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});
