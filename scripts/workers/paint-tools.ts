import sharp from 'sharp';
import type { ImageMark } from '../../compositions/layout/mark.ts';
import type { Pixels } from '../../compositions/paint/pixels.ts';
import { wholePixels } from '../../compositions/paint/svg.ts';
import { LARGEST_PAN } from '../../compositions/video/motion.ts';
import type { PaintTools } from '../../compositions/video/painter.ts';
import type { VideoProps } from '../../compositions/video/props.ts';
import { readAsset } from '../job/read-asset.ts';
import { loadImages } from '../render/images.ts';
import { rasteriseNow } from '../render/raster.ts';

/** All that painting a video needs in Node: its images cut and its photographs opened, once. */
export async function loadPaintTools(video: VideoProps, assets: string): Promise<PaintTools> {
  const pages = video.scenes.map(({ page }) => page);
  const image = await loadImages(pages, assets);
  const photos = new Map<string, Pixels>();
  for (const page of pages) {
    for (const mark of page.marks) {
      if (mark.kind !== 'image' || mark.motion?.kind !== 'pan' || photos.has(keyOf(mark))) continue;
      photos.set(keyOf(mark), await loadPhoto(mark, page.background, assets));
    }
  }
  const photo = (mark: ImageMark): Pixels => {
    const pixels = photos.get(keyOf(mark));
    if (!pixels) throw new Error(`photograph ${mark.hash} was not loaded before painting`);
    return pixels;
  };
  return { rasterise: rasteriseNow, image, photo };
}

const keyOf = ({ hash, crop, box }: ImageMark): string => JSON.stringify([hash, crop, wholePixels(box)]);

/** What the box shows, as large as it is shown at the end of its movement: it is never blown up, and hardly made smaller. */
async function loadPhoto({ hash, crop, box }: ImageMark, background: string, assets: string): Promise<Pixels> {
  const bytes = await readAsset(hash, assets);
  if (!bytes) throw new Error(`no prepared image ${hash} in ${assets}`);
  const { width, height } = wholePixels(box);
  const { data, info } = await sharp(bytes)
    .extract({
      left: Math.round(crop.x),
      top: Math.round(crop.y),
      width: Math.floor(crop.width),
      height: Math.floor(crop.height),
    })
    .resize(Math.round(width * LARGEST_PAN), Math.round(height * LARGEST_PAN), { fit: 'fill' })
    .flatten({ background })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
