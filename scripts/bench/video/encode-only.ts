import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { PAINTER } from '../../commands/open-renderers.ts';
import { openEncoder } from '../../video/paint/encode.ts';
import { frameSize } from '../../video/paint/frame-size.ts';
import { openPaintPool } from '../../video/paint/paint-pool.ts';
import { type Segment, segmentsOf } from '../../video/paint/segments.ts';
import { PROFILES } from '../../video/profiles.ts';
import type { Sample } from './sample.ts';

/** Frames that are painted already, one after the other in a file, and what it took to paint them. */
export interface ReadyFrames {
  /** Seconds to paint all that differ, on all cores, with no encoder beside. */
  readonly painting: number;
  /** Seconds to encode the video from them. */
  encode(): Promise<number>;
}

/** Paints all frames that differ once into a file. */
export async function readyFrames({ video: { props }, assets, folder }: Sample): Promise<ReadyFrames> {
  const [segment] = segmentsOf(props, { isWhole: true });
  const frames = segment!.shown.map(({ frame }) => frame);
  const profile = PROFILES.social;
  const file = await open(path.join(folder, 'frames.i420'), 'w+');
  const pool = openPaintPool(PAINTER, CORES);
  pool.open(props, assets);
  // The first frames wait for the images and the threads.
  for await (const _ of pool.paint(frames.slice(0, WARM), profile.layout));
  const started = performance.now();
  for await (const _ of pool.paint(frames, profile.layout));
  const painting = (performance.now() - started) / 1000;
  const { bytes } = frameSize(props, profile.layout);
  for await (const frame of pool.paint(frames, profile.layout)) await file.write(frame);
  await pool.close();
  return {
    painting,
    async encode() {
      const begun = performance.now();
      const encoder = openEncoder({ ...props, profile, codec: 'h264', file: path.join(folder, 'ready.mp4') });
      await feed(
        segment!,
        async (index) => {
          const frame = new Uint8Array(bytes);
          await file.read(frame, 0, bytes, index * bytes);
          return frame;
        },
        encoder.write,
      );
      await encoder.finish();
      return (performance.now() - begun) / 1000;
    },
  };
}

async function feed(
  { shown }: Segment,
  read: (index: number) => Promise<Uint8Array>,
  write: (frame: Uint8Array) => Promise<void>,
): Promise<void> {
  for (const [index, { times }] of shown.entries()) {
    const frame = await read(index);
    for (let time = 0; time < times; time += 1) await write(frame);
  }
}

/** Frames after which every thread has loaded all that it needs. */
const WARM = 24;

/** Threads that paint in a run. */
export const CORES = availableParallelism();
