import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { keptImages } from '../../scripts/cache/kept-images.ts';
import { type DrawOptions, Log, type Selection, USUAL } from '../../scripts/commands/command.ts';
import { prepare } from '../../scripts/commands/prepare.ts';
import type { PlannedStory } from '../../scripts/commands/story-memo.ts';
import { openStore, storeFolder } from '../../scripts/files/store.ts';
import { FRONT_MATTER, STORY, STORY_EN, workspace, write } from '../rig.ts';
import { tone } from '../video/sound/tones.ts';

const NEWSROOM = 'organisation: Union\nlocale: vi\nlocales: [vi, en, lo]\nformats: [link, landscape]\n';
const PICTURED = STORY.replace(FRONT_MATTER, FRONT_MATTER.replace('date:', 'image: { src: anh.png, alt: Ảnh }\ndate:'));
const { title: _, ...UNTITLED } = STORY_EN;
const catalog = (words: object): string => JSON.stringify(words, null, 2);
const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .png()
    .toBuffer();

const [FIRST, SECOND] = ['chuyen-di', 'bai-hai'];
const ALL = [FIRST, SECOND].flatMap((story) => ['vi', 'en', 'lo'].map((locale) => `${story}/${locale}`)).sort();
const but = (...names: readonly string[]): string[] =>
  ALL.filter((name) => !names.some((one) => name === one || name.startsWith(`${one}/`)));

/** Two stories in three languages; Lao has no title, for which Thai or English stands in. */
const twoStories = async (): Promise<string> =>
  workspace({
    'content/newsroom.yaml': NEWSROOM,
    'content/chuyen-di/story.md': PICTURED,
    'content/chuyen-di/anh.png': await picture('#204080'),
    'content/chuyen-di/audio/vi/cover.wav': tone(0.2, 440),
    'content/bai-hai/story.md': STORY,
    'locales/lo/chuyen-di.json': catalog(UNTITLED),
    'locales/en/bai-hai.json': catalog(STORY_EN),
    'locales/lo/bai-hai.json': catalog(UNTITLED),
  });

type Options = Selection & Partial<DrawOptions>;
const SHOWN: Options = { allowMissing: true };

/** What planning comes to: of every job its fingerprint, and all findings. */
async function plan(root: string, options: Options, isKept = true) {
  const log = new Log(() => undefined);
  const cache = path.join(root, '.nhipcau');
  const kept = isKept ? { images: keptImages(cache), store: openStore(cache) } : undefined;
  const prepared = (await prepare(root, { ...USUAL, ...options }, log, kept))!;
  const jobs = Object.fromEntries(prepared.plan.jobs.map(({ id, fingerprint }) => [id, fingerprint]));
  return { jobs, blocked: prepared.blocked.map(({ id }) => id), findings: log.findings };
}

const MARK = 'remembered';
const isMark = ({ key }: Finding): boolean => key === MARK;

/** Puts a finding into every memo that no reading could come to. */
async function markMemos(root: string): Promise<void> {
  const cache = path.join(root, '.nhipcau');
  const store = openStore(cache);
  const kept = readdirSync(path.join(storeFolder(cache), 'stories'), { recursive: true, withFileTypes: true });
  for (const { name } of kept.filter((entry) => entry.isFile())) {
    const memo = JSON.parse(String(await store.read('stories', name))) as PlannedStory;
    const story = Object.values(memo.locales).find(({ text }) => text)?.text?.story ?? '';
    const locales = Object.entries(memo.locales).map(([locale, planned]) => {
      const mark: Finding = { rule: 'text-too-small', id: 'text-too-small.phone', story, locale, key: MARK };
      return [locale, { ...planned, findings: [...planned.findings.filter((one) => !isMark(one)), mark] }];
    });
    await store.write('stories', name, JSON.stringify({ ...memo, locales: Object.fromEntries(locales) }));
  }
}

/** Plans, changes something and plans again: what was not read again, and what there is to do then. */
async function afterwards(change: (root: string) => unknown, options = SHOWN, then = options) {
  const root = await twoStories();
  const before = await plan(root, options);
  await markMemos(root);
  await change(root);
  const after = await plan(root, then);
  const remembered = after.findings.filter(isMark).map(({ story, locale }) => `${story}/${locale}`);
  const told = { ...after, findings: after.findings.filter((one) => !isMark(one)) };
  // Whatever was remembered: the plan is the one of who remembers nothing.
  expect(told).toEqual(await plan(root, then, false));
  const changed = Object.keys(after.jobs).filter((id) => after.jobs[id] !== before.jobs[id]);
  return { remembered: remembered.sort(), changed, root };
}

const put = (file: string, content: string | Uint8Array) => (root: string) => write(root, { [file]: content });

test('what was planned once is not read again, nor what changed and was changed back', async () => {
  expect(await afterwards(() => undefined)).toMatchObject({ remembered: ALL, changed: [] });
  const back = await afterwards(async (root) => {
    write(root, { 'content/chuyen-di/story.md': PICTURED.replace('Ba', 'Bốn') });
    await plan(root, SHOWN);
    write(root, { 'content/chuyen-di/story.md': PICTURED });
  });
  expect(back).toMatchObject({ remembered: ALL, changed: [] });
});

test('other formats and fewer languages of the same texts are planned from the same memo', async () => {
  expect((await afterwards(() => undefined, SHOWN, { ...SHOWN, format: ['a4'] })).remembered).toEqual(ALL);
  const one = { ...SHOWN, locale: ['en'] };
  expect((await afterwards(() => undefined, SHOWN, one)).remembered).toEqual([`${SECOND}/en`, `${FIRST}/en`]);
  // A language that is asked for later costs no other its memo.
  const added = await afterwards((root) => plan(root, SHOWN), one, SHOWN);
  expect(added.remembered).toEqual([`${SECOND}/en`, `${FIRST}/en`]);
});

