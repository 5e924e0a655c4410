import { mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkText } from '../../scripts/files/check-text.ts';
import { readText } from '../../scripts/files/read-text.ts';

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nhipcau-text-'));
});

const read = async (bytes: string | Buffer, maxBytes?: number) => {
  const path = join(root, 'story.md');
  await writeFile(path, bytes);
  return readText(path, { root, ...(maxBytes ? { maxBytes } : {}) });
};

describe('readText', () => {
  test('gives one spelling of a text: no byte order mark, line feeds, NFC', async () => {
    const text = await read(`\ufeffĐoàn\r\n${'viên'.normalize('NFD')}\r\n`);
    expect(text).toEqual({ ok: true, value: 'Đoàn\nviên\n', findings: [] });
  });

  test('refuses what is not UTF-8 at its line and column instead of putting U+FFFD', async () => {
    const { findings } = await read(
      Buffer.concat([Buffer.from('Công đoàn\nđoàn '), Buffer.from([0xe9]), Buffer.from(' x')]),
    );
    expect(findings).toMatchObject([{ id: 'invalid-encoding.utf8', at: { file: 'story.md', line: 2, column: 6 } }]);
  });

  test('refuses a text cut in the middle of a letter', async () => {
    const { findings } = await read(Buffer.from('đoàn').subarray(0, -1).subarray(0, 4));
    expect(findings).toMatchObject([{ id: 'invalid-encoding.utf8' }]);
  });

  test.each([
    ['NUL', '\u0000', 'unsafe-text.control', 'U+0000'],
    ['a lone carriage return', '\r', 'unsafe-text.control', 'U+000D'],
    ['an escape', '\u001b', 'unsafe-text.control', 'U+001B'],
    ['a C1 control', '\u0085', 'unsafe-text.control', 'U+0085'],
    ['an override', '\u202e', 'unsafe-text.direction', 'U+202E'],
    ['an embedding', '\u202a', 'unsafe-text.direction', 'U+202A'],
    ['an isolate', '\u2066', 'unsafe-text.direction', 'U+2066'],
    ['a line separator', '\u2028', 'unsafe-text.separator', 'U+2028'],
  ])('refuses %s with its place', async (_name, character, id, actual) => {
    const { ok, findings } = await read(`Dòng một\nhai ${character} ba`);
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ id, actual, at: { line: 2, column: 5 } }]);
  });

  test('keeps the joiners and marks that Khmer, Arabic and Thai need', async () => {
    const text = 'a\u200bb\u200cc\u200dd\u200ee\u200ff\tg';
    expect(await read(text)).toMatchObject({ ok: true, value: text });
  });

  test('stops at the size it was given, before decoding', async () => {
    const { findings } = await read('x'.repeat(2049), 2048);
    expect(findings).toMatchObject([{ id: 'invalid-encoding.too-large', values: { limit: 2 } }]);
    expect((await read('x'.repeat(2048), 2048)).ok).toBe(true);
  });

  test('says so when there is nothing to read, or no regular file', async () => {
    expect((await readText(join(root, 'none.md'), { root })).findings).toMatchObject([
      { id: 'invalid-encoding.unreadable', at: { file: 'none.md' }, values: { reason: 'ENOENT' } },
    ]);
    await symlink('/dev/zero', join(root, 'endless.md'));
    expect((await readText(join(root, 'endless.md'), { root })).ok).toBe(false);
    expect((await readText(root, { root })).ok).toBe(false);
  });
});

test('checkText finds half a surrogate pair, which JSON lets through', () => {
  expect(checkText('ab\ud800c')).toMatchObject({ id: 'unsafe-text.surrogate', index: 2, codePoint: 'U+D800' });
  expect(checkText('ab😀c')).toBeUndefined();
});
