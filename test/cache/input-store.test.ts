import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { inputStore } from '../../scripts/cache/input-store.ts';
import { openStore, storeFolder } from '../../scripts/files/store.ts';
import { folderWith } from '../rig.ts';

const input = { content: { title: 'ភាសាខ្មែរ' }, contentKey: 'c1', rest: { theme: 'ấm' } };

/** The files kept of one kind. */
const kept = (cache: string, kind: string): string[] => {
  const folder = path.join(storeFolder(cache), kind);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
};

test('an input comes back as it was; a damaged or missing one, or one without its words, is simply not there', async () => {
  const cache = folderWith();
  const inputs = inputStore(openStore(cache));
  await inputs.write('f1', input);
  expect(await inputs.read('f1')).toEqual(input);
  expect(await inputs.read('f2')).toBeUndefined();
  await inputs.write('f3', { ...input, contentKey: 'c3' });
  rmSync(kept(cache, 'texts').find((file) => file.endsWith('c3'))!);
  expect(await inputs.read('f3')).toBeUndefined();
  writeFileSync(kept(cache, 'inputs').find((file) => file.endsWith('f1'))!, 'rubbish');
  expect(await inputs.read('f1')).toBeUndefined();
});

test('words that formats share are kept once', async () => {
  const cache = folderWith();
  const inputs = inputStore(openStore(cache));
  await inputs.write('f1', input);
  await inputs.write('f2', { ...input, rest: { theme: 'khác' } });
  expect([kept(cache, 'texts').length, kept(cache, 'inputs').length]).toEqual([1, 2]);
  expect(await inputs.read('f2')).toMatchObject({ content: input.content, rest: { theme: 'khác' } });
});
