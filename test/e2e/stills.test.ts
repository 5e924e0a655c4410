import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { nhipcauJson, type Printed, STORY, STORY_EN, workspace, write } from '../rig.ts';

const SECOND_STORY = STORY.replace('Ba chuyến đi', 'Chuyện thứ hai');
const twoStories = (): string =>
  workspace({
    'content/thu-hai/story.md': SECOND_STORY,
    'locales/en/thu-hai.json': JSON.stringify({ ...STORY_EN, title: 'A second story' }),
  });

/** Every file of the output but the manifest, and when it was last written. */
function written(root: string): Record<string, number> {
  const output = path.join(root, 'output');
  const names = readdirSync(output, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(png|webp|txt)$/.test(name),
  );
  return Object.fromEntries(names.sort().map((name) => [name, statSync(path.join(output, name)).mtimeMs]));
}

const inState = ({ jobs }: Printed, state: string): string[] =>
  jobs.filter((job) => job.state === state).map(({ id }) => id);

test('two stories in two languages: drawn once, and then only what changed is written again', async () => {
  const root = twoStories();
  const render = ['render', '--root', root];
  const first = await nhipcauJson(render);
  expect(first.status).toBe(0);
  expect(first.json.ok).toBe(true);
  expect(inState(first.json, 'rendered')).toHaveLength(8);
  const before = written(root);
  expect(Object.keys(before).sort()).toEqual(first.json.jobs.flatMap(({ files }) => files).sort());
  for (const { format, files } of first.json.jobs) {
    for (const file of files.filter((name) => name.endsWith('.png'))) {
      const { width, height } = await sharp(path.join(root, 'output', file)).metadata();
      expect([width, height], file).toEqual(format === 'square' ? [1080, 1080] : [1200, 630]);
    }
  }

  const second = await nhipcauJson(render);
  expect(inState(second.json, 'fresh')).toHaveLength(8);
  expect(written(root)).toEqual(before);

  write(root, { 'locales/en/thu-hai.json': JSON.stringify({ ...STORY_EN, title: 'Another second story' }) });
  const third = await nhipcauJson(render);
  expect(inState(third.json, 'rendered')).toEqual(['thu-hai/en/square', 'thu-hai/en/link']);
  const after = written(root);
  const rewritten = Object.keys(after).filter((name) => after[name] !== before[name]);
  expect(rewritten.length).toBeGreaterThan(0);
  expect(rewritten.every((name) => name.startsWith('thu-hai/en/'))).toBe(true);
});

test('a text too long for its picture: told by its key, its old picture stays, everything else is drawn', async () => {
  const root = twoStories();
  const render = ['render', '--root', root, '--locale', 'en'];
  await nhipcauJson(render);
  const before = written(root);
  const title = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  write(root, {
    'locales/en/chuyen-di.json': JSON.stringify({ ...STORY_EN, title }),
    'locales/en/thu-hai.json': JSON.stringify({ ...STORY_EN, title: 'Shorter' }),
  });
  const { status, json } = await nhipcauJson(render);
  expect(status).toBe(1);
  expect(json.ok).toBe(false);
  expect(inState(json, 'failed')).toContain('chuyen-di/en/link');
  expect(inState(json, 'rendered')).toEqual(expect.arrayContaining(['thu-hai/en/square', 'thu-hai/en/link']));
  expect(json.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'text-overflow', severity: 'error', key: 'title', format: 'link', locale: 'en' }),
  );
  expect(written(root)['chuyen-di/en/link.png']).toBe(before['chuyen-di/en/link.png']);
});
