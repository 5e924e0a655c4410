import sharp from 'sharp';
import type { Page } from '../../compositions/layout/mark.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { pageToSvg } from '../../compositions/paint/svg.ts';
import { restingPages } from '../../scripts/context/drawn-pages.ts';
import { loadImages } from '../../scripts/render/images.ts';
import { type Pixels, rasterise } from '../../scripts/render/raster.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import type { GoldenCase } from './cases.ts';

/** Width that pages are kept at, px: of tall pages and squares, and of pages that lie. */
const KEPT_WIDTH = { tall: 300, lying: 400 } as const;
/** Between two pages of one job, px. */
const GAP = 8;
const GAP_COLOUR = { r: 128, g: 128, b: 128 };

/** The pages of a job that are kept: cards, one picture, or scenes of a video at rest. */
export async function goldenPages(input: JobInput, { pages = ['sections'] }: GoldenCase): Promise<readonly Page[]> {
  const format = findFormat(input.format)!;
  const locale = findLocale(input.locale)!;
  const engine = await createTextEngine(input.locale, input.terms);
  const drawn = restingPages({ ...input, locale }, format, engine).map(({ page }) => page);
  if (format.kind === 'still' && !format.carousel) return drawn;
  return drawn.filter(({ id }) => pages.includes(id === 'cover' || id === 'closing' ? id : 'sections'));
}

/** The pages side by side, as small as they are kept. */
export async function drawSheet(pages: readonly Page[], assets: string): Promise<Pixels> {
  if (pages.length === 0) throw new Error('no card or scene of this case was laid out');
  const image = await loadImages(pages, assets);
  const small: Pixels[] = [];
  for (const page of pages) small.push(await shrink(await rasterise(pageToSvg(page, image))));
  const width = small.reduce((sum, one) => sum + one.width, GAP * (small.length - 1));
  const height = Math.max(...small.map((one) => one.height));
  const sheet = sharp({ create: { width, height, channels: 4, background: { ...GAP_COLOUR, alpha: 1 } } });
  const places = small.map((one, index) => ({
    input: one.data,
    raw: { width: one.width, height: one.height, channels: 4 as const },
    left: small.slice(0, index).reduce((sum, before) => sum + before.width + GAP, 0),
    top: 0,
  }));
  return { width, height, data: await sheet.composite(places).raw().toBuffer() };
}

/** Mitchell's filter leaves no rings around letters: they would only make the file larger. */
async function shrink({ width, height, data }: Pixels): Promise<Pixels> {
  const kept = width > height ? KEPT_WIDTH.lying : KEPT_WIDTH.tall;
  const small = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize({ width: kept, kernel: 'mitchell' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: small.info.width, height: small.info.height, data: small.data };
}
