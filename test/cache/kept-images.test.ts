import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptImages } from '../../scripts/cache/kept-images.ts';
import { loadImage } from '../../scripts/story/load-image.ts';

describe('kept images', () => {
  let folder = '';
  let picture = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'kept-'));
    picture = path.join(folder, 'photo.jpg');
    const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
    const create = { width: 900, height: 600, channels: 3, background: '#888', noise } as const;
    await sharp({ create }).jpeg().toFile(picture);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const load = () => loadImage(picture, { at: {}, kept: keptImages(folder) });
  const assets = () => path.join(folder, 'assets');

  it('gives back what was prepared before, without preparing it again', async () => {
    const first = await load();
    const [name] = await readdir(assets());
    const written = await readFile(path.join(assets(), name!));
    const second = await load();
    expect(second).toEqual(first);
    expect(written.equals((first.ok && first.value.bytes) as Buffer)).toBe(true);
    // Had it been prepared anew, an untouched record could not name another size.
    const [record] = await readdir(path.join(folder, 'images'));
    const file = path.join(folder, 'images', record!);
    const kept = JSON.parse(await readFile(file, 'utf8')) as { width: number };
    await writeFile(file, JSON.stringify({ ...kept, width: 901 }));
    expect(await load()).toMatchObject({ ok: true, value: { width: 901 } });
    await writeFile(file, JSON.stringify(kept));
  });

  it('notices a changed byte, a broken record and a missing file, and prepares the picture again', async () => {
    const good = await load();
    const [name] = await readdir(assets());
    const [record] = await readdir(path.join(folder, 'images'));
    const bytes = await readFile(path.join(assets(), name!));
    bytes[bytes.length >> 1]! ^= 1;
    for (const spoil of [
      () => writeFile(path.join(assets(), name!), bytes),
      () => rm(path.join(assets(), name!)),
      () => writeFile(path.join(folder, 'images', record!), '{"hash":"../../etc/passwd"}'),
    ]) {
      await spoil();
      expect(await load()).toEqual(good);
    }
  });

  it('does without a cache that cannot be written to', async () => {
    const blocked = path.join(folder, 'blocked');
    await writeFile(blocked, '');
    expect(await loadImage(picture, { at: {}, kept: keptImages(blocked) })).toMatchObject({ ok: true });
  });
});
