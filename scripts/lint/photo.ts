import type { Box, ImageMark } from '../../compositions/layout/mark.ts';
import type { Paint } from './paint.ts';

/** The prepared bytes of an image by its hash, or undefined where they are not to be had. */
export type ReadImage = (hash: string) => Promise<Uint8Array | undefined>;

/** A small copy of an image as it is drawn: what lies under letters is seen in patches, not in single pixels. */
export interface Photo {
  /** The side of one of its patches on the page, px. */
  readonly patch: number;
  /** Its colour at a point of the page that lies in the mark's box. */
  at(x: number, y: number): Paint;
}

/** A patch is about this wide on the page: half a stroke of the smallest letters. */
const PATCH = 4;
/** The copy's longest side, px: enough for a page, and quick to make. */
const LONGEST = 480;
const CHANNELS = 4;
/** Copies kept; a page has one or two, and the formats of a story share few. */
const KEPT = 32;

/** Gives the copy of an image mark, each made once. */
export function createPhotos(read: ReadImage): (mark: ImageMark) => Promise<Photo | undefined> {
  const kept = new Map<string, Promise<Pixels | undefined>>();
  return async (mark) => {
    const { hash, crop, box } = mark;
    const name = JSON.stringify([hash, crop, Math.round(box.width), Math.round(box.height)]);
    const pixels = kept.get(name) ?? decode(mark, read);
    if (kept.size >= KEPT) kept.clear();
    kept.set(name, pixels);
    const made = await pixels;
    return made && photoOf(made, box);
  };
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly data: Uint8Array;
}

async function decode({ hash, crop, box }: ImageMark, read: ReadImage): Promise<Pixels | undefined> {
  const bytes = await read(hash);
  if (!bytes) return undefined;
  // Loaded for the first text over a photograph: most runs have none.
  const { default: sharp } = await import('sharp');
  const scale = Math.min(1 / PATCH, LONGEST / Math.max(box.width, box.height));
  const { data, info } = await sharp(bytes)
    .extract({
      left: Math.round(crop.x),
      top: Math.round(crop.y),
      width: Math.max(1, Math.floor(crop.width)),
      height: Math.max(1, Math.floor(crop.height)),
    })
    .resize(Math.max(1, Math.round(box.width * scale)), Math.max(1, Math.round(box.height * scale)), { fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

function photoOf({ width, height, data }: Pixels, box: Box): Photo {
  const column = (x: number): number => Math.min(width - 1, Math.max(0, Math.floor(((x - box.x) / box.width) * width)));
  const row = (y: number): number => Math.min(height - 1, Math.max(0, Math.floor(((y - box.y) / box.height) * height)));
  return {
    patch: Math.max(1, Math.min(box.width / width, box.height / height)),
    at(x, y) {
      const at = (row(y) * width + column(x)) * CHANNELS;
      const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(at, at + CHANNELS);
      return { colour: [red, green, blue], opacity: alpha / 255 };
    },
  };
}
