import type { Pixels } from '../../compositions/paint/pixels.ts';
import type { PaintTools } from '../../compositions/video/painter.ts';
import { pictureLookup, picturesOf } from '../../compositions/video/pictures.ts';
import type { VideoProps } from '../../compositions/video/props.ts';
import { toAddress } from '../job/cut.ts';
import { photoPixels, picturePng } from '../job/pictures.ts';
import { rasteriseNow } from '../render/raster.ts';

/** All that painting a video needs in Node: its images cut and its photographs opened, once. */
export async function loadPaintTools(video: VideoProps, assets: string): Promise<PaintTools> {
  const stills = new Map<string, string>();
  const photos = new Map<string, Pixels>();
  for (const [key, picture] of picturesOf(video)) {
    if (picture.kind === 'moving') photos.set(key, await photoPixels(picture, assets));
    else stills.set(key, toAddress(await picturePng(picture, assets)));
  }
  return { rasterise: rasteriseNow, ...pictureLookup(stills, photos) };
}
