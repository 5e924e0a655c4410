import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runFfmpeg } from './ffmpeg.ts';

/** Ticks a second of a track: whole for every frame rate in use, and Remotion's own. */
export const CLOCK = 90_000;

export interface JoinJob {
  /** Files of one encoder's settings, in order; names without quotes. */
  readonly pictures: readonly string[];
  readonly sound: string;
  /** For files on the way. */
  readonly folder: string;
  readonly file: string;
}

/** Puts parts one after the other and the sound beside them, without encoding a picture again. WebM takes Opus. */
export async function joinParts({ pictures, sound, folder, file }: JoinJob): Promise<void> {
  const list = path.join(folder, 'parts.txt');
  await writeFile(list, pictures.map((name) => `file '${name.replaceAll('\\', '/')}'\n`).join(''));
  const isWebm = path.extname(file) === '.webm';
  await runFfmpeg([
    ...['-f', 'concat', '-safe', '0', '-i', list, '-i', sound, '-map', '0:v', '-map', '1:a', '-c:v', 'copy'],
    ...(isWebm ? ['-c:a', 'libopus', '-b:a', '128k'] : ['-c:a', 'copy', '-movflags', '+faststart']),
    ...(isWebm ? [] : ['-video_track_timescale', String(CLOCK)]),
    ...['-y', file],
  ]);
}
