import { readFileSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { keptImages } from '../../scripts/cache/kept-images.ts';
import { Log, USUAL } from '../../scripts/commands/command.ts';
import { type Kept, prepare } from '../../scripts/commands/prepare.ts';
import { openWorkspace } from '../../scripts/commands/read-workspace.ts';
import { createStoryMemo, lookBefore } from '../../scripts/commands/story-memo.ts';
import { openStore } from '../../scripts/files/store.ts';
import { folderWith, STORY, STORY_EN, workspace, write } from '../rig.ts';
import { tone } from '../video/sound/tones.ts';

const NEWSROOM = 'organisation: Union\nlocale: vi\nlocales: [vi, en]\nformats: [link, portrait, landscape]\n';
const SOUND = 'content/chuyen-di/audio/vi/cover.wav';
const rig = (): string => workspace({ 'content/newsroom.yaml': NEWSROOM, [SOUND]: tone(0.2, 440) });

/** Plans from what is known of another time, so that nothing has been read when `save` is called; jobs still to be drawn. */
async function drawableAfter(save: (root: string) => void): Promise<string[]> {
  const root = rig();
  const cache = path.join(root, '.nhipcau');
  const planned = async () =>
    (await prepare(root, USUAL, new Log(() => undefined), { images: keptImages(cache), store: openStore(cache) }))!;
  await planned();
  const { plan, drawn } = await planned();
  save(root);
  const jobs: string[] = [];
  for (const job of plan.jobs) if (await drawn(job)) jobs.push(job.id.replace('chuyen-di/', ''));
  return jobs.sort();
}

const all = ['vi', 'en'].flatMap((locale) => ['link', 'portrait', 'landscape'].map((format) => `${locale}/${format}`));

test.each<[string, (root: string) => void, readonly string[]]>([
  ['nothing', () => undefined, all],
  [
    'a translation',
    (root) => write(root, { 'locales/en/chuyen-di.json': JSON.stringify({ ...STORY_EN, title: 'Other' }) }),
    all.filter((name) => name.startsWith('vi/')),
  ],
  [
    'a text that no link shows, whose translation stays',
    (root) => write(root, { 'content/chuyen-di/story.md': STORY.replace('miền núi', 'ven biển') }),
    ['en/landscape', 'en/link', 'en/portrait', 'vi/link'],
  ],
  ['a fault', (root) => write(root, { 'content/chuyen-di/story.md': STORY.replace('title:', 'titel:') }), []],
  ['a sound', (root) => write(root, { [SOUND]: tone(0.3, 220) }), all.filter((name) => name !== 'vi/landscape')],
  ['a story that is gone', (root) => unlinkSync(path.join(root, 'content/chuyen-di/story.md')), []],
])('%s saved after planning: no job is drawn from anything else than it was planned from', async (_, save, left) => {
  expect(await drawableAfter(save)).toEqual([...left].sort());
});

test.each<[string, (root: string) => void, boolean]>([
  ['nothing', () => undefined, true],
  ['the story', (root) => write(root, { 'content/chuyen-di/story.md': `${STORY}\nThêm.\n` }), false],
  ['a new file beside it', (root) => write(root, { 'content/chuyen-di/audio/en/cover.wav': tone(0.2, 440) }), false],
  ['a catalog', (root) => write(root, { 'locales/en/chuyen-di.json': '{}' }), false],
  ['states', (root) => write(root, { 'locales/.state/en/chuyen-di.json': '{}' }), false],
  ['the newsroom', (root) => write(root, { 'content/newsroom.yaml': NEWSROOM.replace('Union', 'Other') }), false],
  ['the glossary', (root) => write(root, { 'locales/glossary.yaml': 'terms: {}\n' }), false],
  ['words of the pictures', (root) => write(root, { 'locales/en/interface.json': '{}' }), false],
  ['another story’s catalog', (root) => write(root, { 'locales/en/bai-hai.json': '{}' }), true],
])('%s saved while a story is read: it is remembered only as what was there', async (_, save, isAsRead) => {
  const root = rig();
  const before = lookBefore(root);
  const open = (await openWorkspace(root, {}, new Log(() => undefined)))!;
  const store = openStore(path.join(root, '.nhipcau'));
  const memo = createStoryMemo(open, store, before, { allowMissing: false, planning: '' });
  memo.keyOf('chuyen-di');
  memo.note('chuyen-di');
  save(root);
  expect(memo.isAsRead('chuyen-di')).toBe(isAsRead);
});

test('what is saved while a run begins is planned by the next, however the first was planned', async () => {
  const root = rig();
  const logo = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#8c004a' } })
    .png()
    .toBuffer();
  const withLogo = `${NEWSROOM}logo: logo.png\n`;
  write(root, { 'content/newsroom.yaml': withLogo, 'content/logo.png': logo });
  const images = keptImages(path.join(root, '.nhipcau'));
  const store = openStore(path.join(root, '.nhipcau'));
  const fingerprints = async (kept: Kept): Promise<string[]> =>
    (await prepare(root, USUAL, new Log(() => undefined), kept))!.plan.jobs.map(({ fingerprint }) => fingerprint);
  // The logo is prepared when the newsroom has been read, and no story yet.
  const find: typeof images.find = (source) => {
    write(root, { 'content/newsroom.yaml': withLogo.replace('Union', 'Other') });
    return images.find(source);
  };
  await fingerprints({ images: { ...images, find }, store });
  expect(readFileSync(path.join(root, 'content/newsroom.yaml'), 'utf8')).toContain('Other');
  const unknown = openStore(folderWith());
  expect(await fingerprints({ images, store })).toEqual(await fingerprints({ images, store: unknown }));
});
