import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

const NEWSROOM = 'organisation: Union\nlocale: vi\nlocales: [vi, en]\nformats: [link, portrait]\n';
const twoStories = (): string =>
  workspace({
    'content/newsroom.yaml': NEWSROOM,
    'content/bai-hai/story.md': STORY.replace('Ba chuyến đi', 'Bốn chuyến đi'),
    'locales/en/bai-hai.json': JSON.stringify({ ...STORY_EN, title: 'Four journeys' }),
  });

/** All files of the output with their content. */
const files = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path.join(root, 'output'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(path.join(root, 'output'), file), readFileSync(file, 'base64')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const states = (jobs: readonly { readonly state: string }[]): string[] => [...new Set(jobs.map(({ state }) => state))];

test('an output that was deleted comes back from the cache as it was, byte for byte; a plan says so', async () => {
  const root = twoStories();
  const render = ['render', '--root', root];
  expect(states((await nhipcauJson(render)).json.jobs)).toEqual(['rendered']);
  const before = files(root);
  rmSync(path.join(root, 'output'), { recursive: true });
  const plan = await nhipcauJson(['plan', '--root', root]);
  expect(states(plan.json.jobs)).toEqual(['cached']);
  expect(existsSync(path.join(root, 'output'))).toBe(false);
  const again = await nhipcauJson(render);
  expect(states(again.json.jobs)).toEqual(['cached']);
  expect(files(root)).toEqual(before);

  // A byte that has changed in the cache is noticed: then it is drawn, as it was.
  rmSync(path.join(root, 'output'), { recursive: true });
  const store = path.join(root, '.nhipcau/store/files');
  const damaged = readdirSync(store, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const { parentPath, name } of damaged) write(parentPath, { [name]: 'rác' });
  expect(states((await nhipcauJson(render)).json.jobs)).toEqual(['rendered']);
  expect(files(root)).toEqual(before);
});

test('what is no more published goes, and nothing else; what was asked for by name stays', async () => {
  const root = twoStories();
  const render = ['render', '--root', root];
  await nhipcauJson(render);
  await nhipcauJson([...render, '--story', 'chuyen-di', '--locale', 'vi', '--format', 'wide']);
  write(root, {
    'output/bai-hai/vi/ghi-chu.txt': 'mine',
    'output/chuyen-di/vi/portrait.txt': 'retouched by hand',
    'content/newsroom.yaml': NEWSROOM.replace(', portrait', ''),
  });
  renameSync(path.join(root, 'content/bai-hai'), path.join(root, 'bai-hai'));
  const before = files(root);

  // A run about something else removes nothing of it, and a plan removes nothing at all.
  const english = await nhipcauJson([...render, '--story', 'chuyen-di', '--locale', 'en', '--format', 'link']);
  expect(english.json).not.toHaveProperty('removed');
  const removed = [
    'bai-hai/en/link.png',
    'bai-hai/en/link.txt',
    'bai-hai/en/portrait.png',
    'bai-hai/en/portrait.txt',
    'bai-hai/vi/link.png',
    'bai-hai/vi/link.txt',
    'bai-hai/vi/portrait.png',
    'bai-hai/vi/portrait.txt',
    'chuyen-di/en/portrait.png',
    'chuyen-di/en/portrait.txt',
    'chuyen-di/vi/portrait.png',
  ];
  const plan = await nhipcauJson(['plan', '--root', root]);
  expect(plan.json).toMatchObject({ removed: expect.arrayContaining(removed) });
  expect(files(root)).toEqual(before);

  const { json } = await nhipcauJson(render);
  expect([...(json as typeof json & { removed: string[] }).removed].sort()).toEqual(removed);
  expect(states(json.jobs)).toEqual(['fresh']);
  const { 'manifest.json': _, ...left } = files(root);
  const { 'manifest.json': __, ...all } = before;
  for (const name of removed) delete all[name];
  expect(left).toEqual(all);
  expect(Object.keys(left)).toEqual(expect.arrayContaining(['chuyen-di/vi/wide.png', 'bai-hai/vi/ghi-chu.txt']));
  expect(existsSync(path.join(root, 'output/bai-hai/en'))).toBe(false);
});

test('what is no more published but asked for by name now is told fresh, and is there', async () => {
  const root = workspace({ 'content/newsroom.yaml': NEWSROOM });
  const render = ['render', '--root', root, '--locale', 'vi'];
  await nhipcauJson(render);
  write(root, { 'content/newsroom.yaml': NEWSROOM.replace(', portrait', '') });
  const { json } = await nhipcauJson([...render, '--format', 'portrait']);
  expect(states(json.jobs)).toEqual(['fresh']);
  for (const file of json.jobs[0]!.files) expect(existsSync(path.join(root, 'output', file)), file).toBe(true);
});
