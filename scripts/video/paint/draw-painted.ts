import path from 'node:path';
import sharp from 'sharp';
import { frameName } from '../../../compositions/video/painter.ts';
import { type VideoProps, videoFrames } from '../../../compositions/video/props.ts';
import type { DrawRequest } from '../protocol.ts';
import { findSound } from '../sound.ts';
import { openEncoder } from './encode.ts';
import type { PaintPool } from './paint-pool.ts';

/** crf 18 is visually lossless. */
const ENCODING = { preset: 'veryfast', crf: 18 } as const;
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
  pool.open(video, assets);
  // The first scene stands complete from its first frame.
  for await (const poster of pool.paint([0], 'rgba')) {
    await sharp(poster, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .jpeg({ quality: POSTER_QUALITY })
      .toFile(path.join(folder, 'poster.jpg'));
  }
  const sound = music && (await findSound(music, assets));
  const file = path.join(folder, 'video.mp4');
  const encoder = openEncoder({ width, height, fps, frames, file, ...ENCODING, ...(sound && { music: sound }) });
  try {
    let number = 0;
    for await (const frame of pool.paint(shown, 'i420')) {
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
  let last: string | undefined;
  return Array.from({ length: frames }, (_, frame) => frame).filter((frame) => {
    const name = frameName(video, frame);
    const isNew = name !== last;
    last = name;
    return isNew;
  });
}
