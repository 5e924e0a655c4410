import sharp from 'sharp';
import type { ImageMark, Page } from '../../compositions/layout/mark.ts';
import { readAsset } from '../job/read-asset.ts';

/** Share of the page's pixels (300 an inch) that a photograph has in print: 200 an inch, which offices' printers show. */
const DENSITY = 200 / 300;
/** At this quality a photograph across an A4 page takes about 250 KB. */
const QUALITY = 82;

/** Every image of the page cut to its crop, as JPEG; as PNG where it is clear in places. */
export async function loadPrintImages(page: Page, assets: string): Promise<ReadonlyMap<ImageMark, Buffer>> {
  const marks = page.marks.filter((mark) => mark.kind === 'image');
  const images = new Map<ImageMark, Buffer>();
  for (const mark of marks) images.set(mark, await cut(mark, assets));
  return images;
}

async function cut({ hash, crop, box }: ImageMark, assets: string): Promise<Buffer> {
  const bytes = await readAsset(hash, assets);
  if (!bytes) throw new Error(`no prepared image ${hash} in ${assets}`);
  const size = (length: number): number => Math.max(1, Math.round(length * DENSITY));
  const image = sharp(bytes)
    .extract({
      left: Math.round(crop.x),
      top: Math.round(crop.y),
      width: Math.floor(crop.width),
      height: Math.floor(crop.height),
    })
    .resize(size(box.width), size(box.height), { fit: 'fill' });
  const { hasAlpha } = await sharp(bytes).metadata();
  return hasAlpha ? image.png().toBuffer() : image.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
}
