import { SAMPLE_RATE } from './loudness.ts';

/** Values between two samples, ITU-R BS.1770-5 annex 2: four phases of twelve coefficients. */
const PHASES = [
  [
    0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
    -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
  ],
  [
    -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
    -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
  ],
] as const;
/** The other two are the same, read backwards. */
const KERNELS = [...PHASES, ...PHASES.map((phase) => [...phase].reverse()).reverse()].map((phase) =>
  Float64Array.from(phase),
);
const TAPS = 12;
/** No value between samples is more than about twice as far from zero as the samples around it. */
const SUSPECT = 0.5;

/** How fast a peak is gone down for, ahead of it, and how slowly the sound comes back, samples. Short enough not to be heard. */
const ATTACK = 0.005 * SAMPLE_RATE;
const RELEASE = 0.12 * SAMPLE_RATE;

/**
 * Turns a sound down, in place, around those moments at which it would go past the ceiling, a share of full scale, between
 * samples too (true peak). False where nothing had to be done.
 */
export function limitPeaks(samples: Float32Array, ceiling: number): boolean {
  const frames = samples.length / 2;
  let gains: Float32Array | undefined;
  for (let frame = 0; frame < frames; frame += 1) {
    const sample = Math.max(Math.abs(samples[2 * frame]!), Math.abs(samples[2 * frame + 1]!));
    if (sample < ceiling * SUSPECT) continue;
    const peak = Math.max(sample, peakAround(samples, frame, 0), peakAround(samples, frame, 1));
    if (peak <= ceiling) continue;
    gains ??= new Float32Array(frames).fill(1);
    gains[frame] = ceiling / peak;
  }
  if (!gains) return false;
  smooth(gains);
  for (let frame = 0; frame < frames; frame += 1) {
    const gain = gains[frame]!;
    samples[2 * frame]! *= gain;
    samples[2 * frame + 1]! *= gain;
  }
  return true;
}

/** The highest value of one channel between this frame and its neighbours. */
function peakAround(samples: Float32Array, frame: number, channel: number): number {
  const start = 2 * (frame - TAPS / 2) + channel;
  let peak = 0;
  for (const kernel of KERNELS) {
    let value = 0;
    for (let tap = 0; tap < TAPS; tap += 1) value += kernel[tap]! * (samples[start + 2 * tap] ?? 0);
    peak = Math.max(peak, Math.abs(value));
  }
  return peak;
}

/** No gain above what is asked for; down in a straight line before it, up more and more slowly after it. */
function smooth(gains: Float32Array): void {
  const slope = 1 / ATTACK;
  for (let frame = gains.length - 2; frame >= 0; frame -= 1) {
    gains[frame] = Math.min(gains[frame]!, gains[frame + 1]! + slope);
  }
  const back = 1 - Math.exp(-1 / RELEASE);
  for (let frame = 1; frame < gains.length; frame += 1) {
    const before = gains[frame - 1]!;
    gains[frame] = Math.min(gains[frame]!, before + (1 - before) * back);
  }
}
