import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import { THEME_BASES } from '../../compositions/layout/theme-bases.ts';
import { listStories } from '../../scripts/story/list-stories.ts';
import { loadNewsroom } from '../../scripts/story/load-newsroom.ts';
import { loadStory } from '../../scripts/story/load-story.ts';
import { notationOf } from './notation.ts';
import { HEAD } from './parse.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nhipcau-workspace-'));
});

const put = async (path: string, content: string | Buffer) => {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
};
const png = () =>
  sharp({ create: { width: 4, height: 2, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
const load = (slug: string) => loadStory(root, slug, { notation: notationOf });

describe('loadStory', () => {
  test('brings the story with its pictures and its sound', async () => {
    await put(
      'content/thu/story.md',
      HEAD.replace('source:', 'image: {src: bia.png, alt: Bìa}\nsource:').concat(
        '## A\n\n![Một](anh/1.png)\n\n![Lại](anh/1.png)\n',
      ),
    );
    await put('content/thu/bia.png', await png());
    await put('content/thu/anh/1.png', await png());
    await put('content/thu/music.m4a', 'x');
    await put('content/thu/audio/en/a.mp3', 'x');
    const story = await load('thu');
    expect(story.findings).toEqual([]);
    const value = story.ok ? story.value : undefined;
    expect([...(value?.pictures.keys() ?? [])]).toEqual(['bia.png', 'anh/1.png']);
    expect(value?.pictures.get('bia.png')).toMatchObject({ width: 4, height: 2 });
    expect(value?.sound.music).toMatch(/music\.m4a$/);
    expect(value?.sound.narration.get('en')?.get('a')).toMatch(/audio.en.a\.mp3$/);
  });

  test('tells a missing picture at its place, with the file that is nearest', async () => {
    await put('content/thu/story.md', `${HEAD}## A\n\n![Một](biaa.png)\n\n![Hai](hong.png)\n`);
    await put('content/thu/bia.png', await png());
    await put('content/thu/hong.png', 'không phải ảnh');
    expect(await load('thu')).toMatchObject({
      ok: false,
      findings: [
        {
          rule: 'missing-image',
          story: 'thu',
          at: { file: 'content/thu/story.md', line: 11, column: 1 },
          expected: 'bia.png',
          actual: 'biaa.png',
        },
        { rule: 'invalid-image', id: 'invalid-image.type', at: { line: 13 } },
      ],
    });
  });

  test('follows no link out of the story', async () => {
    await put('secret.png', await png());
    await put('content/thu/story.md', `${HEAD}## A\n\n![Một](a.png)\n`);
    await symlink(join(root, 'secret.png'), join(root, 'content/thu/a.png'));
    await symlink(join(root, 'secret.png'), join(root, 'content/thu/music.mp3'));
    expect((await load('thu')).findings.map(({ id }) => id)).toEqual(['unsafe-path.symlink', 'unsafe-path.symlink']);
    await put('elsewhere/story.md', `${HEAD}## A\n\nx\n`);
    await symlink(join(root, 'elsewhere'), join(root, 'content/ngoai'));
    expect((await load('ngoai')).findings).toMatchObject([{ id: 'unsafe-path.symlink', story: 'ngoai' }]);
  });

  test.each(['../x', 'cli', 'CON', 'a/b', ''])('refuses the name %j', async (slug) => {
    expect((await load(slug)).findings).toMatchObject([{ id: 'unsafe-path.slug' }]);
  });

  test('one bad story stops no other', async () => {
    await put('content/hong/story.md', Buffer.from([0x2d, 0xff]));
    await put('content/tot/story.md', `${HEAD}## A\n\nx\n`);
    await put('content/interface/story.md', 'x');
    await put('content/ghi-chu/doc.txt', 'x');
    const { findings, ...list } = await listStories(root);
    expect(list).toMatchObject({ value: ['hong', 'tot'] });
    expect(findings).toMatchObject([{ id: 'unsafe-path.slug', actual: 'interface' }]);
    expect(await load('hong')).toMatchObject({ ok: false, findings: [{ id: 'invalid-encoding.utf8' }] });
    expect((await load('tot')).ok).toBe(true);
    expect((await load('khong-co')).findings).toMatchObject([{ id: 'invalid-markdown.missing-file' }]);
  });

  test('reads figures in the notation of the story’s own locale', async () => {
    await put(
      'content/en/story.md',
      HEAD.replace('date:', 'locale: en\ndate:').concat('## A\n\n- **over 34,318** members\n'),
    );
    const story = await load('en');
    expect(story.ok && story.value.story.sections[0]?.blocks).toMatchObject([
      { items: [{ figure: { qualifier: 'more-than', value: 34318 } }] },
    ]);
  });
});

describe('loadNewsroom', () => {
  const newsroom = async (text: string) => {
    await put('content/newsroom.yaml', text);
    return loadNewsroom(root);
  };

  test('one name is enough; the rest has defaults', async () => {
    const result = await newsroom('organisation: Liên đoàn Lao động tỉnh Cao Bằng\n');
    expect(result).toMatchObject({
      ok: true,
      value: { locale: 'vi', theme: { name: 'institutional', mode: 'light' } },
    });
    expect(
      result.ok && [result.value.locales.length, result.value.formats.length, result.value.organisation.km],
    ).toEqual([12, 9, 'Liên đoàn Lao động tỉnh Cao Bằng']);
  });

  test('names by locale, a logo and house colours', async () => {
    await put('content/logo.png', await png());
    const result = await newsroom(
      "organisation: {vi: A, en: B}\nlogo: logo.png\nlocales: [vi, en]\nformats: [square]\ntheme: {brand: '#0B2A5B'}\n",
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        organisation: { vi: 'A', en: 'B' },
        logo: { width: 4 },
        locales: ['vi', 'en'],
        formats: ['square'],
        theme: { name: 'institutional', mode: 'light', brand: '#0B2A5B' },
      },
    });
  });

  test('a finished theme by name and mode brings its own colours, and the newsroom changes one', async () => {
    const result = await newsroom("organisation: A\ntheme: {name: warm, mode: dark, accent: '#c47f17'}\n");
    expect(result.ok && result.value.theme).toEqual({
      name: 'warm',
      mode: 'dark',
      brand: THEME_BASES.warm.brand,
      accent: '#c47f17',
    });
  });

  test('a voice is one command for all languages, or one a language', async () => {
    const one = await newsroom('organisation: A\nvoice: {command: "say -v {locale} --{locale}"}\n');
    expect(one.ok && [one.value.voice.vi, one.value.voice.km]).toEqual(['say -v vi --vi', 'say -v km --km']);
    const two = await newsroom('organisation: A\nvoice: {command: {vi: say -v north, en: speak}}\n');
    expect(two.ok && two.value.voice).toEqual({ vi: 'say -v north', en: 'speak' });
    const none = await newsroom('organisation: A\n');
    expect(none.ok && none.value.voice).toEqual({});
  });

  test.each([
    ['', 'invalid-newsroom.missing', 'organisation: …'],
    ['organisation: A\nlocal: vi\n', 'invalid-newsroom.misspelt-key', 'locale'],
    ['organisation: A\nlocales: [vi, eng]\n', 'invalid-newsroom.locale', 'en'],
    ['organisation: A\nlocales: [vi, vi]\n', 'invalid-newsroom.repeated', undefined],
    ['organisation: A\nlocales: vi\n', 'invalid-newsroom.list', undefined],
    ['organisation: A\nformats: [sqare]\n', 'invalid-newsroom.format', 'square'],
    ['organisation: A\ntheme: {brand: red}\n', 'invalid-newsroom.colour', '#0B2A5B'],
    ['organisation: A\ntheme: {name: wram}\n', 'invalid-newsroom.theme', 'warm'],
    ['organisation: A\ntheme: {name: office}\n', 'invalid-newsroom.theme', 'institutional, warm, print'],
    ['organisation: A\ntheme: {mode: drak}\n', 'invalid-newsroom.theme-mode', 'dark'],
    ['organisation: A\ntheme: {nmae: warm}\n', 'invalid-newsroom.misspelt-key', 'name'],
    ['organisation: A\ntheme: warm\n', 'invalid-newsroom.map', undefined],
    ['organisation: {en: A}\n', 'invalid-newsroom.organisation-locale', 'vi'],
    ['organisation: {vi: A, eng: B}\n', 'invalid-newsroom.misspelt-key', 'en'],
    ['organisation: [A]\n', 'invalid-newsroom.organisation', undefined],
    ['organisation: &a A\n', 'invalid-newsroom.alias', undefined],
    ['organisation: A\nvoice: espeak-ng\n', 'invalid-newsroom.map', undefined],
    ['organisation: A\nvoice: {comand: espeak-ng}\n', 'invalid-newsroom.misspelt-key', 'command'],
    [
      "organisation: A\nvoice: {command: 'say \"vi'}\n",
      'invalid-newsroom.voice-command',
      'espeak-ng -v {locale} --stdout --stdin',
    ],
    ['organisation: A\nvoice: {command: \'"" -v vi\'}\n', 'invalid-newsroom.voice-command', expect.anything()],
    ['organisation: A\nvoice: {command: {eng: say}}\n', 'invalid-newsroom.misspelt-key', 'en'],
    ['organisation: A\nvoice: {command: [say]}\n', 'invalid-newsroom.voice', expect.anything()],
    ['organisation: A\nlogo: ../logo.png\n', 'unsafe-path.parent', undefined],
    ['organisation: A\nlogo: logo.png\n', 'missing-image.not-found', undefined],
  ])('%j is told', async (text, id, expected) => {
    const { ok, findings } = await newsroom(text);
    expect(ok).toBe(false);
    expect(findings.map((finding) => [finding.id, finding.expected])).toEqual([[id, expected]]);
    expect(findings[0]?.at).toMatchObject({ file: 'content/newsroom.yaml', line: expect.any(Number) });
  });

  test('a workspace without one is told which file to make', async () => {
    expect((await loadNewsroom(root)).findings).toMatchObject([
      { id: 'invalid-newsroom.missing-file', expected: 'content/newsroom.yaml' },
    ]);
  });
});
