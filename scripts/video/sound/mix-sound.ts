import { setImmediate as breathe } from 'node:timers/promises';
import type { Soundtrack } from '../../../compositions/video/soundtrack.ts';
import { runFfmpeg, startFfmpeg } from '../ffmpeg.ts';
import { decodeSound } from './decode-sound.ts';
import { limitPeaks } from './limit-peaks.ts';
import { integratedLoudness, SAMPLE_RATE } from './loudness.ts';
import { LEAST_MIX, mixDown, type PlacedSound, toGain } from './mix-down.ts';

/** What online platforms play at, LUFS, and the highest true peak, dBTP. */
const LOUDNESS = -14;
/** Under the -1 dBTP that platforms allow: AAC gives back a wave whose peaks are a little higher than those it was given. */
const PEAK = -2;
/** Limiting peaks takes loudness away, which is given back at most this often. */
const CORRECTIONS = 2;
/** dB that bring a LU of it, at first: the limiter takes its share of them too. Then as it was seen, within bounds. */
const DECIBELS_A_LOUDNESS_UNIT = { first: 1.5, least: 0.5, most: 3 } as const;
/** LU that nobody hears. */
const CLOSE_ENOUGH = 0.3;

/** The encoder fills whatever it is given, even with silence. */
const BITRATE = { silence: '32k', sound: '192k' } as const;
/** Bytes handed to the encoder at once. */
const PIECE = 1 << 20;

/**
 * Mixes and encodes what is heard in a video: an M4A (AAC-LC, 48 kHz, two channels), as long as the picture to a sample, at
 * -14 LUFS. Throws a `DrawError` of kind `sound` that names the file which cannot be decoded.
 */
export async function mixSound(
  sound: Soundtrack | undefined,
  { frames, fps }: { readonly frames: number; readonly fps: number },
  assets: string,
  file: string,
): Promise<void> {
  const length = Math.round((frames * SAMPLE_RATE) / fps);
  const encoded = (bitrate: string): string[] => [
    ...['-c:a', 'libfdk_aac', '-profile:a', 'aac_low', '-b:a', bitrate, '-map_metadata', '-1', '-fflags', '+bitexact'],
    ...['-f', 'mp4', '-y', file],
  ];
  if (sound === undefined || (sound.speech.length === 0 && sound.music === undefined)) {
    const silence = `anullsrc=r=${SAMPLE_RATE}:cl=stereo,atrim=end_sample=${length}[a]`;
    return runFfmpeg(['-filter_complex', silence, '-map', '[a]', ...encoded(BITRATE.silence)]);
  }
  const mix = await mixed(sound, length, fps, assets);
  const raw = ['-f', 'f32le', '-ar', String(SAMPLE_RATE), '-ac', '2'];
  const encoder = startFfmpeg([...raw, '-i', '-', ...encoded(BITRATE.sound)]);
  const bytes = new Uint8Array(mix.buffer, mix.byteOffset, mix.byteLength);
  for (let at = 0; at < bytes.length; at += PIECE) await encoder.write(bytes.subarray(at, at + PIECE));
  await encoder.finish();
}

/** Everything at its place and at its loudness, `length` frames of two channels. */
async function mixed(
  { speech, music }: Soundtrack,
  length: number,
  fps: number,
  assets: string,
): Promise<Float32Array> {
  const toSamples = (frame: number): number => Math.round((frame * SAMPLE_RATE) / fps);
  const placed: PlacedSound[] = [];
  for (const clip of speech) {
    const samples = await decodeSound(clip, assets, toSamples(clip.durationInFrames));
    placed.push({ from: toSamples(clip.from), samples });
  }
  const under = music && (await decodeSound(music, assets, length));
  const mix = mixDown(placed, under, length);
  await breathe();
  return normalised(mix);
}

/** The mix at `LOUDNESS` and under `PEAK`; silence stays silence, and noise is not made a roar. */
async function normalised(mix: Float32Array): Promise<Float32Array> {
  const own = integratedLoudness(mix);
  if (!Number.isFinite(own)) return mix;
  let decibels = Math.min(LOUDNESS - LEAST_MIX, LOUDNESS - own);
  const goal = own + decibels;
  const { first, least, most } = DECIBELS_A_LOUDNESS_UNIT;
  let before: { readonly decibels: number; readonly loudness: number } | undefined;
  for (let correction = 0; ; correction += 1) {
    await breathe();
    const loud = turned(mix, toGain(decibels));
    if (!limitPeaks(loud, toGain(PEAK)) || correction === CORRECTIONS) return loud;
    await breathe();
    const loudness = integratedLoudness(loud);
    if (Math.abs(goal - loudness) < CLOSE_ENOUGH) return loud;
    const seen = before && (decibels - before.decibels) / (loudness - before.loudness);
    const step = seen === undefined ? first : Math.min(most, Math.max(least, seen));
    before = { decibels, loudness };
    decibels += step * (goal - loudness);
  }
}

function turned(samples: Float32Array, gain: number): Float32Array {
  const changed = new Float32Array(samples.length);
  for (let at = 0; at < samples.length; at += 1) changed[at] = gain * samples[at]!;
  return changed;
}
