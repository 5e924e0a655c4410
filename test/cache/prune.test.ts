import { existsSync, truncateSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pruneCache, readLimit } from '../../scripts/cache/prune.ts';
import { openStore, storeFolder } from '../../scripts/files/store.ts';
import { folderWith, write } from '../rig.ts';

/** A cache of files of that size each, the last named used last. */
async function cacheOf(size: number, ...keys: readonly string[]): Promise<string> {
  const cache = folderWith();
  for (const [index, key] of keys.entries()) {
    await openStore(cache).write('files', key, '');
    const file = fileOf(cache, key);
    // Sparse: takes no room on the disk.
    truncateSync(file, size);
    utimesSync(file, 1000 + index, 1000 + index);
  }
  return cache;
}
const fileOf = (cache: string, key: string): string => path.join(storeFolder(cache), 'files', key.slice(0, 2), key);
const there = (cache: string, ...keys: readonly string[]): string[] =>
  keys.filter((key) => existsSync(fileOf(cache, key)));

test('what has not been used for longest goes first, until the rest is within the limit', async () => {
  const cache = await cacheOf(2 ** 30, 'a1', 'b2', 'c3', 'd4');
  await pruneCache(cache, 4 * 2 ** 30);
  expect(there(cache, 'a1', 'b2', 'c3', 'd4')).toEqual(['a1', 'b2', 'c3', 'd4']);
  await pruneCache(cache, 2 * 2 ** 30);
  expect(there(cache, 'a1', 'b2', 'c3', 'd4')).toEqual(['c3', 'd4']);
});

test('what was read lately stays', async () => {
  const cache = await cacheOf(0, 'a1');
  const store = openStore(cache);
  await store.write('files', 'a1', Buffer.alloc(1000));
  await store.write('files', 'b2', Buffer.alloc(1000));
  utimesSync(fileOf(cache, 'a1'), 1, 1);
  utimesSync(fileOf(cache, 'b2'), 2, 2);
  await store.read('files', 'a1');
  await pruneCache(cache, 1100);
  expect(there(cache, 'a1', 'b2')).toEqual(['a1']);
});

test('prepared images count and go too, but for those that a build may be drawing; what else lies in the cache is left alone', async () => {
  const cache = folderWith({ 'assets/x.png': 'x', 'images/x.json': '{}', 'history.json': '{}', 'spoken/y.wav': 'y' });
  const old = new Date(Date.now() - 2 * 60 * 60_000);
  utimesSync(path.join(cache, 'assets/x.png'), old, old);
  write(cache, { 'assets/drawn-now.png': 'in use' });
  await pruneCache(cache, 0);
  const left = ['assets/x.png', 'assets/drawn-now.png', 'images/x.json', 'history.json', 'spoken/y.wav'];
  expect(left.filter((name) => existsSync(path.join(cache, name)))).toEqual([
    'assets/drawn-now.png',
    'history.json',
    'spoken/y.wav',
  ]);
});

test('what a dead process left on the way is removed, what another is writing is not', async () => {
  const names = ['old.tmp-1-0123456789ab', 'new.tmp-1-0123456789ab', 'name.tmp-notes'];
  const cache = folderWith();
  write(storeFolder(cache), Object.fromEntries(names.map((name) => [`files/ab/${name}`, 'nửa'])));
  for (const name of [names[0]!, names[2]!]) utimesSync(path.join(storeFolder(cache), 'files/ab', name), 1, 1);
  await pruneCache(cache, 2 ** 30);
  expect(names.filter((name) => existsSync(path.join(storeFolder(cache), 'files/ab', name)))).toEqual(names.slice(1));
});

test('a cache that is not there is within every limit', async () => {
  await pruneCache(path.join(folderWith(), 'none'), 0);
});

test.each([
  ['500MB', 500 * 2 ** 20],
  ['5GB', 5 * 2 ** 30],
  ['1.5 gb', 1.5 * 2 ** 30],
  ['2tb', 2 * 2 ** 40],
  ['0MB', 0],
])('%s is a size', (text, bytes) => {
  expect(readLimit(text)).toBe(bytes);
});

test.each(['', '5', 'GB', '-1GB', '5GiB', '5 GB of it', '1,5GB', 'NaNGB'])('“%s” is none', (text) => {
  expect(readLimit(text)).toBeUndefined();
});
