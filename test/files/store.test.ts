import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Kind, openStore, storeFolder } from '../../scripts/files/store.ts';
import { folderWith, smallDisk } from '../rig.ts';

const KEY = 'ab'.repeat(32);
const PIECE = Buffer.from('một bức ảnh');
const place = (cache: string, kind: Kind = 'files', key = KEY): string =>
  path.join(storeFolder(cache), kind, key.slice(0, 2), key);
const filesIn = (cache: string): string[] =>
  readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test('what is kept comes back as it was, under its kind and key alone', async () => {
  const cache = folderWith();
  const store = openStore(cache);
  expect([store.has('files', KEY), await store.read('files', KEY)]).toEqual([false, undefined]);
  expect(readdirSync(cache)).toEqual([]);
  await store.write('files', KEY, PIECE);
  await store.write('texts', KEY, 'ភាសាខ្មែរ');
  await store.write('files', 'empty', '');
  expect(store.has('files', KEY)).toBe(true);
  expect(Buffer.from((await store.read('files', KEY))!)).toEqual(PIECE);
  expect(String(await store.read('texts', KEY))).toBe('ភាសាខ្មែរ');
  expect(await store.read('files', 'empty')).toHaveLength(0);
  expect(store.has('parts', KEY)).toBe(false);
  expect(await store.read('parts', KEY)).toBeUndefined();
});

describe('a damaged file', () => {
  test.each([
    ['a flipped bit of its content', (file: string) => flip(file, statSync(file).size - 1)],
    ['a flipped bit of its hash', (file: string) => flip(file, 3)],
    ['its end cut off', (file: string) => truncateSync(file, statSync(file).size - 1)],
    ['hardly a beginning', (file: string) => truncateSync(file, 5)],
    ['nothing in it', (file: string) => truncateSync(file, 0)],
  ])('with %s is not given out, goes, and can be made again', async (_, damage) => {
    const cache = folderWith();
    const store = openStore(cache);
    await store.write('files', KEY, PIECE);
    damage(place(cache));
    expect(await store.read('files', KEY)).toBeUndefined();
    expect(store.has('files', KEY)).toBe(false);
    await store.write('files', KEY, PIECE);
    expect(Buffer.from((await store.read('files', KEY))!)).toEqual(PIECE);
  });
});

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 1;
  writeFileSync(file, bytes);
}

test('being read counts as use', async () => {
  const cache = folderWith();
  const store = openStore(cache);
  await store.write('files', KEY, PIECE);
  utimesSync(place(cache), 1, 1);
  await store.read('files', KEY);
  expect(Date.now() - statSync(place(cache)).mtimeMs).toBeLessThan(60_000);
});

test('many writers and readers of one key at once: each reader has all of it or nothing, and nothing else is left', async () => {
  const cache = folderWith();
  const large = Buffer.alloc(3_000_000, 'x');
  const read: (Uint8Array | undefined)[] = [];
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      const store = openStore(cache);
      await store.write('files', KEY, large);
      read.push(await store.read('files', KEY));
    }),
  );
  expect(read.map((bytes) => bytes && large.equals(bytes))).toEqual(read.map(() => true));
  expect(filesIn(cache)).toEqual([KEY]);
});

test('a place that cannot be written to, and a full disk, are no fault: then nothing is kept, and nothing half', async () => {
  const file = path.join(folderWith({ tep: '' }), 'tep');
  const blocked = openStore(path.join(file, 'cache'));
  await blocked.write('files', KEY, PIECE);
  expect([blocked.has('files', KEY), await blocked.read('files', KEY)]).toEqual([false, undefined]);
  const disk = smallDisk('64k');
  if (!disk) return;
  const full = openStore(disk);
  await full.write('files', KEY, Buffer.alloc(200_000));
  expect(await full.read('files', KEY)).toBeUndefined();
  expect(filesIn(disk)).toEqual([]);
});
