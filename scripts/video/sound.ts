import path from 'node:path';
import { FRAME_RATE } from '../../compositions/model/format.ts';
import type { Music } from '../../compositions/video/props.ts';
import { runFf } from './probe.ts';
import { DrawError } from './protocol.ts';

/** The encoder fills whatever it is given, even with silence. */
export const BITRATE = { silence: '32k', music: '192k' } as const;

type Sound = { readonly hash: string; readonly extension: string };

const nameOf = ({ hash, extension }: Sound): string => `${hash}.${extension.replace(/^\./, '')}`;

/** Finds a story's sound among the assets and how long it plays. `base` is the address of the assets. */
export async function findMusic(sound: Sound, assets: string, base: string): Promise<Music> {
  const seconds = await lengthOf(sound, assets);
  return { src: `${base}/${nameOf(sound)}`, durationInFrames: Math.max(1, Math.floor(seconds * FRAME_RATE)) };
}

/** The file of a story's sound, which can be played, and how long it plays. */
export async function findSound(sound: Sound, assets: string): Promise<{ file: string; seconds: number }> {
  return { file: path.join(assets, nameOf(sound)), seconds: await lengthOf(sound, assets) };
}

/** Seconds. Throws where the sound cannot be read. */
async function lengthOf(sound: Sound, assets: string): Promise<number> {
  const seconds = await soundSeconds(path.join(assets, nameOf(sound)));
  if (seconds === undefined) throw new DrawError({ kind: 'sound' });
  return seconds;
}

/** Seconds; undefined where ffprobe cannot read it. */
async function soundSeconds(file: string): Promise<number | undefined> {
  try {
    const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
    const seconds = Number.parseFloat(await runFf('ffprobe', args));
    return Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
  } catch {
    return undefined;
  }
}
