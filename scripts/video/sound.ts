import path from 'node:path';
import { FRAME_RATE } from '../../compositions/model/format.ts';
import type { Music } from '../../compositions/video/props.ts';
import { runFf } from './probe.ts';
import { DrawError } from './protocol.ts';

/** Finds a story's sound among the assets and how long it plays. `base` is the address of the assets. */
export async function findMusic(
  sound: { readonly hash: string; readonly extension: string },
  assets: string,
  base: string,
): Promise<Music> {
  const name = `${sound.hash}.${sound.extension.replace(/^\./, '')}`;
  const seconds = await soundSeconds(path.join(assets, name));
  if (seconds === undefined) throw new DrawError({ kind: 'sound' });
  return { src: `${base}/${name}`, durationInFrames: Math.max(1, Math.floor(seconds * FRAME_RATE)) };
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
