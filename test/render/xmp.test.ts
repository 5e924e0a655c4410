import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Description } from '../../compositions/alt/describe.ts';
import { ENCODINGS } from '../../compositions/model/job-input.ts';
import { jpegWithXmp } from '../../scripts/job/embed-xmp.ts';
import { xmpPacket } from '../../scripts/job/xmp.ts';
import { encode } from '../../scripts/render/encode.ts';
import { sampleDocument } from '../plan/sample.ts';

const description: Description = {
  title: 'Ba chuyến đi <&> "nhiều" bài học',
  short: 'Ngắn gọn: 34.318 đoàn viên.',
  long: 'Một dòng.\nHai dòng & hơn.',
  credit: 'Ảnh: Nhịp Cầu',
};
const packet = xmpPacket(description, {
  locale: 'vi',
  document: sampleDocument({ sourceUrl: 'https://example.org/bao-cao' }),
});
const picture = { width: 3, height: 2, data: Buffer.alloc(24, 200) };

/** The texts of a property, by language where it has any. */
function read(xmp: string, property: string): string[] {
  const [, inner = ''] = new RegExp(`<${property}>(.*?)</${property}>`, 's').exec(xmp) ?? [];
  const items = [...inner.matchAll(/<rdf:li(?: xml:lang="([^"]+)")?>(.*?)<\/rdf:li>/gs)];
  const unescaped = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return items.length === 0
    ? [unescaped(inner)]
    : items.map(([, language, text = '']) => (language ? `${language} ${unescaped(text)}` : unescaped(text)));
}

describe('the packet', () => {
  test('describes the picture in its language and for readers of any other', () => {
    expect(read(packet, 'Iptc4xmpCore:AltTextAccessibility')).toEqual([
      `x-default ${description.short}`,
      `vi ${description.short}`,
    ]);
    expect(read(packet, 'Iptc4xmpCore:ExtDescrAccessibility')[1]).toBe(`vi ${description.long}`);
    expect(read(packet, 'dc:title')[1]).toBe(`vi ${description.title}`);
    expect(read(packet, 'dc:creator')).toEqual(['Công đoàn']);
    expect(read(packet, 'dc:language')).toEqual(['vi']);
    expect(read(packet, 'dc:source')).toEqual(['Nguồn: Báo cáo https://example.org/bao-cao']);
    expect(read(packet, 'photoshop:Credit')).toEqual(['Ảnh: Nhịp Cầu']);
  });

  test('fits into a JPEG however long the description is', () => {
    const long = Array.from({ length: 2000 }, (_, line) => `ជួរទី ${line} នៃការពិពណ៌នា`).join('\n');
    const much = xmpPacket({ ...description, long }, { locale: 'km', document: sampleDocument() });
    expect(Buffer.byteLength(much)).toBeLessThanOrEqual(65_502);
    expect(read(much, 'Iptc4xmpCore:ExtDescrAccessibility')[0]).toMatch(/^x-default ជួរទី 0 .*\n.*នា$/s);
  });
});

test.each(ENCODINGS)('%s holds the packet as it is, twice the same, and the same pixels', async (encoding) => {
  const bytes = await encode(picture, encoding, packet);
  expect((await sharp(bytes).metadata()).xmp?.toString('utf8')).toBe(packet);
  expect((await encode(picture, encoding, packet)).equals(bytes)).toBe(true);
  const pixels = (file: Buffer): Promise<Buffer> => sharp(file).raw().toBuffer();
  expect((await pixels(bytes)).equals(await pixels(await encode(picture, encoding)))).toBe(true);
});

test('a JPEG of another program takes it too, with and without its JFIF header', async () => {
  const jpeg = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const bare = Buffer.concat([jpeg.subarray(0, 2), jpeg.subarray(4 + jpeg.readUInt16BE(4))]);
  for (const file of [jpeg, bare]) {
    expect((await sharp(jpegWithXmp(file, packet)).metadata()).xmp?.toString('utf8')).toBe(packet);
  }
});
