import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DrawProgress } from '../../job/rendered.ts';
import type { Ffmpeg } from '../ffmpeg.ts';
import type { Parts } from '../parts.ts';
import { ENCODER_THREADS, PROFILES } from '../profiles.ts';
import type { DrawRequest } from '../protocol.ts';
import { openEncoder } from './encode.ts';
import type { PaintPool } from './paint-pool.ts';
import type { Segment } from './segments.ts';

/** A segment with the file of its pictures, and what that file is made of. */
interface Work {
  readonly segment: Segment;
  readonly file: string;
  readonly content: unknown;
}

/** Encodes the segments that are not kept, and answers the files of all, in order. */
export async function encodeSegments(
  request: DrawRequest,
  segments: readonly Segment[],
  pool: PaintPool,
  parts: Parts,
  tell: (progress: DrawProgress) => void,
): Promise<string[]> {
  const works = segments.map((segment, number) => workOf(request, segment, number));
  const missing: Work[] = [];
  for (const work of works) {
    const part = await parts.find(work.content);
    if (part) await writeFile(work.file, part);
    else missing.push(work);
  }
  const progress = progressOf(works, missing, request.video.fps, tell);
  await encodeAll(request, missing, pool, parts, progress);
  return works.map(({ file }) => file);
}

const workOf = ({ profile, encoding, folder }: DrawRequest, segment: Segment, number: number): Work => ({
  segment,
  file: path.join(folder, `part-${number}.${encoding}`),
  content: [segment.content, encoding, PROFILES[profile], ENCODER_THREADS],
});

/** One encoder after the other, painted ahead for the next: while one writes its last frames, the next is fed already. */
async function encodeAll(
  { video, profile: name, encoding }: DrawRequest,
  missing: readonly Work[],
  pool: PaintPool,
  parts: Parts,
  progress: Progress,
): Promise<void> {
  const profile = PROFILES[name];
  const frames = missing.flatMap(({ segment }) => segment.shown.map(({ frame }) => frame));
  const painted = pool.paint(frames, profile.layout);
  const open = new Set<Ffmpeg>();
  const ends: Promise<void>[] = [];
  try {
    for (const { segment, file, content } of missing) {
      const encoder = openEncoder({ ...video, profile, codec: encoding === 'webm' ? 'vp9' : 'h264', file });
      open.add(encoder);
      for (const { times } of segment.shown) {
        const { value } = await painted.next();
        if (value === undefined) throw new Error('fewer frames were painted than asked for');
        progress.drawn();
        for (let time = 0; time < times; time += 1) {
          await encoder.write(value);
          progress.encoded();
        }
      }
      const end = encoder.finish().then(async () => {
        open.delete(encoder);
        await parts.keep(content, await readFile(file));
      });
      // Whoever waits for all hears of it.
      end.catch(() => undefined);
      ends.push(end);
      // Two at a time: each holds forty frames.
      if (ends.length > 1) await ends.at(-2);
    }
    await painted.next();
    await Promise.all(ends);
  } finally {
    for (const encoder of open) encoder.kill();
  }
}

interface Progress {
  drawn(): void;
  encoded(): void;
}

/** Says once a second of the video how far it is. What was kept is done from the start. */
function progressOf(
  works: readonly Work[],
  missing: readonly Work[],
  fps: number,
  tell: (progress: DrawProgress) => void,
): Progress {
  const sum = (all: readonly Work[], of: (segment: Segment) => number): number =>
    all.reduce((total, { segment }) => total + of(segment), 0);
  const distinct = sum(works, ({ shown }) => shown.length);
  const total = sum(works, ({ durationInFrames }) => durationInFrames);
  let drawn = distinct - sum(missing, ({ shown }) => shown.length);
  let encoded = total - sum(missing, ({ durationInFrames }) => durationInFrames);
  const say = (): void => tell({ done: encoded / total, frames: { drawn, distinct } });
  say();
  return {
    drawn: () => {
      drawn += 1;
    },
    encoded: () => {
      encoded += 1;
      if (encoded % fps === 0) say();
    },
  };
}
