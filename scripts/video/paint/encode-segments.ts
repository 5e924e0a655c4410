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

/** More encoders at once than this only take memory: each holds some forty frames. */
const MOST_ENCODERS = 4;

/**
 * Several encoders at once: one has frames to write where another waits for paint. The longest first, so that none is left
 * alone at the end.
 */
async function encodeAll(
  request: DrawRequest,
  missing: readonly Work[],
  pool: PaintPool,
  parts: Parts,
  progress: Progress,
): Promise<void> {
  const open = new Set<Ffmpeg>();
  const queue = [...missing].sort((a, b) => costOf(b) - costOf(a));
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      await encodeOne(request, next, pool, progress, open);
      await parts.keep(next.content, await readFile(next.file));
    }
  };
  try {
    const encoders = Math.min(request.concurrency, MOST_ENCODERS);
    await Promise.all(Array.from({ length: encoders }, work));
  } finally {
    queue.length = 0;
    for (const encoder of open) encoder.kill();
  }
}

/** Painting a frame takes about three times what encoding it does. */
const costOf = ({ segment }: Work): number => 3 * segment.shown.length + segment.durationInFrames;

async function encodeOne(
  { video, profile: name, encoding }: DrawRequest,
  { segment, file }: Work,
  pool: PaintPool,
  progress: Progress,
  open: Set<Ffmpeg>,
): Promise<void> {
  const profile = PROFILES[name];
  const encoder = openEncoder({ ...video, profile, codec: encoding === 'webm' ? 'vp9' : 'h264', file });
  open.add(encoder);
  const left = segment.shown.map(({ times }) => times).values();
  const frames = segment.shown.map(({ frame }) => frame);
  for await (const frame of pool.paint(frames, profile.layout)) {
    progress.drawn();
    for (let times = left.next().value ?? 0; times > 0; times -= 1) {
      await encoder.write(frame);
      progress.encoded();
    }
  }
  await encoder.finish();
  open.delete(encoder);
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
