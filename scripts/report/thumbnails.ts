import path from 'node:path';
import type { JobReport } from './events.ts';

/** Small pictures stand in rows of one height, px; none is wider than that many. */
const HEIGHT = 160;
const WIDTH = 320;
/** More of them nobody looks through, and a page of them would be slow to open. */
const MOST = 300;

/** By job: its first picture, small, as a `data:` address. */
export type Thumbnails = ReadonlyMap<JobReport, string>;

/** Small pictures of what this run drew or brought back: of a video, its poster. What cannot be read has none. */
export async function makeThumbnails(jobs: readonly JobReport[], output: string): Promise<Thumbnails> {
  const wanted = jobs.flatMap((job) => {
    const file = pictureOf(job);
    return file === undefined ? [] : [{ job, file }];
  });
  const thumbnails = new Map<JobReport, string>();
  if (wanted.length === 0) return thumbnails;
  const { default: sharp } = await import('sharp');
  const queue = wanted.slice(0, MOST).values();
  const work = async (): Promise<void> => {
    for (const { job, file } of queue) {
      const bytes = await sharp(path.join(output, file))
        .resize({ width: WIDTH, height: HEIGHT, fit: 'inside' })
        .webp({ quality: 70 })
        .toBuffer()
        .catch(() => undefined);
      if (bytes) thumbnails.set(job, `data:image/webp;base64,${bytes.toString('base64')}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return thumbnails;
}

/** Undefined for a job that made nothing in this run. */
export const pictureOf = ({ state, files }: JobReport): string | undefined =>
  state === 'rendered' || state === 'cached' ? files.find((file) => /\.(png|webp|jpe?g|avif)$/.test(file)) : undefined;
