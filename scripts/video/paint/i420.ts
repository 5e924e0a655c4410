import type { Pixels } from '../../../compositions/paint/pixels.ts';

/**
 * An opaque picture as encoders take it: Y'CbCr of BT.709 in tv range (ITU-R BT.709-6, 3.3 and 3.5), 4:2:0 with colours
 * between two rows and on every second column (ITU-T H.264, figure E-1, type 0). Width and height are even.
 */
export function toI420({ width, height, data }: Pixels, into = new Uint8Array((width * height * 3) / 2)): Uint8Array {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const blue = width * height;
  const red = blue + blue / 4;
  for (let y = 0; y < height; y += 2) {
    const upper = y * width;
    const lower = upper + width;
    let colour = (y / 2) * (width / 2);
    let before = sum(pixels[upper]!, pixels[lower]!);
    let beforeBlue = blueOf(pixels[upper]!, pixels[lower]!);
    // Most of a page is flat: what is of one colour with the four before it looks like them.
    let flat = -1;
    for (let x = 0; x < width; x += 2) {
      const a = pixels[upper + x]!;
      const b = pixels[upper + x + 1]!;
      const c = pixels[lower + x]!;
      const d = pixels[lower + x + 1]!;
      const isFlat = a === b && c === d && a === c;
      if (isFlat && a === flat) {
        const y = into[upper + x - 1]!;
        into[upper + x] = y;
        into[upper + x + 1] = y;
        into[lower + x] = y;
        into[lower + x + 1] = y;
        into[blue + colour] = into[blue + colour - 1]!;
        into[red + colour] = into[red + colour - 1]!;
        colour += 1;
        continue;
      }
      flat = isFlat && before === sum(a, c) && beforeBlue === blueOf(a, c) ? a : -1;
      into[upper + x] = brightness(a);
      into[upper + x + 1] = brightness(b);
      into[lower + x] = brightness(c);
      into[lower + x + 1] = brightness(d);
      const here = sum(a, c);
      const after = sum(b, d);
      const hereBlue = blueOf(a, c);
      const afterBlue = blueOf(b, d);
      // Red in the low half, green in the high half: eight times the mean of the three columns, weighed 1, 2, 1.
      const both = before + 2 * here + after;
      const r = both & 0xffff;
      const g = both >>> 16;
      const bl = beforeBlue + 2 * hereBlue + afterBlue;
      into[blue + colour] = (CB_R * r + CB_G * g + CB_B * bl + MIDDLE) >> 19;
      into[red + colour] = (CR_R * r + CR_G * g + CR_B * bl + MIDDLE) >> 19;
      colour += 1;
      before = after;
      beforeBlue = afterBlue;
    }
  }
  return into;
}

/** Red and green of two px, in one number. */
const sum = (a: number, b: number): number => (a & 255) + (b & 255) + (((a >>> 8) & 255) + ((b >>> 8) & 255)) * 0x10000;

const blueOf = (a: number, b: number): number => ((a >>> 16) & 255) + ((b >>> 16) & 255);

/** In 65536ths: 219/255 of 0.2126, 0.7152 and 0.0722; 224/255 of the differences to them over 1.8556 and 1.5748. */
const brightness = (p: number): number =>
  (11966 * (p & 255) + 40254 * ((p >>> 8) & 255) + 4064 * ((p >>> 16) & 255) + 1081344) >> 16;
const [CB_R, CB_G, CB_B] = [-6596, -22189, 28784];
const [CR_R, CR_G, CR_B] = [28784, -26145, -2639];
/** 128, and a half to round, in eight times 65536ths. */
const MIDDLE = 128.5 * 2 ** 19;

/** An opaque picture at half its width and height, which are whole fours: each px the mean of four. */
export function halved({ width, height, data }: Pixels): Pixels {
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const half = new Uint32Array((width / 2) * (height / 2));
  let at = 0;
  for (let y = 0; y < height; y += 2) {
    for (let x = y * width; x < (y + 1) * width; x += 2) {
      const [a, b, c, d] = [from[x]!, from[x + 1]!, from[x + width]!, from[x + width + 1]!];
      const even = (((a & EVEN) + (b & EVEN) + (c & EVEN) + (d & EVEN) + 0x20002) >>> 2) & EVEN;
      const odd =
        ((((a >>> 8) & EVEN) + ((b >>> 8) & EVEN) + ((c >>> 8) & EVEN) + ((d >>> 8) & EVEN) + 0x20002) >>> 2) & EVEN;
      half[at] = (even | (odd << 8)) >>> 0;
      at += 1;
    }
  }
  return { width: width / 2, height: height / 2, data: new Uint8Array(half.buffer) };
}

/** Two channels of a px, with room between them. */
const EVEN = 0xff00ff;
