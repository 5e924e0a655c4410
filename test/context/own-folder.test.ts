import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { OwnFolder } from '../../scripts/context/own-folder.ts';
import { folderWith } from '../rig.ts';

async function run(folder: string, files: Readonly<Record<string, string>>): Promise<OwnFolder> {
  const own = (await OwnFolder.open(folder))!;
  await own.announce(Object.keys(files));
  for (const [name, content] of Object.entries(files)) await own.write(name, content);
  await own.finish();
  return own;
}

test('removes what an earlier run wrote and this one did not, and nothing else', async () => {
  const folder = folderWith({ 'notes.txt': 'mine', 'a4-mine.png': 'mine too' });
  await run(folder, { 'square-title.png': '1', 'square-gone.png': '2' });
  const before = statSync(path.join(folder, 'square-title.png')).mtimeMs;
  const { changed } = await run(folder, { 'square-title.png': '1' });
  expect(changed).toBe(1);
  expect(statSync(path.join(folder, 'square-title.png')).mtimeMs).toBe(before);
  const left = ['notes.txt', 'a4-mine.png', 'square-title.png', 'square-gone.png'];
  expect(left.filter((name) => existsSync(path.join(folder, name)))).toEqual(left.slice(0, 3));
});

test('replaces nobody else’s file', async () => {
  const folder = folderWith({ 'square-title.png': 'mine', 'index.html': 'mine' });
  const { foreign } = await run(folder, { 'square-title.png': '1', 'index.html': '<!doctype html>' });
  expect(foreign).toEqual(['square-title.png', 'index.html']);
  await run(folder, {});
  expect(readFileSync(path.join(folder, 'square-title.png'), 'utf8')).toBe('mine');
});

test('believes no list that names what the tool never writes, and no list that is none', async () => {
  const root = folderWith({
    'precious.png': 'mine',
    'in/square-notes.txt': 'mine',
    'in/context.json': JSON.stringify({
      files: ['../precious.png', 'square-notes.txt', 'square-../../precious.png', 7],
    }),
    'other/context.json': '{"mine": true}',
  });
  await run(path.join(root, 'in'), {});
  expect(['precious.png', 'in/square-notes.txt'].every((name) => existsSync(path.join(root, name)))).toBe(true);
  expect(await OwnFolder.open(path.join(root, 'other'))).toBeUndefined();
});

test('a run that was cut short leaves no file that the next one does not know', async () => {
  const folder = folderWith();
  const cut = (await OwnFolder.open(folder))!;
  await cut.announce(['square-title.png', 'square-gone.png']);
  await cut.write('square-gone.png', '2');
  const { foreign } = await run(folder, { 'square-title.png': '1' });
  expect(foreign).toEqual([]);
  expect(existsSync(path.join(folder, 'square-gone.png'))).toBe(false);
});
