import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { ENCODINGS } from '../../compositions/model/job-input.ts';
import { encode } from '../../scripts/render/encode.ts';
import { palettePng } from '../../scripts/render/palette-png.ts';
import type { Pixels } from '../../scripts/render/raster.ts';

/** Opaque pixels whose colours the function gives as 0xrrggbb. */
function pixels(width: number, height: number, colour: (x: number, y: number) => number): Pixels {
  const data = Buffer.alloc(width * height * 4);
  for (let index = 0; index < width * height; index += 1) {
    const value = colour(index % width, Math.floor(index / width));
    data.set([value >> 16, (value >> 8) & 255, value & 255, 255], index * 4);
  }
  return { width, height, data };
}

const decode = (bytes: Buffer): Promise<Buffer> => sharp(bytes).ensureAlpha().raw().toBuffer();

/** Every chunk's type; throws where its checksum is wrong. */
function chunks(png: Buffer): string[] {
  const types: string[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const typed = png.subarray(at + 4, at + 8 + length);
    if (crc32(typed) !== png.readUInt32BE(at + 8 + length))
      throw new Error(`checksum of ${typed.toString('latin1', 0, 4)}`);
    types.push(typed.toString('latin1', 0, 4));
    at += 12 + length;
  }
  return types;
}

describe('a palette PNG', () => {
  test.each([
    ['one colour', pixels(37, 11, () => 0x0b2a5b)],
    ['one px', pixels(1, 1, () => 0xffffff)],
    ['two colours by turns', pixels(64, 3, (x) => (x % 2 ? 0x000001 : 0x010000))],
    ['256 colours', pixels(256, 4, (x, y) => ((x + y) % 256) * 0x010001 + 0x000200)],
    // Scattered: some share a slot of the colour table.
    ['256 scattered colours', pixels(64, 16, (x, y) => Math.imul((x + y * 16) % 256, 0x9e3779b1) & 0xffffff)],
    ['256 other scattered colours', pixels(64, 16, (x, y) => (((x + y * 16) % 256) ** 3 * 7) & 0xffffff)],
    ['256 colours alike in their low bits', pixels(16, 16, (x, y) => (y * 16 + x) << 16)],
  ])('of %s has exactly those pixels and true checksums', async (_, picture) => {
    const png = palettePng(picture)!;
    expect(chunks(png)).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND']);
    expect((await decode(png)).equals(picture.data)).toBe(true);
  });

  test('cannot hold 257 colours', () => {
    expect(palettePng(pixels(257, 1, (x) => x * 0x000101))).toBeUndefined();
  });

  test('may start anywhere in its buffer', async () => {
    const picture = pixels(9, 9, (x, y) => x * 0x100000 + y);
    const shifted = Buffer.concat([Buffer.alloc(64), picture.data]).subarray(64);
    expect((await decode(palettePng({ ...picture, data: shifted })!)).equals(picture.data)).toBe(true);
  });
});

/** Soft light and a hard edge: more than 256 colours. */
const photo = pixels(320, 200, (x, y) => (x < 160 ? (y << 16) | ((x >> 1) << 8) | 128 : 0xf5f2ea));

test('a picture of many colours is a lossless PNG', async () => {
  expect(palettePng(photo)).toBeUndefined();
  expect((await decode(await encode(photo, 'png'))).equals(photo.data)).toBe(true);
});

test.each(ENCODINGS)('%s has the picture’s size, no alpha, and its colours to the eye', async (encoding) => {
  const bytes = await encode(photo, encoding);
  const { width, height, format, hasAlpha } = await sharp(bytes).metadata();
  expect({ width, height, hasAlpha }).toEqual({ width: 320, height: 200, hasAlpha: false });
  expect(format).toBe(encoding === 'avif' ? 'heif' : encoding);
  const drawn = await decode(bytes);
  const off = drawn.reduce((sum, value, index) => sum + Math.abs(value - photo.data[index]!), 0) / drawn.length;
  expect(off).toBeLessThan(2);
});
