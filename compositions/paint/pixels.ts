import type { Box } from '../layout/mark.ts';

/** RGBA, 8 bits a channel, premultiplied, rows from the top. Opaque where nothing is said of it. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const words = ({ data }: Pixels): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2);

/** A picture of its own with the same pixels. (`slice` of what Node calls a buffer would share them.) */
export const copied = ({ width, height, data }: Pixels): Pixels => ({ width, height, data: new Uint8Array(data) });

/** Copies the columns from `left` to before `right` of one picture into another of its size. */
export function copyColumns(from: Pixels, to: Pixels, left: number, right: number): void {
  const [source, target] = [words(from), words(to)];
  for (let row = 0; row < to.height; row += 1) {
    const start = row * to.width;
    target.set(source.subarray(start + left, start + right), start + left);
  }
}

/** Paints a picture that is clear in places over an opaque one of its size, inside `box` (whole px). */
export function paintOver(over: Pixels, under: Pixels, box: Box): void {
  const [source, target] = [words(over), words(under)];
  const left = Math.max(0, box.x);
  const right = Math.min(under.width, box.x + box.width);
  const bottom = Math.min(under.height, box.y + box.height);
  for (let y = Math.max(0, box.y); y < bottom; y += 1) {
    const end = y * under.width + right;
    for (let at = y * under.width + left; at < end; at += 1) {
      const colour = source[at]!;
      if (colour === 0) continue;
      const alpha = colour >>> 24;
      target[at] = alpha === 255 ? colour : mixed(colour, target[at]!, 255 - alpha);
    }
  }
}

/** A premultiplied colour over an opaque one that shows through by `rest` of 255. Two channels at a time. */
function mixed(over: number, under: number, rest: number): number {
  const even = (((under & 0xff00ff) * rest + 0x800080) >>> 8) & 0xff00ff;
  const odd = (((under >>> 8) & 0xff00ff) * rest + 0x800080) & 0xff00ff00;
  return ((over + (even | odd)) >>> 0) | 0xff000000;
}

/** Gives a picture back, inside `box` (whole px), what was under it where `shape` is clear. */
export function keepOutside(shape: Pixels, under: Pixels, picture: Pixels, box: Box): void {
  const [source, target] = [words(under), words(picture)];
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const end = y * picture.width + box.x + box.width;
    for (let at = y * picture.width + box.x; at < end; at += 1) {
      const alpha = shape.data[4 * at + 3]!;
      if (alpha < 255) target[at] = (between(source[at]!, target[at]!, alpha) | 0xff000000) >>> 0;
    }
  }
}

/** How a photograph lies in its box: `scale` times as large, about a point given as shares of the box from its top left corner. */
export interface Lie {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Draws an opaque photograph over the box (whole px) of an opaque page. The photograph shows what the box shows at scale 1;
 * it may have more pixels. Between four of them by their distance, in 256ths.
 */
export function paintPhoto(photo: Pixels, page: Pixels, box: Box, lie: Lie): void {
  const [source, target] = [words(photo), words(page)];
  const across = steps(photo.width, box.width, lie.scale, lie.x);
  const down = steps(photo.height, box.height, lie.scale, lie.y);
  for (let y = 0; y < box.height; y += 1) {
    const upper = down.index[y]! * photo.width;
    const lower = Math.min(photo.height - 1, down.index[y]! + 1) * photo.width;
    const fall = down.share[y]!;
    const start = (box.y + y) * page.width + box.x;
    for (let x = 0; x < box.width; x += 1) {
      const left = across.index[x]!;
      const right = left + 1 < photo.width ? left + 1 : left;
      const shift = across.share[x]!;
      const above = between(source[upper + left]!, source[upper + right]!, shift);
      const below = between(source[lower + left]!, source[lower + right]!, shift);
      target[start + x] = (between(above, below, fall) | 0xff000000) >>> 0;
    }
  }
}

/** A colour on the way from one to another, `share` in 256ths. Two channels at a time. */
function between(from: number, to: number, share: number): number {
  const rest = 256 - share;
  const even = (((from & 0xff00ff) * rest + (to & 0xff00ff) * share) >>> 8) & 0xff00ff;
  const odd = ((((from >>> 8) & 0xff00ff) * rest + ((to >>> 8) & 0xff00ff) * share) & 0xff00ff00) >>> 0;
  return even | odd;
}

/** For each px of a side of the box: the px of the photograph under its middle, and how far on the next one lies. */
function steps(pixels: number, length: number, scale: number, about: number): { index: Int32Array; share: Int32Array } {
  const index = new Int32Array(length);
  const share = new Int32Array(length);
  const centre = about * length;
  for (let at = 0; at < length; at += 1) {
    const place = ((at + 0.5 - centre) / scale + centre) * (pixels / length) - 0.5;
    const fixed = Math.round(Math.min(pixels - 1, Math.max(0, place)) * 256);
    index[at] = fixed >> 8;
    share[at] = fixed & 255;
  }
  return { index, share };
}
