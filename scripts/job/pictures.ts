import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sharp } from 'sharp';
import type { Pixels } from '../../compositions/paint/pixels.ts';
import { type MovingPicture, type Picture, picturesOf } from '../../compositions/video/pictures.ts';
import type { VideoProps } from '../../compositions/video/props.ts';
import { cutOut, toPng } from './cut.ts';

/** A photograph that moves, opaque. `assets`: folder of prepared assets. */
export async function photoPixels(picture: MovingPicture, assets: string): Promise<Pixels> {
  const { data, info } = await (await opaque(picture, assets))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** A picture as a file that a browser opens to the same pixels. */
export const picturePng = async (picture: Picture, assets: string): Promise<Buffer> =>
  toPng(picture.kind === 'moving' ? await opaque(picture, assets) : await cutOut(picture, assets));

/** Writes a video's pictures as files into a folder, and answers their names by the pictures' keys. */
export async function writePictures(
  video: VideoProps,
  assets: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  await mkdir(folder, { recursive: true });
  const names = new Map<string, string>();
  for (const [key, picture] of picturesOf(video)) {
    const name = `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.png`;
    await writeFile(path.join(folder, name), await picturePng(picture, assets));
    names.set(key, name);
  }
  return names;
}

const opaque = async (picture: MovingPicture, assets: string): Promise<Sharp> =>
  (await cutOut(picture, assets)).flatten({ background: picture.background }).toColourspace('srgb');
