import sharp from 'sharp';
import { findFormat } from '../../../compositions/model/format.ts';
import type { JobInput } from '../../../compositions/model/job-input.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { pageToSvg } from '../../../compositions/paint/svg.ts';
import { restingPages } from '../../../scripts/context/drawn-pages.ts';
import { loadImages } from '../../../scripts/render/images.ts';
import { rasterise } from '../../../scripts/render/raster.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';

/** Width of a picture of the guide, px: it is shown at half of that. */
export const GUIDE_WIDTH = 800;
/** A page of forty pictures must open on a slow line. */
export const MOST_BYTES = 60_000;
const COLOURS = [64, 32, 16] as const;

/** The card that the picture shows: the first of the example's section, or the cover or closing card by its name. */
export async function drawExample(input: JobInput, picture: string, assets: string): Promise<Buffer> {
  const engine = await createTextEngine(input.locale, input.terms);
  const locale = findLocale(input.locale)!;
  const pages = restingPages({ ...input, locale }, findFormat(input.format)!, engine).map(({ page }) => page);
  const isEnd = ({ id }: { readonly id: string }) => id === 'cover' || id === 'closing';
  const page = pages.find(({ id }) => id === picture) ?? pages.find((one) => !isEnd(one));
  if (!page) throw new Error(`no card for ${picture}`);
  const { width, height, data } = await rasterise(pageToSvg(page, await loadImages([page], assets)));
  const small = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ width: GUIDE_WIDTH })
    .removeAlpha()
    .png()
    .toBuffer();
  return smallPng(small);
}

/** With as many colours as the size allows. */
async function smallPng(png: Buffer): Promise<Buffer> {
  let encoded = png;
  for (const colours of COLOURS) {
    encoded = await sharp(png).png({ palette: true, colours, dither: 0.4, effort: 10, compressionLevel: 9 }).toBuffer();
    if (encoded.length <= MOST_BYTES) break;
  }
  return encoded;
}
