import { constants, crc32, deflateSync } from 'node:zlib';
import type { Pixels } from './raster.ts';

/** A palette PNG holds at most this many colours. */
const MOST_COLOURS = 256;
/** Slots of the colour table: a power of two, sparse enough that probes are short. */
const SLOTS = 4096;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * An 8-bit palette PNG of exactly these pixels, or undefined where they have more colours than a palette holds. A
 * page of flat colours has about 200: this is the smallest file and the quickest to make (PNG specification,
 * sections 4.1 and 11.2).
 */
export function palettePng({ width, height, data }: Pixels): Buffer | undefined {
  const indexed = indexColours({ width, height, data });
  if (!indexed) return undefined;
  const { rows, palette } = indexed;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Bit depth 8, colour type 3 (palette), the only compression and filter methods, no interlace.
  header.set([8, 3, 0, 0, 0], 8);
  // Long runs of one colour: run-length matching alone is as small here as searching, at a third of the time.
  const body = deflateSync(rows, { level: 9, strategy: constants.Z_RLE });
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows of palette numbers, each behind its filter byte (0: none), and the palette's RGB triples. */
function indexColours({ width, height, data }: Pixels): { rows: Buffer; palette: Buffer } | undefined {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const pitch = width * 4;
  const colours = new Uint32Array(SLOTS);
  const numbers = new Int16Array(SLOTS).fill(-1);
  const found: number[] = [];
  const rows = Buffer.alloc((width + 1) * height);
  let last = ~pixels[0]!;
  let number = 0;
  let target = 0;
  let source = 0;
  for (let y = 0; y < height; y += 1) {
    // Nearly half of a page's rows are like the one above: copying them takes a quarter off the whole.
    if (y > 0 && data.compare(data, (y - 1) * pitch, y * pitch, y * pitch, (y + 1) * pitch) === 0) {
      rows.copyWithin(target, target - width - 1, target);
      target += width + 1;
      source += width;
      continue;
    }
    target += 1;
    for (let x = 0; x < width; x += 1) {
      const colour = pixels[source++]!;
      if (colour !== last) {
        last = colour;
        let slot = Math.imul(colour, 0x9e3779b1) >>> 20;
        while (numbers[slot]! >= 0 && colours[slot] !== colour) slot = (slot + 1) & (SLOTS - 1);
        number = numbers[slot]!;
        if (number < 0) {
          number = found.length;
          if (number === MOST_COLOURS) return undefined;
          found.push(colour);
          colours[slot] = colour;
          numbers[slot] = number;
        }
      }
      rows[target++] = number;
    }
  }
  return {
    rows,
    palette: Buffer.from(found.flatMap((colour) => [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255])),
  };
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
