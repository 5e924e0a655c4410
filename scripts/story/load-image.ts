import { createHash } from 'node:crypto';
import type { Metadata, Sharp, SharpOptions } from 'sharp';
import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import { readBytes } from '../files/read-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { svgFault } from './svg-fault.ts';

/** A picture ready to draw: upright, sRGB, without metadata, encoded anew. */
export interface LoadedImage {
  readonly bytes: Buffer;
  readonly extension: 'png' | 'jpg';
  readonly width: number;
  readonly height: number;
  /** SHA-256 of `bytes`, hex. */
  readonly hash: string;
  /** What the eye goes to first, as shares of width and height from the top left corner. */
  readonly focus: { readonly x: number; readonly y: number };
}

/** Pictures prepared before, by the SHA-256 of the file they were made from. */
export interface KeptImages {
  find(source: string): Promise<LoadedImage | undefined>;
  keep(source: string, image: LoadedImage): Promise<void>;
}

/** Counted up when the same file would be prepared differently. */
const PREPARATION = 3;

const MAX_BYTES = 40 * 1024 * 1024;
/** A picture of 16000 x 16000 px takes a gigabyte to open. */
const MAX_PIXELS = 40e6;
/** Longest side that is kept, px: an A4 page at 300 dpi has 3508. */
const MAX_SIDE = 4096;
/** Longest side that a drawing (SVG) is rasterised to, px. */
const SVG_SIDE = 2048;
const JPEG_QUALITY = 92;

/**
 * Reads a picture from outside and makes it safe and small. JPEG for photographs that came in a lossy format and are
 * opaque, else PNG. Equal files give equal bytes. Findings: `missing-image`, `invalid-image`, `image-too-large`.
 */
export const loadImage = async (
  path: string,
  { at, kept }: { readonly at: Partial<Position>; readonly kept?: KeptImages | undefined },
): Promise<Result<LoadedImage>> => {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const fault = (rule: Finding['rule'], detail: string, more: Partial<Finding> = {}): Result<never> =>
    fail({ rule, id: `${rule}.${detail}`, at, ...more, values: { path: name, ...more.values } });
  const read = await readBytes(path, MAX_BYTES);
  if (read.state === 'unreadable') {
    if (read.reason === 'ENOENT') return fault('missing-image', 'not-found');
    return fault('invalid-image', 'unreadable', { values: { reason: read.reason } });
  }
  if (read.state === 'too-large')
    return fault('image-too-large', 'bytes', { values: { limit: 40 }, expected: '≤ 40 MiB' });
  const source = createHash('sha256').update(`${PREPARATION}\n`).update(read.bytes).digest('hex');
  const known = await kept?.find(source);
  if (known) return succeed(known);
  const kind = kindOf(read.bytes);
  if (!kind) return fault('invalid-image', 'type', { expected: 'png, jpg, webp, avif, gif, svg' });
  const unsafe = kind === 'svg' ? svgFault(read.bytes) : undefined;
  if (unsafe) return fault('invalid-image', unsafe);
  try {
    const metadata = await (await open(read.bytes)).metadata();
    const { width = 0, height = 0 } = metadata;
    if (width * height > MAX_PIXELS) {
      return fault('image-too-large', 'pixels', { expected: '≤ 40 MP', actual: `${width} × ${height}` });
    }
    const image = await prepare(read.bytes, kind, metadata);
    await kept?.keep(source, image);
    return succeed(image);
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return /pixel limit/i.test(reason)
      ? fault('image-too-large', 'pixels', { expected: '≤ 40 MP' })
      : fault('invalid-image', 'damaged', { values: { reason } });
  }
};

/** `warning`: half a picture is refused, not drawn with a grey lower half. */
const open = async (bytes: Buffer, density = 72): Promise<Sharp> => {
  // Loaded when the first new picture comes: most runs of `plan` and `check` see none.
  const { default: sharp } = await import('sharp');
  const options: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: 'warning', density, pages: 1 };
  return sharp(bytes, options);
};

const prepare = async (bytes: Buffer, kind: Kind, metadata: Metadata): Promise<LoadedImage> => {
  const longest = Math.max(metadata.width ?? 1, metadata.height ?? 1);
  const density = kind === 'svg' ? Math.min(7200, Math.max(1, (72 * SVG_SIDE) / longest)) : 72;
  const side = kind === 'svg' ? SVG_SIDE : MAX_SIDE;
  const image = (await open(bytes, density))
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
  const lossy = kind === 'jpeg' || kind === 'avif' || kind === 'webp';
  // A drawing always comes with alpha; without it, it is cut to its places in less than half the time.
  const opaque = !metadata.hasAlpha || (await (await open(bytes)).stats()).isOpaque;
  const kept = opaque ? image.removeAlpha() : image;
  const encoded =
    lossy && opaque
      ? kept.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' })
      : kept.png({ compressionLevel: 6, palette: false });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  const hash = createHash('sha256').update(data).digest('hex');
  const extension = lossy && opaque ? 'jpg' : 'png';
  return { bytes: data, extension, width: info.width, height: info.height, hash, focus: await focusOf(data) };
};

/** Side of the square copy in which the focal point is looked for, px, and of the cells that libvips tells apart in it. */
const LOOK = { side: 256, cell: 8 } as const;

/**
 * Where libvips' attention strategy sees the subject: strong edges, saturated colours, skin. Of the prepared bytes, so that
 * equal pictures have equal focal points. In per cents: a finer difference shows in no crop.
 */
const focusOf = async (bytes: Buffer): Promise<LoadedImage['focus']> => {
  const { default: sharp } = await import('sharp');
  const { side, cell } = LOOK;
  const copy = await sharp(bytes)
    .resize({ width: side, height: side, fit: 'fill' })
    .flatten({ background: '#808080' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  // The strategy looks only where something is to be cut away; what it finds is a place in the whole copy.
  const { info } = await sharp(copy)
    .resize({ width: side / 2, height: side, fit: 'cover', position: sharp.strategy.attention })
    .toBuffer({ resolveWithObject: true });
  const share = (corner = (side - cell) / 2): number => Math.round((100 * (corner + cell / 2)) / side) / 100;
  return { x: share(info.attentionX), y: share(info.attentionY) };
};

type Kind = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg';

/** What a file is by its first bytes; its name proves nothing. */
const kindOf = (bytes: Buffer): Kind | undefined => {
  const start = bytes.subarray(0, 16).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (/^....ftypavi[fs]/s.test(start)) return 'avif';
  return /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg|!)/.test(bytes.subarray(0, 512).toString('latin1')) ? 'svg' : undefined;
};
