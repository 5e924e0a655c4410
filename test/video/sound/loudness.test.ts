import { expect, test } from 'vitest';
import { limitPeaks } from '../../../scripts/video/sound/limit-peaks.ts';
import { integratedLoudness, SAMPLE_RATE } from '../../../scripts/video/sound/loudness.ts';

/** A stereo sine of 1 kHz in stretches of (seconds, dBFS). */
function stretches(...parts: readonly (readonly [seconds: number, level: number])[]): Float32Array {
  const levels = parts.flatMap(([seconds, level]) => new Array<number>(Math.round(seconds * SAMPLE_RATE)).fill(level));
  const samples = new Float32Array(2 * levels.length);
  levels.forEach((level, at) => {
    samples.fill(10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * at) / SAMPLE_RATE), 2 * at, 2 * at + 2);
  });
  return samples;
}

// EBU Tech 3341, minimum requirements test signals 1 to 5; they ask for a tenth of a LU.
test.each([
  [-23, [[20, -23]]],
  [-33, [[20, -33]]],
  [
    -23,
    [
      [10, -36],
      [60, -23],
      [10, -36],
    ],
  ],
  [
    -23,
    [
      [10, -72],
      [10, -36],
      [60, -23],
      [10, -36],
      [10, -72],
    ],
  ],
  [
    -23,
    [
      [20, -26],
      [20.1, -20],
      [20, -26],
    ],
  ],
] as const)('%d LUFS of %j', (loudness, parts) => {
  expect(Math.abs(integratedLoudness(stretches(...parts)) - loudness)).toBeLessThanOrEqual(0.1);
});

test('what is shorter than a block has a loudness too, and silence has none', () => {
  expect(Math.abs(integratedLoudness(stretches([0.2, -20])) + 20)).toBeLessThan(1);
  expect(integratedLoudness(new Float32Array(2 * SAMPLE_RATE))).toBe(Number.NEGATIVE_INFINITY);
  expect(integratedLoudness(new Float32Array(0))).toBe(Number.NEGATIVE_INFINITY);
});

test('peaks between samples are seen, and go down without a step', () => {
  // A quarter of the sampling rate, caught at 45 degrees: samples of 0.7 on a wave of 1.
  const samples = new Float32Array(2 * SAMPLE_RATE);
  for (let at = 0; at < SAMPLE_RATE; at += 1) {
    const loud = at > SAMPLE_RATE / 2 && at < SAMPLE_RATE / 2 + 4800 ? 1 : 0.1;
    samples.fill(loud * Math.sin((Math.PI / 2) * at + Math.PI / 4), 2 * at, 2 * at + 2);
  }
  expect(limitPeaks(samples, 0.8)).toBe(true);
  const middle = samples.subarray(SAMPLE_RATE + 2400, SAMPLE_RATE + 7200);
  // The wave itself is now at 0.8: its samples at 0.57.
  expect(Math.max(...middle)).toBeLessThan(0.8 * Math.SQRT1_2 * 1.03);
  expect(Math.max(...middle)).toBeGreaterThan(0.8 * Math.SQRT1_2 * 0.9);
  // Far from it nothing has changed.
  expect(samples[2 * 1000]).toBeCloseTo(0.1 * Math.SQRT1_2, 5);
  expect(limitPeaks(stretches([0.5, -6]), 0.8)).toBe(false);
});
