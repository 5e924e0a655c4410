import sharp, { type Sharp } from 'sharp';
import type { Box } from '../../compositions/layout/mark.ts';
import { readAsset } from './read-asset.ts';

/** Part of a prepared image, scaled to whole px. */
export interface Cut {
  readonly hash: string;
  /** In the image's own px. */
  readonly crop: Box;
  readonly width: number;
  readonly height: number;
}

/** The part, not drawn yet. `assets`: folder of prepared assets. */
export async function cutOut({ hash, crop, width, height }: Cut, assets: string): Promise<Sharp> {
  const bytes = await readAsset(hash, assets);
  if (!bytes) throw new Error(`no prepared image ${hash} in ${assets}`);
  const [left, top] = [Math.round(crop.x), Math.round(crop.y)];
  return sharp(bytes)
    .extract({ left, top, width: Math.floor(crop.width), height: Math.floor(crop.height) })
    .resize(width, height, { fit: 'fill' });
}

/** A PNG as the address of an image. */
export const toAddress = (png: Buffer): string => `data:image/png;base64,${png.toString('base64')}`;

/** As PNG: quick to write, and read once. */
export const toPng = (picture: Sharp): Promise<Buffer> => picture.png({ compressionLevel: 1 }).toBuffer();
