import sharp from 'sharp';
import { type Crop, OUTLINE } from './crop.ts';

/** Pixels of a picture, 8 bits a channel, rows from the top. */
export interface PagePixels {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** A picture for translators. Sizes in px. */
export interface CutCrop {
  readonly width: number;
  readonly height: number;
  /** A PNG; equal pages and crops give equal bytes. */
  readonly bytes: Buffer;
}

type Colour = readonly [red: number, green: number, blue: number];

/** White and a dark magenta that no page is drawn in: one of them stands out by 2.6:1 from any ground (WCAG luminance). */
const OUTER: Colour = [255, 255, 255];
const INNER: Colour = [179, 0, 94];

/**
 * Flat pages as they are, and photographs well enough to know them: 30 KB and 13 ms a picture, where every colour takes 100
 * KB, and 64 colours whatever the page 27 ms.
 */
const PALETTE = { palette: true, quality: 75, effort: 1, dither: 0, compressionLevel: 6 } as const;

/** Opaque RGBA as RGB, in which pictures are cut three times as fast. */
export async function opaque({ width, height, data }: PagePixels): Promise<PagePixels> {
  const image = sharp(data, { raw: { width, height, channels: 4 } });
  return { width, height, data: await image.removeAlpha().raw().toBuffer() };
}

/** Cuts a crop out of its page (RGB) and draws the outline on it at its final size, so that the line is never blurred. */
export async function cutCrop(page: PagePixels, { box, scale, outline }: Crop): Promise<CutCrop> {
  const width = Math.round(box.width * scale);
  const height = Math.round(box.height * scale);
  const data = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 3 } })
    .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
  const left = Math.round((outline.x - box.x) * scale - OUTLINE / 2);
  const top = Math.round((outline.y - box.y) * scale - OUTLINE / 2);
  const right = Math.round((outline.x + outline.width - box.x) * scale + OUTLINE / 2);
  const bottom = Math.round((outline.y + outline.height - box.y) * scale + OUTLINE / 2);
  for (let inset = 0; inset < OUTLINE; inset += 1) {
    const ring = { left: left + inset, top: top + inset, right: right - inset, bottom: bottom - inset };
    drawRing({ width, height, data }, ring, inset < OUTLINE / 2 ? OUTER : INNER);
  }
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .png(PALETTE)
    .toBuffer();
  return { width, height, bytes };
}

/** `right` and `bottom` are the first px outside. */
interface Ring {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A rectangle of lines 1 px wide; what lies outside the picture is left out. */
function drawRing({ width, height, data }: PagePixels, { left, top, right, bottom }: Ring, colour: Colour): void {
  const put = (x: number, y: number): void => {
    if (x >= 0 && x < width && y >= 0 && y < height) data.set(colour, (y * width + x) * colour.length);
  };
  for (let x = left; x < right; x += 1) for (const y of [top, bottom - 1]) put(x, y);
  for (let y = top; y < bottom; y += 1) for (const x of [left, right - 1]) put(x, y);
}
