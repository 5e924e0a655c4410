import { mkdir, mkdtemp, realpath, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nearest } from '../../scripts/files/nearest.ts';
import { resolveInside } from '../../scripts/files/resolve-inside.ts';
import { isSlug } from '../../scripts/files/slug.ts';

let outside = '';
let folder = '';
beforeAll(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'nhipcau-path-')));
  folder = join(outside, 'cao-bang');
  await mkdir(join(folder, 'anh'), { recursive: true });
  await mkdir(join(outside, 'cao-bang-2'));
  await writeFile(join(outside, 'secret.png'), 'secret');
  await writeFile(join(outside, 'cao-bang-2', 'secret.png'), 'secret');
  await writeFile(join(folder, 'anh', 'bìa.png'.normalize('NFD')), '');
  await writeFile(join(folder, 'a.png'), '');
  await symlink(join(outside, 'secret.png'), join(folder, 'out.png'));
  await symlink(outside, join(folder, 'up'));
  await symlink(join(outside, 'cao-bang-2'), join(folder, 'twin'));
  await symlink(join(folder, 'a.png'), join(folder, 'in.png'));
});

describe('resolveInside', () => {
  test.each([
    ['../secret.png', 'parent'],
    ['anh/../../secret.png', 'parent'],
    ['/etc/passwd', 'absolute'],
    ['..\\secret.png', 'backslash'],
    ['\\\\server\\share\\a.png', 'backslash'],
    ['C:/a.png', 'absolute'],
    ['C:a.png', 'absolute'],
    ['c:', 'absolute'],
    ['http://example.org/a.png', 'remote'],
    ['HTTPS://example.org/a.png', 'remote'],
    ['//example.org/a.png', 'remote'],
    ['file:///etc/passwd', 'remote'],
    ['data:image/png;base64,AAAA', 'remote'],
    ['CON', 'device'],
    ['nul.png', 'device'],
    ['anh/com1.jpg', 'device'],
    ['LPT9', 'device'],
    ['conin$', 'device'],
    ['a.png.', 'ending'],
    ['a.png ', 'ending'],
    ['anh./a.png', 'ending'],
    ['a.png:stream', 'character'],
    ['a\u0000.png', 'character'],
    ['a?.png', 'character'],
    ['', 'empty'],
    ['anh//a.png', 'empty'],
    ['out.png', 'symlink'],
    ['up/secret.png', 'symlink'],
    ['twin/secret.png', 'symlink'],
    ['up/cao-bang/a.png', 'symlink'],
  ])('refuses %j (%s)', async (path, reason) => {
    const { ok, findings } = await resolveInside(folder, path, { file: 'content/cao-bang/story.md', line: 9 });
    expect(ok).toBe(false);
    expect(findings).toMatchObject([{ rule: 'unsafe-path', id: `unsafe-path.${reason}`, at: { line: 9 } }]);
  });

  test('follows a link that stays inside, and finds names that a Mac spelt in NFD', async () => {
    expect(await resolveInside(folder, 'in.png')).toMatchObject({ value: join(folder, 'a.png') });
    expect(await resolveInside(folder, './a.png')).toMatchObject({ value: join(folder, 'a.png') });
    const found = await resolveInside(folder, 'anh/bìa.png'.normalize('NFC'));
    expect(found.ok && found.value?.normalize('NFC')).toBe(join(folder, 'anh', 'bìa.png').normalize('NFC'));
  });

  test('tells what is not there from what is forbidden', async () => {
    expect(await resolveInside(folder, 'anh/khong-co.png')).toEqual({ ok: true, value: undefined, findings: [] });
    expect(await resolveInside(join(outside, 'none'), 'a.png')).toEqual({ ok: true, value: undefined, findings: [] });
  });
});

test('a story may be called by small letters, digits and hyphens, but not as catalogs and devices are', () => {
  expect(['cao-bang', '2023', 'a'].filter((name) => !isSlug(name))).toEqual([]);
  const bad = [
    'interface',
    'cli',
    'con',
    'nul',
    'com1',
    'Cao-Bang',
    'cao bang',
    '../x',
    'a/b',
    '.',
    '',
    '-a',
    'a-',
    'a--b',
    'đoàn',
    'x'.repeat(65),
  ];
  expect(bad.filter(isSlug)).toEqual([]);
});

test('a near word is proposed, a far one is not', () => {
  expect(nearest('tittle', ['title', 'tags'])).toBe('title');
  expect(nearest('sumary', ['title', 'summary'])).toBe('summary');
  expect(nearest('naration', ['fact', 'narration'])).toBe('narration');
  expect(nearest('author', ['title', 'date'])).toBeUndefined();
});
