import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { DrawProgress } from '../../job/rendered.ts';
import { joinParts } from '../join.ts';
import { openParts, type Parts, partFile } from '../parts.ts';
import type { DrawRequest } from '../protocol.ts';
import { soundTrack } from '../sound-track.ts';
import { encodeSegments } from './encode-segments.ts';
import { drawGif } from './gif.ts';
import type { PaintPool } from './paint-pool.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** Of the opening picture: letters have no rings at this. */
const POSTER_QUALITY = 92;

/**
 * Draws a video and its poster. Each frame that differs from the one before is painted once, and encoded as often as it
 * shows; scenes are encoded by themselves, and those that are kept from another time are taken as they are.
 */
export async function drawPainted(
  request: DrawRequest,
  pool: PaintPool,
  tell: (progress: DrawProgress) => void,
): Promise<void> {
  const { video, assets, folder, encoding, isWhole = false } = request;
  tell({ done: 0 });
  pool.open(video, assets);
  if (encoding === 'gif') {
    await drawGif(request, pool, tell);
    return;
  }
  const parts = openParts(request.kept);
  const segments = segmentsOf(video, { isWhole });
  if (encoding === 'mp4') await drawPoster(request, segments[0], pool, parts);
  const [sound, pictures] = await Promise.all([
    soundTrack(request, parts),
    encodeSegments(request, segments, pool, parts, tell),
  ]);
  await joinParts({ pictures, sound, folder, file: path.join(folder, `video.${encoding}`) });
}

/** The first scene stands complete from its first frame: a player that begins after the poster, or again, does not jump. */
async function drawPoster(
  { video: { width, height }, folder }: DrawRequest,
  first: Segment | undefined,
  pool: PaintPool,
  parts: Parts,
): Promise<void> {
  const file = path.join(folder, 'poster.jpg');
  await partFile(parts, ['poster', first?.content, POSTER_QUALITY], file, async () => {
    for await (const frame of pool.paint([0], 'rgba')) {
      const picture = sharp(frame, { raw: { width, height, channels: 4 } }).removeAlpha();
      await writeFile(file, await picture.jpeg({ quality: POSTER_QUALITY }).toBuffer());
    }
  });
}
