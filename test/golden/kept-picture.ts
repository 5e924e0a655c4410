import sharp from 'sharp';
import type { Pixels } from '../../scripts/render/raster.ts';

/** Colours a kept picture may have, 4 bits a pixel: letters stay clear and a page takes about 5 KB. */
const COLOURS = 16;

/** A palette PNG. Equal pixels give equal bytes. */
export function encodeKept({ width, height, data }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ palette: true, colours: COLOURS, dither: 0, effort: 10, compressionLevel: 9 })
    .toBuffer();
}

export async function decodeKept(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
