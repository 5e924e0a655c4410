import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Drawing, findDrawing, keepDrawing } from '../../scripts/cache/drawings.ts';
import { openStore, storeFolder } from '../../scripts/files/store.ts';
import { folderWith } from '../rig.ts';
import { newFile } from './outputs.ts';

const DRAWING: Drawing = {
  files: [newFile('a4.png'), newFile('a4.pdf')],
  sections: ['mo-dau'],
  findings: [{ rule: 'text-too-small', id: 'text-too-small.phone', key: 'title' }],
};
const fileOf = (cache: string, hash: string): string => path.join(storeFolder(cache), 'files', hash.slice(0, 2), hash);

test('a drawing is found whole under each of its keys, with what was seen when it was made', async () => {
  const store = openStore(folderWith());
  await keepDrawing(store, ['k1', 'k2'], DRAWING);
  for (const key of ['k1', 'k2']) expect(await findDrawing(store, key)).toEqual(DRAWING);
  expect(await findDrawing(store, 'k3')).toBeUndefined();
});

test.each([
  ['gone', (file: string) => rmSync(file)],
  ['changed', (file: string) => writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]))],
])('one of whose files is %s is not found, and can be kept again', async (_, spoil) => {
  const cache = folderWith();
  const store = openStore(cache);
  await keepDrawing(store, ['k1'], DRAWING);
  spoil(fileOf(cache, DRAWING.files[1]!.hash));
  expect(await findDrawing(store, 'k1')).toBeUndefined();
  await keepDrawing(store, ['k1'], DRAWING);
  expect(await findDrawing(store, 'k1')).toEqual(DRAWING);
});

test('a file that several drawings have is kept once', async () => {
  const cache = folderWith();
  const store = openStore(cache);
  await keepDrawing(store, ['k1'], DRAWING);
  await keepDrawing(store, ['k2'], { ...DRAWING, files: [DRAWING.files[0]!, newFile('a4.txt')] });
  const kept = readdirSync(path.join(storeFolder(cache), 'files'), { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile())).toHaveLength(3);
});
