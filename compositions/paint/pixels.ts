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

/** The smallest box (whole px) outside which a picture is clear. */
export function inkedBox(picture: Pixels): Box {
  const { width, height } = picture;
  const data = words(picture);
  let [left, right, top, bottom] = [width, 0, height, 0];
  for (let y = 0; y < height; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width);
    const first = row.findIndex((colour) => colour !== 0);
    if (first < 0) continue;
    top = Math.min(top, y);
    bottom = y + 1;
    left = Math.min(left, first);
    right = Math.max(right, row.findLastIndex((colour) => colour !== 0) + 1);
  }
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
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
  const rowOf = rowsAcross(source, photo, across);
  for (let y = 0; y < box.height; y += 1) {
    const upper = down.index[y]!;
    const above = rowOf(upper);
    const below = rowOf(Math.min(photo.height - 1, upper + 1));
    const fall = down.share[y]!;
    const start = (box.y + y) * page.width + box.x;
    for (let x = 0; x < box.width; x += 1) {
      target[start + x] = (between(above[x]!, below[x]!, fall) | 0xff000000) >>> 0;
    }
  }
}

/** Rows of a photograph as wide as its box: the lower one of a row of the page is mostly the upper one of the next. */
function rowsAcross(
  source: Uint32Array,
  { width }: Pixels,
  { index, share }: { readonly index: Int32Array; readonly share: Int32Array },
): (row: number) => Uint32Array {
  const kept = [0, 1].map(() => ({ row: -1, pixels: new Uint32Array(index.length) }));
  return (row) => {
    const known = kept.find((one) => one.row === row);
    if (known) return known.pixels;
    // Rows are asked for from the top: the higher one has been used.
    const old = kept[0]!.row < kept[1]!.row ? kept[0]! : kept[1]!;
    old.row = row;
    const { pixels } = old;
    const start = row * width;
    for (let x = 0; x < pixels.length; x += 1) {
      const left = start + index[x]!;
      const right = index[x]! + 1 < width ? left + 1 : left;
      pixels[x] = between(source[left]!, source[right]!, share[x]!);
    }
    return pixels;
  };
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
