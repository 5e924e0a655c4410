import { power } from '../../../compositions/model/power.ts';
import { integratedLoudness, SAMPLE_RATE } from './loudness.ts';

/** Samples that are heard from one of the mix on; both count frames of two channels. */
export interface PlacedSound {
  readonly from: number;
  readonly samples: Float32Array;
}

/** Speech is brought to one loudness before it is mixed, LUFS: clips recorded on different days sound alike. */
const SPEECH_LOUDNESS = -20;
/**
 * Music by itself under speech, LU, and how much more while somebody speaks, dB: 18 in all, so that words are understood by
 * ears that are not young either. Our choice, within what broadcasters recommend for voice over music.
 */
const MUSIC_UNDER_SPEECH = -6;
const DUCK = -12;
/** How long the music takes to go down before the first word, and to come back after the last. */
const DUCK_SECONDS = 0.3;
/** Music does not come back for a pause shorter than this: it would only be restless. */
const PAUSE_SECONDS = 2;
/** The music goes out with the picture. */
const FADE_SECONDS = 2;
/** Where music begins anew its edges are this soft: a cut in the midst of a wave clicks. */
const SEAM_SECONDS = 0.005;
/** No recording is turned up by more than this, dB: what is quieter than -40 LUFS is noise, or meant to be. */
const MOST_GAIN = 20;
/** How loud a mix is at least if nothing in it was too quiet for that, LUFS: music by itself. */
export const LEAST_MIX = SPEECH_LOUDNESS + MUSIC_UNDER_SPEECH;

export const toGain = (decibels: number): number => power(10, decibels / 20);

/** Speech at its places, music under it: `length` frames of two channels. */
export function mixDown(speech: readonly PlacedSound[], music: Float32Array | undefined, length: number): Float32Array {
  const mix = new Float32Array(2 * length);
  if (music) layMusic(mix, music, speech);
  for (const { from, samples } of speech) {
    const gain = gainTo(samples, SPEECH_LOUDNESS);
    const end = Math.min(samples.length, mix.length - 2 * from);
    for (let at = 0; at < end; at += 1) mix[2 * from + at]! += gain * samples[at]!;
  }
  return mix;
}

/** What brings a sound to a loudness; what is silent stays as it is. */
function gainTo(samples: Float32Array, loudness: number): number {
  const own = integratedLoudness(samples);
  return Number.isFinite(own) ? toGain(Math.min(MOST_GAIN, loudness - own)) : 1;
}

/** Repeats music from its beginning, goes down under speech, and fades out. */
function layMusic(mix: Float32Array, music: Float32Array, speech: readonly PlacedSound[]): void {
  const length = mix.length / 2;
  const own = music.length / 2;
  const level = gainTo(music, SPEECH_LOUDNESS + MUSIC_UNDER_SPEECH);
  const duck = duckCurve(speech, length);
  const fade = Math.min(length, FADE_SECONDS * SAMPLE_RATE);
  const seam = own < length ? Math.min(own / 2, SEAM_SECONDS * SAMPLE_RATE) : 0;
  for (let frame = 0, at = 0; frame < length; frame += 1, at = at + 1 === own ? 0 : at + 1) {
    const edge = seam > 0 ? Math.min(1, (frame === at ? seam : at) / seam, (own - at) / seam) : 1;
    const gain = level * duck[frame]! * edge * Math.min(1, (length - frame) / fade);
    mix[2 * frame] = gain * music[2 * at]!;
    mix[2 * frame + 1] = gain * music[2 * at + 1]!;
  }
}

/** How far the music is down at each frame: 1 where nobody speaks. */
function duckCurve(speech: readonly PlacedSound[], length: number): Float32Array {
  const curve = new Float32Array(length).fill(1);
  const ramp = DUCK_SECONDS * SAMPLE_RATE;
  const down = toGain(DUCK);
  for (const { from, to } of withoutPauses(speech)) {
    for (let frame = Math.max(0, Math.ceil(from - ramp)); frame < Math.min(length, to + ramp); frame += 1) {
      const away = Math.max(0, from - frame, frame - to) / ramp;
      curve[frame] = Math.min(curve[frame]!, power(down, 1 - away));
    }
  }
  return curve;
}

function withoutPauses(speech: readonly PlacedSound[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, samples } of speech) {
    const last = spans.at(-1);
    const to = from + samples.length / 2;
    if (last && from - last.to < PAUSE_SECONDS * SAMPLE_RATE) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
