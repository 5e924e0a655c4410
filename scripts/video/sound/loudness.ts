/** Samples a second of everything that is mixed; two channels, interleaved. */
export const SAMPLE_RATE = 48_000;

/** The two filters of the ear, ITU-R BS.1770-5 annex 1, tables 1 and 2, for 48 kHz: a head, then a high pass. */
const HEAD = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const HIGH_PASS = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** Blocks of 400 ms that overlap by three quarters are put together from steps of a quarter. */
const STEP = SAMPLE_RATE / 10;
const STEPS_A_BLOCK = 4;
/** What is quieter than this, LUFS, or than this much under the rest, LU, is a pause (same source). */
const SILENCE = -70;
const PAUSE = -10;
/** Nothing that is heard is this quiet: numbers below it would be carried on, slowly, for ever. */
const NOTHING = 1e-20;

/**
 * Integrated loudness, LUFS (ITU-R BS.1770-5); -Infinity where there is nothing to hear. What is shorter than a block is
 * measured as one.
 */
export function integratedLoudness(samples: Float32Array): number {
  const steps = stepEnergies(samples);
  const frames = samples.length / 2;
  if (steps.length < STEPS_A_BLOCK) {
    const loudness = toLoudness(steps.reduce((sum, energy) => sum + energy, 0) / Math.max(1, frames));
    return loudness > SILENCE ? loudness : Number.NEGATIVE_INFINITY;
  }
  const blocks: number[] = [];
  for (let at = 0; at + STEPS_A_BLOCK * STEP <= frames; at += STEP) {
    const first = at / STEP;
    let energy = 0;
    for (let step = first; step < first + STEPS_A_BLOCK; step += 1) energy += steps[step] ?? 0;
    blocks.push(energy / (STEPS_A_BLOCK * STEP));
  }
  const heard = blocks.filter((energy) => toLoudness(energy) > SILENCE);
  const gate = toLoudness(mean(heard)) + PAUSE;
  return toLoudness(mean(heard.filter((energy) => toLoudness(energy) > gate)));
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

const toLoudness = (energy: number): number => -0.691 + 10 * Math.log10(energy);

/** Energy of both channels as the ear takes it, summed over each 100 ms; the last step may be shorter. */
function stepEnergies(samples: Float32Array): number[] {
  const frames = samples.length / 2;
  const energies: number[] = new Array(Math.ceil(frames / STEP)).fill(0);
  for (const channel of [0, 1]) {
    let [x1, x2, y1, y2, z1, z2] = [0, 0, 0, 0, 0, 0];
    for (let step = 0; step < energies.length; step += 1) {
      const end = Math.min(frames, (step + 1) * STEP);
      let energy = 0;
      for (let frame = step * STEP; frame < end; frame += 1) {
        const x = samples[2 * frame + channel]!;
        const y = HEAD.b0 * x + HEAD.b1 * x1 + HEAD.b2 * x2 - HEAD.a1 * y1 - HEAD.a2 * y2;
        const z = HIGH_PASS.b0 * y + HIGH_PASS.b1 * y1 + HIGH_PASS.b2 * y2 - HIGH_PASS.a1 * z1 - HIGH_PASS.a2 * z2;
        x2 = x1;
        x1 = x;
        y2 = y1;
        y1 = y;
        z2 = z1;
        z1 = z;
        energy += z * z;
      }
      energies[step]! += energy;
      if (Math.abs(y1) < NOTHING) [y1, y2] = [0, 0];
      if (Math.abs(z1) < NOTHING) [z1, z2] = [0, 0];
    }
  }
  return energies;
}
