import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openParts } from '../../scripts/video/parts.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-parts-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const only = async (): Promise<string> => path.join(folder, (await readdir(folder))[0]!);
const PART = Buffer.from('một cảnh');

it('a part is found by what it is made of, and by the code that made it', async () => {
  const parts = openParts({ folder, code: 'a' });
  await parts.keep(['cảnh', 1], PART);
  expect(await parts.find(['cảnh', 1])).toEqual(PART);
  expect(await parts.find(['cảnh', 2])).toBeUndefined();
  expect(await openParts({ folder, code: 'b' }).find(['cảnh', 1])).toBeUndefined();
});

it('a part with a changed byte is made again', async () => {
  const parts = openParts({ folder, code: 'a' });
  await parts.keep('x', PART);
  const file = await only();
  const bytes = await readFile(file);
  bytes[bytes.length - 1]! ^= 1;
  await writeFile(file, bytes);
  expect(await parts.find('x')).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

it('a store that nobody may write to is no fault', async () => {
  const file = path.join(folder, 'tep');
  await writeFile(file, '');
  const parts = openParts({ folder: path.join(file, 'parts'), code: 'a' });
  await parts.keep('x', PART);
  expect(await parts.find('x')).toBeUndefined();
  await parts.prune();
});

it('what has not been used for longest goes first when the store is full', async () => {
  const parts = openParts({ folder, code: 'a' });
  await parts.keep('old', PART);
  const old = await only();
  // Sparse: takes no room on the disk.
  await truncate(old, 2 ** 31 - 100);
  await utimes(old, 1, 1);
  await parts.keep('new', PART);
  await parts.prune();
  expect(await parts.find('new')).toEqual(PART);
  expect((await readdir(folder)).length).toBe(2);
  await parts.keep('newer', Buffer.alloc(1000));
  await parts.prune();
  expect((await readdir(folder)).length).toBe(2);
  expect(await readdir(folder)).not.toContain(path.basename(old));
});

it('a file that a dead process left on the way is removed', async () => {
  const left = path.join(folder, 'abc.tmp-1-0123456789ab');
  await writeFile(left, 'nửa');
  const parts = openParts({ folder, code: 'a' });
  await parts.prune();
  expect(await readdir(folder)).toHaveLength(1);
  await utimes(left, 1, 1);
  await parts.prune();
  expect(await readdir(folder)).toEqual([]);
});
