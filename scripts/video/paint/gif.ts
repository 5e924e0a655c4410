import path from 'node:path';
import { videoFrames } from '../../../compositions/video/props.ts';
import type { DrawProgress } from '../../job/rendered.ts';
import { startFfmpeg } from '../ffmpeg.ts';
import type { DrawRequest } from '../protocol.ts';
import { frameSize } from './frame-size.ts';
import type { PaintPool } from './paint-pool.ts';

/** A preview for a message or a page: short, small, at a third of the frames. */
const GIF = { seconds: 15, longerSide: 640, everyNth: 3 } as const;

/** Draws the video's beginning as a GIF that plays again and again, in one palette. */
export async function drawGif(
  { video, folder }: DrawRequest,
  pool: PaintPool,
  tell: (progress: DrawProgress) => void,
): Promise<void> {
  const end = Math.min(videoFrames(video), GIF.seconds * video.fps);
  const frames = Array.from({ length: Math.ceil(end / GIF.everyNth) }, (_, index) => index * GIF.everyNth);
  const { width, height, bytes } = frameSize(video, 'rgba');
  const scale = Math.min(1, GIF.longerSide / Math.max(width, height));
  const even = (length: number): number => 2 * Math.round((length * scale) / 2);
  const palette =
    'split[a][b];[a]palettegen=stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle';
  const encoder = startFfmpeg([
    ...['-f', 'image2pipe', '-framerate', String(video.fps / GIF.everyNth), '-c:v', 'rawvideo'],
    ...['-frame_size', String(bytes), '-video_size', `${width}x${height}`, '-pixel_format', 'rgba', '-i', '-'],
    ...['-filter_complex', `scale=${even(width)}:${even(height)}:flags=lanczos,${palette}`],
    ...['-loop', '0', '-y', path.join(folder, 'video.gif')],
  ]);
  try {
    let drawn = 0;
    for await (const frame of pool.paint(frames, 'rgba')) {
      await encoder.write(frame);
      drawn += 1;
      tell({ done: drawn / frames.length, frames: { drawn, distinct: frames.length } });
    }
    await encoder.finish();
  } catch (error) {
    encoder.kill();
    throw error;
  }
}
