import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inputStore } from '../../scripts/cache/input-store.ts';
import { removeLeftovers } from '../../scripts/cache/leftovers.ts';

test('what a killed build left is removed, what a person put there stays', async () => {
  const output = mkdtempSync(path.join(tmpdir(), 'nhipcau-output-'));
  mkdirSync(path.join(output, 'a/vi'), { recursive: true });
  for (const name of ['wide.png', 'wide.png.tmp-12-0123456789ab', 'draft.tmp-1', 'wide.png.tmp-notes']) {
    writeFileSync(path.join(output, 'a/vi', name), '');
  }
  await removeLeftovers(output, ['a/vi', 'b/vi']);
  expect(readdirSync(path.join(output, 'a/vi')).sort()).toEqual(['draft.tmp-1', 'wide.png', 'wide.png.tmp-notes']);
});

test('an input comes back as it was; a damaged or missing one is simply not there', async () => {
  const cache = mkdtempSync(path.join(tmpdir(), 'nhipcau-cache-'));
  const store = inputStore(cache);
  await store.write('f1', { input: 'ភាសាខ្មែរ' });
  expect(await store.read('f1')).toEqual({ input: 'ភាសាខ្មែរ' });
  expect(await store.read('f2')).toBeUndefined();
  const [name] = readdirSync(path.join(cache, 'inputs'));
  writeFileSync(path.join(cache, 'inputs', name!), 'rubbish');
  expect(await store.read('f1')).toBeUndefined();
});
