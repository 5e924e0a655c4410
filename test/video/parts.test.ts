import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openParts, partFile } from '../../scripts/video/parts.ts';
import { folderWith } from '../rig.ts';

const PART = Buffer.from('một cảnh');

it('a part is found by what it is made of, and by the code that made it', async () => {
  const cache = folderWith();
  const parts = openParts({ cache, code: 'a' });
  await parts.keep(['cảnh', 1], PART);
  expect(await parts.find(['cảnh', 1])).toEqual(PART);
  expect(await parts.find(['cảnh', 2])).toBeUndefined();
  expect(await openParts({ cache, code: 'b' }).find(['cảnh', 1])).toBeUndefined();
});

it('a part is made once and then comes from the store; where there is none, it is made each time', async () => {
  const folder = folderWith();
  const file = path.join(folder, 'part');
  let made = 0;
  const make = async (): Promise<void> => {
    made += 1;
    await writeFile(file, PART);
  };
  const kept = openParts({ cache: path.join(folder, 'cache'), code: 'a' });
  await partFile(kept, 'x', file, make);
  await writeFile(file, '');
  await partFile(kept, 'x', file, make);
  expect([made, await readFile(file)]).toEqual([1, PART]);
  const none = openParts(undefined);
  await partFile(none, 'x', file, make);
  await partFile(none, 'x', file, make);
  expect(made).toBe(3);
});
