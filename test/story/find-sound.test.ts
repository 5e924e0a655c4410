import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findSound } from '../../scripts/story/find-sound.ts';
import { folderWith } from '../rig.ts';

const SECTIONS = ['mot-tinh-bien-gioi', 'ba-doan', 'constructor'];
const find = (folder: string) => findSound(folder, 'content/thu', SECTIONS);
const told = async (folder: string) =>
  (await find(folder)).faults.map(({ id, at, locale, expected }) => [id, at?.file, locale, expected]);

test('narration is found by language and section, music by itself, whatever else lies there', async () => {
  const folder = folderWith({
    'music.OPUS': 'x',
    'music-licence.txt': 'x',
    'bia.png': 'x',
    'audio/README.md': 'x',
    'audio/vi/mot-tinh-bien-gioi.mp3': 'x',
    'audio/vi/constructor.wav': 'x',
    'audio/vi/cover.M4A': 'x',
    'audio/vi/.DS_Store': 'x',
    'audio/vi/giay-phep.txt': 'x',
    'audio/en/closing.flac': 'x',
  });
  const { music, narration, faults } = await find(folder);
  expect(faults).toEqual([]);
  const names = [...narration].map(([locale, files]) => [
    locale,
    Object.fromEntries([...files].map(([section, file]) => [section, path.relative(folder, file)])),
  ]);
  expect(path.relative(folder, music!)).toBe('music.OPUS');
  expect(Object.fromEntries(names)).toEqual({
    vi: {
      'mot-tinh-bien-gioi': path.join('audio', 'vi', 'mot-tinh-bien-gioi.mp3'),
      constructor: path.join('audio', 'vi', 'constructor.wav'),
      cover: path.join('audio', 'vi', 'cover.M4A'),
    },
    en: { closing: path.join('audio', 'en', 'closing.flac') },
  });
});

test.each([
  ['audio/vi/mot-tinh-bien-goi.mp3', 'section', 'vi', 'mot-tinh-bien-gioi'],
  ['audio/vi/Cover.mp3', 'section', 'vi', 'cover'],
  ['audio/en/khac-han.mp3', 'section', 'en', [...SECTIONS, 'cover', 'closing'].join(', ')],
  ['audio/vi/cover.wma', 'ending', 'vi', expect.stringContaining('mp3')],
  ['music.wma', 'ending', undefined, expect.stringContaining('mp3')],
  ['audio/vn/cover.mp3', 'locale', undefined, 'vi'],
  ['audio/qps-ploc/cover.mp3', 'locale', undefined, expect.stringContaining('vi, en')],
  // How it was before sections had files of their own.
  ['audio/en.mp3', 'place', undefined, 'audio/en/mot-tinh-bien-gioi.mp3'],
  ['audio/ba-doan.wav', 'place', undefined, 'audio/vi/ba-doan.wav'],
])('%s: %s', async (file, detail, locale, expected) => {
  const shown = detail === 'locale' ? path.posix.dirname(file) : file;
  expect(await told(folderWith({ [file]: 'x' }))).toEqual([
    [`invalid-audio.${detail}`, `content/thu/${shown}`, locale, expected],
  ]);
});

test('two files for one section, an empty one, a huge one and a folder are told by name', async () => {
  const folder = folderWith({
    'audio/vi/cover.mp3': 'x',
    'audio/vi/cover.wav': 'x',
    'audio/vi/ba-doan.mp3': '',
    'audio/vi/closing.wav': 'x',
    'audio/vi/mot-tinh-bien-gioi.mp3/x': 'x',
    'music.mp3': 'x',
    'music.ogg': 'x',
  });
  truncateSync(path.join(folder, 'audio/vi/closing.wav'), 50 * 1024 * 1024 + 1);
  expect((await told(folder)).map(([id, file]) => [id, file])).toEqual([
    ['invalid-audio.twice', 'content/thu/music.ogg'],
    ['invalid-audio.empty', 'content/thu/audio/vi/ba-doan.mp3'],
    ['invalid-audio.too-large', 'content/thu/audio/vi/closing.wav'],
    ['invalid-audio.twice', 'content/thu/audio/vi/cover.wav'],
    ['invalid-audio.unreadable', 'content/thu/audio/vi/mot-tinh-bien-gioi.mp3'],
  ]);
});

test.each([
  ['audio/vi/cover.mp3', 'cover.mp3'],
  ['audio/vi', 'vi'],
  ['audio', '.'],
  ['music.mp3', 'cover.mp3'],
])('no link leads out of the story at %s, and nothing of what lies there is named', async (link, target) => {
  const outside = folderWith({ 'vi/bi-mat.mp3': 'x', 'cover.mp3': 'x' });
  const folder = folderWith();
  mkdirSync(path.dirname(path.join(folder, link)), { recursive: true });
  symlinkSync(path.join(outside, target), path.join(folder, link));
  const { narration, music, faults } = await find(folder);
  expect(faults.map(({ id, actual }) => [id, actual])).toEqual([['unsafe-path.symlink', link]]);
  expect([[...(narration.get('vi') ?? [])], music]).toEqual([[], undefined]);
});
