import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { writeManyStories } from '../../scripts/bench/many-stories.ts';
import { keptImages } from '../../scripts/cache/kept-images.ts';
import { checkTexts } from '../../scripts/commands/check-texts.ts';
import { type Config, Log, USUAL } from '../../scripts/commands/command.ts';
import { prepare } from '../../scripts/commands/prepare.ts';
import { openStore } from '../../scripts/files/store.ts';
import { folderWith, write } from '../rig.ts';

const NEWSROOM = 'organisation: Union\nlocale: vi\nlocales: [vi, en, ru]\nformats: [link]\n';
const OPTIONS = { allowMissing: false, release: false, force: false, explain: false } as const;
const DRAW = { ...USUAL, ...OPTIONS };

const texts = async (root: string, story?: readonly string[]) => {
  const log = new Log(() => undefined);
  const config = { root, cache: path.join(root, '.nhipcau'), signal: new AbortController().signal } as Config;
  const checked = await checkTexts(config, { ...OPTIONS, ...(story && { story }) }, log);
  return { checked, findings: log.findings };
};

const damage = (root: string, file: string, from: string | RegExp, to: string): void => {
  const place = path.join(root, file);
  const text = readFileSync(place, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(place, text.replace(from, to));
};

test('of few stories and of many, check --texts finds what laying out would find, in the same order', async () => {
  const root = folderWith();
  await writeManyStories(root, 201);
  write(root, { 'content/newsroom.yaml': NEWSROOM });
  // The shipped stories' pictures are prepared and kept: read all at once, each copy would prepare its own.
  await texts(root, ['bai-1', 'bai-2', 'bai-3']);
  // The last of its chunk and the first of the next, so that an order by threads would show.
  damage(root, 'locales/en/bai-2.json', '"title"', '"titel"');
  damage(root, 'locales/ru/bai-90.json', '{', '{,');
  damage(root, 'content/bai-1/story.md', 'date: ', 'dat: ');
  damage(root, 'content/bai-150/story.md', /## .*/, '$& hôm nay');
  const log = new Log(() => undefined);
  const cache = path.join(root, '.nhipcau');
  await prepare(root, DRAW, log, { images: keptImages(cache), store: openStore(cache) });
  const { checked, findings } = await texts(root);
  expect(checked?.stories).toHaveLength(201);
  expect(findings).toEqual(log.findings);
  expect(new Set(findings.map(({ rule }) => rule))).toContain('stale-translation');
  expect(findings.filter(({ story }) => story === 'bai-1').map(({ rule }) => rule)).toContain('invalid-front-matter');

  const chosen = ['bai-2', 'bai-90', 'bai-150'];
  const few = await texts(root, chosen);
  expect(few.findings).toEqual(log.findings.filter(({ story }) => story && chosen.includes(story)));
});

test('tells a story that is not there, and a glossary that cannot be read', async () => {
  const root = folderWith();
  await writeManyStories(root, 2);
  expect((await texts(root, ['bai-9'])).findings.map(({ rule }) => rule)).toEqual(['wrong-usage']);
  write(root, { 'locales/glossary.yaml': 'terms: [' });
  const { checked, findings } = await texts(root);
  expect(checked).toBeUndefined();
  expect(findings.map(({ rule }) => rule)).toContain('invalid-glossary');
});
