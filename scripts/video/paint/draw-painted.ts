import path from 'node:path';
import sharp from 'sharp';
import { createPainter } from '../../../compositions/video/painter.ts';
import { type VideoProps, videoFrames } from '../../../compositions/video/props.ts';
import type { DrawRequest } from '../protocol.ts';
import { findSound } from '../sound.ts';
import { openEncoder } from './encode.ts';
import type { PaintPool } from './paint-pool.ts';

/** crf 18 is visually lossless. */
const ENCODING = { as: 'i420', preset: 'veryfast', crf: 18 } as const;
/** Of the opening picture: letters have no rings at this. */
const POSTER_QUALITY = 92;

/** Draws a video and its poster: each frame that differs from the one before is painted once, and encoded as often as it shows. */
export async function drawPainted(
  request: DrawRequest,
  pool: PaintPool,
  progress: (done: number) => void,
): Promise<void> {
  const { video, assets, folder, music } = request;
  const { width, height, fps } = video;
  const frames = videoFrames(video);
  const shown = distinctFrames(video, frames);
  progress(0);
  const [poster] = await collect(pool.paint({ video, assets, frames: [0], as: 'rgba' }));
  await sharp(poster, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: POSTER_QUALITY })
    .toFile(path.join(folder, 'poster.jpg'));
  const sound = music && (await findSound(music, assets));
  const file = path.join(folder, 'video.mp4');
  const encoder = openEncoder({ width, height, fps, frames, file, ...ENCODING, ...(sound && { music: sound }) });
  try {
    let number = 0;
    for await (const frame of pool.paint({ video, assets, frames: shown, as: ENCODING.as })) {
      const end = shown[number + 1] ?? frames;
      for (let at = shown[number]!; at < end; at += 1) {
        await encoder.write(frame);
        if (at % fps === 0) progress(at / frames);
      }
      number += 1;
    }
    await encoder.finish();
  } catch (error) {
    encoder.kill();
    throw error;
  }
}

/** Frames that differ from the one before; the first always does. */
function distinctFrames(video: VideoProps, frames: number): number[] {
  const { keyOf } = createPainter(video, NOTHING);
  let last: string | undefined;
  return Array.from({ length: frames }, (_, frame) => frame).filter((frame) => {
    const key = keyOf(frame);
    const isNew = key !== last;
    last = key;
    return isNew;
  });
}

/** To name frames takes no pixels. */
const none = (): never => {
  throw new Error('nothing is painted to name a frame');
};
const NOTHING = { rasterise: none, image: none, photo: none };

async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of from) all.push(one);
  return all;
}
