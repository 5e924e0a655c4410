import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeFileAtomic } from '../../scripts/files/write-atomic.ts';
import { folderWith, smallDisk } from '../rig.ts';

test('writes into folders that do not exist yet, and leaves nothing beside the file', async () => {
  const place = folderWith();
  await writeFileAtomic(path.join(place, 'a/b/picture.png'), 'whole');
  expect(readFileSync(path.join(place, 'a/b/picture.png'), 'utf8')).toBe('whole');
  expect(readdirSync(path.join(place, 'a/b'))).toEqual(['picture.png']);
});

test('a full disk leaves the old file as it was and no temporary file', async ({ skip }) => {
  const disk = smallDisk('256k');
  if (!disk) return skip('mounting a small disk is not permitted here');
  const file = path.join(disk, 'picture.png');
  const old = Buffer.alloc(100_000, 'old');
  await writeFileAtomic(file, old);
  await expect(writeFileAtomic(file, Buffer.alloc(200_000, 'new'))).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(file).equals(old)).toBe(true);
  expect(readdirSync(disk)).toEqual(['picture.png']);
});

test('two writers of one file end with one of the two contents, whole', async () => {
  const file = path.join(folderWith(), 'picture.png');
  const contents = ['a', 'b'].map((letter) => letter.repeat(2_000_000));
  await Promise.all(contents.flatMap((content) => [writeFileAtomic(file, content), writeFileAtomic(file, content)]));
  expect(contents).toContain(readFileSync(file, 'utf8'));
});

test('kill -9 while writing leaves the old or the new file, never a part', async () => {
  const place = folderWith();
  const file = path.join(place, 'picture.png');
  const size = 24_000_000;
  writeFileSync(file, Buffer.alloc(size, 'a'));
  const module = path.resolve('scripts/files/write-atomic.ts');
  const script = `
    const { writeFileAtomic } = await import(${JSON.stringify(module)});
    const contents = ['a', 'b', 'c'].map((letter) => Buffer.alloc(${size}, letter));
    for (let turn = 0; ; turn += 1) {
      await writeFileAtomic(${JSON.stringify(file)}, contents[turn % 3]);
      process.stdout.write('.');
    }`;
  for (const turns of [1, 2, 4]) {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
    let written = 0;
    const killed = new Promise<void>((resolve) => {
      child.stdout.on('data', (chunk: Buffer) => {
        written += [...chunk.toString()].filter((mark) => mark === '.').length;
        // Between two reports the child is in the middle of the next file.
        if (written >= turns && child.kill('SIGKILL')) resolve();
      });
    });
    await Promise.all([killed, once(child, 'exit')]);
    const content = readFileSync(file);
    expect(content.length).toBe(size);
    expect(content.equals(Buffer.alloc(size, content[0]))).toBe(true);
  }
});
