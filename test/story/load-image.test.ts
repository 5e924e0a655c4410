import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadImage } from '../../scripts/story/load-image.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipcau-image-'));
});

const at = { file: 'content/thu/story.md', line: 7, column: 3 };
const load = async (bytes: Buffer | string, name = 'a.png') => {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return loadImage(path, { at });
};
const picture = (width: number, height: number, channels: 3 | 4 = 3) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });
const ids = (result: { findings: readonly { id: string }[] }) => result.findings.map(({ id }) => id);

describe('a good picture', () => {
  test('comes upright, without metadata, and the same every time', async () => {
    const jpeg = await picture(40, 20)
      .withExif({ IFD0: { Copyright: 'bí mật' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [one, two] = [await load(jpeg), await load(jpeg, 'khac.jpg')];
    expect(one).toMatchObject({ ok: true, value: { width: 20, height: 40, extension: 'jpg' } });
    expect(one).toEqual(two);
    const metadata = await sharp(one.ok ? one.value.bytes : undefined).metadata();
    expect([metadata.exif, metadata.orientation, metadata.space]).toEqual([undefined, undefined, 'srgb']);
  });

  test.each(['png', 'webp', 'avif', 'gif'] as const)('%s, whatever its name', async (format) => {
    const image = await load(await picture(30, 10, 4).toFormat(format).toBuffer(), 'a.jpg');
    expect(image).toMatchObject({ ok: true, value: { width: 30, height: 10, extension: 'png' } });
  });

  test.each([
    ['clear in a place', 0.5, 4],
    ['with alpha, but solid all over', 1, 3],
  ])('%s: keeps its alpha only if it shows', async (_, alpha, channels) => {
    const background = { r: 200, g: 30, b: 30, alpha };
    const image = await load(
      await sharp({ create: { width: 30, height: 10, channels: 4, background } })
        .png()
        .toBuffer(),
    );
    expect(await sharp(image.ok ? image.value.bytes : undefined).metadata()).toMatchObject({ channels });
  });

  test('is made no larger than print needs', async () => {
    const image = await load(await picture(6000, 3000).png().toBuffer());
    expect(image).toMatchObject({ ok: true, value: { width: 4096, height: 2048 } });
  });

  test('the first frame of an animation', async () => {
    const frames = await sharp([await picture(8, 8).png().toBuffer(), await picture(8, 8).negate().png().toBuffer()], {
      join: { animated: true },
    })
      .gif()
      .toBuffer();
    expect(await load(frames)).toMatchObject({ ok: true, value: { width: 8, height: 8 } });
  });

  test('a drawing is rasterised large enough for every format', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><path fill="#c00" d="M0 0h24v12H0z"/></svg>';
    expect(await load(svg)).toMatchObject({ ok: true, value: { width: 2048, height: 1024, extension: 'png' } });
  });
});

describe('what the eye goes to', () => {
  const scene = (x: number, y: number) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="800"><rect width="1000" height="800" fill="#9ab"/><circle cx="${x * 1000}" cy="${y * 800}" r="60" fill="#e03020"/></svg>`;

  test.each([
    [0.3, 0.25],
    [0.1, 0.62],
    [0.9, 0.12],
    [0.7, 0.87],
  ])('a subject at %f, %f is found, and each time at the same place', async (x, y) => {
    const [one, two] = [await load(scene(x, y)), await load(scene(x, y), 'b.svg')];
    const { focus } = one.ok ? one.value : { focus: { x: 0, y: 0 } };
    expect(Math.abs(focus.x - x)).toBeLessThan(0.08);
    expect(Math.abs(focus.y - y)).toBeLessThan(0.08);
    expect(two).toMatchObject({ ok: true, value: { focus } });
  });

  test.each(['#000000', '#ffffff'])('a picture all %s has a focal point, too', async (background) => {
    const plain = sharp({ create: { width: 300, height: 90, channels: 3, background } });
    const image = await load(await plain.png().toBuffer());
    const { focus } = image.ok ? image.value : { focus: { x: -1, y: -1 } };
    for (const place of [focus.x, focus.y]) expect(place >= 0 && place <= 1).toBe(true);
  });
});

describe('a bad picture', () => {
  test('half a file is refused, not drawn grey', async () => {
    const noise = Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919) % 251));
    for (const format of ['png', 'jpeg'] as const) {
      const bytes = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
        .toFormat(format)
        .toBuffer();
      expect((await load(bytes)).ok).toBe(true);
      expect(ids(await load(bytes.subarray(0, bytes.length / 2)))).toEqual(['invalid-image.damaged']);
    }
  });

  test('a bomb of 16000 x 16000 px is refused before it is opened', async () => {
    expect(await load(pngOf(16_000, 16_000))).toMatchObject({
      findings: [{ rule: 'image-too-large', id: 'image-too-large.pixels', at, expected: '≤ 40 MP' }],
    });
    expect(await load('<svg xmlns="http://www.w3.org/2000/svg" width="20000" height="20000"/>')).toMatchObject({
      findings: [{ id: 'image-too-large.pixels' }],
    });
  });

  test('too many bytes, nothing there, no picture', async () => {
    expect(ids(await load(Buffer.alloc(40 * 1024 * 1024 + 1)))).toEqual(['image-too-large.bytes']);
    expect(ids(await loadImage(join(folder, 'none.png'), { at }))).toEqual(['missing-image.not-found']);
    expect(ids(await loadImage(folder, { at }))).toEqual(['invalid-image.unreadable']);
    for (const bytes of ['', 'GIF', '<html></html>', '%PDF-1.7', 'đoàn viên']) {
      expect(ids(await load(bytes))).toEqual(['invalid-image.type']);
    }
  });
});

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10" ${attributes}>${inside}</svg>`;

describe('a drawing that reaches out', () => {
  test.each([
    ['image of a file', svg('<image href="secret.png" width="10" height="10"/>'), 'svg-reference'],
    ['image up', svg('<image xlink:href="../secret.png"/>'), 'svg-reference'],
    ['image of an absolute path', svg("<image href='/etc/passwd'/>"), 'svg-reference'],
    ['image from the net', svg('<image href="http://127.0.0.1/a.png"/>'), 'svg-reference'],
    ['a drawing in a drawing', svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), 'svg-reference'],
    ['use of another file', svg('<use href="b.svg#x"/>'), 'svg-reference'],
    ['a hidden address', svg('<image href="&#104;ttp://127.0.0.1/a.png"/>'), 'svg-reference'],
    ['a link that runs code', svg('<a href="javascript:alert(1)"><path/></a>'), 'svg-reference'],
    ['a style that fetches', svg('<style>@import "http://127.0.0.1/a.css";</style>'), 'svg-reference'],
    ['a fill that fetches', svg('<path fill="url(http://127.0.0.1/a.svg#x)"/>'), 'svg-reference'],
    ['a fill that hides it', svg('<path style="fill:u\\72l(http://127.0.0.1/a)"/>'), 'svg-reference'],
    ['feImage', svg('<filter id="f"><feImage href="#a"/></filter>'), 'svg-element'],
    ['foreignObject', svg('<foreignObject><p/></foreignObject>'), 'svg-element'],
    ['a script', svg('<script>alert(1)</script>'), 'svg-element'],
    ['a prefixed script', svg('<svg:script>alert(1)</svg:script>'), 'svg-element'],
    ['a handler', svg('<path/>', 'onload="alert(1)"'), 'svg-element'],
    ['a style sheet', `<?xml version="1.0"?><?xml-stylesheet href="http://127.0.0.1/a.css"?>${svg('')}`, 'svg-element'],
    ['an entity', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<path d="&x;"/>')}`, 'svg-doctype'],
    ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>${svg('')}`, 'svg-encoding'],
    ['lettering', svg('<text>Công đoàn</text>'), 'svg-text'],
  ])('%s is refused', async (_name, source, reason) => {
    expect(ids(await load(source, 'a.svg'))).toEqual([`invalid-image.${reason}`]);
  });

  test('no request leaves the machine', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await load(svg(`<image href="http://127.0.0.1:${port}/a.png" width="10" height="10"/>`), 'a.svg');
    await new Promise((resolve) => server.close(resolve));
    expect(requests).toBe(0);
  });

  test('what refers to itself only is fine', async () => {
    const png = (await picture(2, 2).png().toBuffer()).toString('base64');
    const inside = `<!-- http://x --><defs><linearGradient id="g"/></defs><rect fill="url(#g)" width="9" height="9"/><use href="#g"/><image href="data:image/png;base64,${png}" width="2" height="2"/>`;
    expect((await load(svg(inside), 'a.svg')).findings).toEqual([]);
  });

  test('the bytes loaded are never the bytes given', async () => {
    const image = await load(svg('<path d="M0 0h9v9z"/>'), 'a.svg');
    expect(image.ok && image.value.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect((await readFile(join(folder, 'a.svg'))).length).toBeGreaterThan(0);
  });
});

/** A PNG whose header promises a size and whose data is a few bytes. */
const pngOf = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((width / 8 + 1) * height));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const crc = (bytes: Buffer): number => {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
};
