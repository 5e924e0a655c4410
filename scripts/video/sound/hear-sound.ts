import { power } from '../../../compositions/model/power.ts';
import type { Pause } from '../../../compositions/video/soundtrack.ts';
import { decodePcm } from './decode-sound.ts';

/** A sound is not listened to for longer than this, seconds: no section is, and no piece of music has to be. */
export const MOST_SOUND_SECONDS = 600;

export interface Heard {
  readonly seconds: number;
  readonly pauses: readonly Pause[];
}

/** Samples a second: speech is far above its pauses in any of it. */
const RATE = 8000;
/** Samples whose energy is taken together. */
const WINDOW = RATE / 50;
/** What is this much quieter than the loudest twentieth is no word, and is a pause when it lasts; our choice. */
const QUIET_DECIBELS = -28;
const LOUD_SHARE = 0.95;
const LEAST_PAUSE_SECONDS = 0.2;

/**
 * How long a sound plays, up to a second past `MOST_SOUND_SECONDS`, and where nobody speaks; undefined where it cannot be
 * decoded. Its samples are counted: what headers say of MP3, AAC and streamed WAV is a guess or nothing.
 */
export async function hearSound(file: string): Promise<Heard | undefined> {
  const samples = await decodePcm(file, { rate: RATE, channels: 1, seconds: MOST_SOUND_SECONDS + 1 });
  // To a millisecond: resampling adds or takes a sample.
  return samples && { seconds: Math.round((1000 * samples.length) / RATE) / 1000, pauses: findPauses(samples) };
}

/** Stretches without words, in order; those before the first and after the last word too. */
export function findPauses(samples: Int16Array): Pause[] {
  const energies = Array.from({ length: Math.floor(samples.length / WINDOW) }, (_, window) => {
    let energy = 0;
    for (let at = window * WINDOW; at < (window + 1) * WINDOW; at += 1) energy += samples[at]! ** 2;
    return energy;
  });
  const loud = [...energies].sort((a, b) => a - b)[Math.floor(energies.length * LOUD_SHARE)] ?? 0;
  const quiet = loud * power(10, QUIET_DECIBELS / 10);
  const pauses: Pause[] = [];
  let start: number | undefined;
  for (let window = 0; window <= energies.length; window += 1) {
    const isQuiet = window < energies.length && energies[window]! < quiet;
    if (isQuiet) start ??= window;
    else if (start !== undefined) {
      const pause = { from: (start * WINDOW) / RATE, to: (window * WINDOW) / RATE };
      if (pause.to - pause.from >= LEAST_PAUSE_SECONDS) pauses.push(pause);
      start = undefined;
    }
  }
  return pauses;
}