const reworded = { ...STORY_EN, title: 'Three trips' };
const GLOSSARY = 'terms:\n  - id: cong-doan\n    kind: organisation\n    vi: Công đoàn\n    en: Trade union\n';

test.each<[string, (root: string) => unknown, string[]]>([
  ['the story', put('content/chuyen-di/story.md', PICTURED.replace('Ba', 'Bốn')), but(FIRST)],
  ['its picture', async (root) => put('content/chuyen-di/anh.png', await picture('#802040'))(root), but(FIRST)],
  ['what is heard', put('content/chuyen-di/audio/vi/cover.wav', tone(0.2, 441)), but(FIRST)],
  ['music that came to it', put('content/chuyen-di/music.wav', tone(0.2, 440)), but(FIRST)],
  ['sound that went', (root) => rmSync(path.join(root, 'content/chuyen-di/audio'), { recursive: true }), but(FIRST)],
  [
    'a folder of sounds with a wrong name, empty',
    (root) => mkdirSync(path.join(root, 'content/chuyen-di/audio/eng'), { recursive: true }),
    but(FIRST),
  ],
  ['its source catalog', put('locales/vi/chuyen-di.json', catalog({ title: 'Ba chuyến' })), but(FIRST)],
  [
    'a translation, which also stands in for another',
    put('locales/en/chuyen-di.json', catalog(reworded)),
    but(`${FIRST}/en`, `${FIRST}/lo`),
  ],
  [
    'a translation that stands in alone',
    put('locales/th/chuyen-di.json', catalog({ title: 'สาม' })),
    but(`${FIRST}/lo`),
  ],
  ['a translation that went', (root) => rmSync(path.join(root, 'locales/lo/bai-hai.json')), but(`${SECOND}/lo`)],
  ['the states of a translation', put('locales/.state/en/chuyen-di.json', '{"title": 1}'), but(`${FIRST}/en`)],
  ['words of the pictures', put('locales/en/interface.json', catalog({ 'source.heading': 'Where from' })), []],
  ['the newsroom', put('content/newsroom.yaml', NEWSROOM.replace('Union', 'Federation')), []],
  ['the glossary', put('locales/glossary.yaml', GLOSSARY), []],
  ['a language that nobody asked for', put('locales/fr/chuyen-di.json', catalog(reworded)), ALL],
  ['what is no source', put('README.md', 'x'), ALL],
])('%s decides what is read again', async (_name, change, remembered) => {
  expect((await afterwards(change)).remembered).toEqual(remembered);
});

test('where nothing may stand in, another language decides nothing; allowing it reads all again', async () => {
  const strict: Options = {};
  const other = await afterwards(put('locales/th/chuyen-di.json', catalog({ title: 'สาม' })), strict);
  expect(other.remembered).toEqual(ALL);
  expect((await afterwards(() => undefined, strict, SHOWN)).remembered).toEqual([]);
});

test('who forces a drawing reads everything, and mends what was remembered wrongly', async () => {
  const { remembered, root } = await afterwards(() => undefined, SHOWN, { ...SHOWN, force: true });
  expect(remembered).toEqual([]);
  expect((await plan(root, SHOWN)).findings.filter(isMark)).toEqual([]);
});

test('a story with a link in its folder, or whose folder is one, is read every time', async () => {
  const inside = (root: string): void => {
    const folder = path.join(root, 'content/chuyen-di');
    renameSync(path.join(folder, 'anh.png'), path.join(folder, 'that.png'));
    symlinkSync('that.png', path.join(folder, 'anh.png'));
  };
  const twice = async (root: string): Promise<void> => {
    inside(root);
    await plan(root, SHOWN);
    await markMemos(root);
  };
  expect((await afterwards(twice)).remembered).toEqual(but(FIRST));
  const moved = await afterwards(async (root) => {
    renameSync(path.join(root, 'content/chuyen-di'), path.join(root, 'elsewhere'));
    symlinkSync('../elsewhere', path.join(root, 'content/chuyen-di'));
  });
  expect(moved.remembered).not.toContain(`${FIRST}/vi`);
});

test('a damaged memo is read over', async () => {
  const root = await twoStories();
  const before = await plan(root, SHOWN);
  const folder = path.join(storeFolder(path.join(root, '.nhipcau')), 'stories');
  const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(kept.length).toBeGreaterThan(0);
  for (const { parentPath, name } of kept) {
    const bytes = readFileSync(path.join(parentPath, name));
    write(parentPath, { [name]: bytes.subarray(0, bytes.length - 9) });
  }
  expect(await plan(root, SHOWN)).toEqual(before);
});

test('words with an emoji say so, in the views that show it', async () => {
  const narrated = STORY.replace('miền núi.', 'miền núi 🎉.');
  const root = workspace({
    'content/newsroom.yaml': NEWSROOM.replace('vi, en, lo', 'vi'),
    'content/chuyen-di/story.md': narrated,
  });
  const log = new Log(() => undefined);
  const { plan: planned } = (await prepare(root, USUAL, log))!;
  const hasEmoji = planned.jobs.map(({ format, toolchain }) => [format, toolchain.fonts.includes('twemoji')]);
  expect(hasEmoji).toEqual([
    ['link', false],
    ['landscape', true],
  ]);
});
