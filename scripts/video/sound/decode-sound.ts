import path from 'node:path';
import { assetName, type SoundFile } from '../../../compositions/video/soundtrack.ts';
import { callFf } from '../call-ff.ts';
import { DrawError } from '../protocol.ts';
import { FOREIGN_SOUND } from './foreign-sound.ts';
import { SAMPLE_RATE } from './loudness.ts';

/** Decodes a sound from its beginning, at most that many samples: 48 kHz, two channels interleaved, from -1 to 1. */
export async function decodeSound(sound: SoundFile, assets: string, most: number): Promise<Float32Array> {
  const file = path.join(assets, assetName(sound));
  const format = { rate: SAMPLE_RATE, channels: 2, seconds: most / SAMPLE_RATE + 0.1 } as const;
  const decoded = await decodePcm(file, format);
  if (!decoded) throw new DrawError({ kind: 'sound', file: assetName(sound) });
  const samples = new Float32Array(Math.min(decoded.length, 2 * most));
  for (let at = 0; at < samples.length; at += 1) samples[at] = decoded[at]! / 32_768;
  return samples;
}

export interface PcmFormat {
  /** Samples a second. */
  readonly rate: number;
  readonly channels: 1 | 2;
  /** What comes later is left out. */
  readonly seconds: number;
}

/** The first sound of a file as interleaved samples of 16 bits; undefined where it cannot be decoded or holds none. */
export async function decodePcm(file: string, { rate, channels, seconds }: PcmFormat): Promise<Int16Array | undefined> {
  const wav = await ffmpegBytes([
    ...['-t', String(seconds), ...FOREIGN_SOUND, '-i', path.resolve(file), '-map', '0:a:0', '-ac', String(channels)],
    ...['-ar', String(rate), '-map_metadata', '-1', '-fflags', '+bitexact', '-c:a', 'pcm_s16le', '-f', 'wav', '-'],
  ]).catch(() => undefined);
  const start = (wav?.indexOf('data') ?? -1) + 8;
  const count = wav === undefined || start < 8 ? 0 : Math.floor((wav.length - start) / 2 / channels) * channels;
  if (wav === undefined || count === 0) return undefined;
  const from = wav.byteOffset + start;
  return new Int16Array(wav.buffer.slice(from, from + 2 * count));
}

/** What ffmpeg writes on its standard output. Rejects where it fails. */
async function ffmpegBytes(args: readonly string[]): Promise<Buffer> {
  const quiet = ['-hide_banner', '-loglevel', 'error', '-nostdin'];
  const task = callFf('ffmpeg', [...quiet, ...args], { buffer: false, stdin: 'ignore' });
  const pieces: Buffer[] = [];
  task.stdout?.on('data', (piece: Buffer) => pieces.push(piece));
  // Unread, what it complains of would stop it.
  task.stderr?.resume();
  await task;
  return Buffer.concat(pieces);
}
