import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, STORY, STORY_EN, shippedWorkspace, workspace, write } from '../rig.ts';

const CHECK = ['--locale', 'en', '--format', 'link'];
const FILE = 'locales/en/chuyen-di.json';
const catalog = (changes: Readonly<Record<string, string>>): string =>
  JSON.stringify({ ...STORY_EN, ...changes }, null, 2);

test('what is shipped has no fault in any language', { timeout: 120_000 }, async () => {
  const { json } = await nhipcauJson(['check', '--root', shippedWorkspace(), '--format', 'link']);
  expect(json.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
});

test('a wrong number stops the story in that language; terms, copies and spaces are warnings at their lines', async () => {
  const root = workspace({
    'locales/glossary.yaml': 'terms:\n  - {id: cong-doan, kind: term, vi: công đoàn, en: union}\n',
    [FILE]: catalog({
      title: 'Ba chuyến đi',
      summary: ' Five years of work abroad',
      'source.title': 'Report No. 71',
      'mot-tinh-bien-gioi.text.1': 'It brings together the workers of a mountain province.',
    }),
  });
  const { status, json } = await nhipcauJson(['check', '--root', root, ...CHECK]);
  expect(status).toBe(1);
  const told = json.diagnostics.filter(({ severity }) => severity !== 'info');
  expect(told.map(({ rule, severity, line, column }) => `${rule} ${severity} ${line}:${column}`).sort()).toEqual([
    'glossary-term warning 9:32',
    'number-mismatch error 4:19',
    'stray-space warning 3:14',
    'untranslated-copy warning 2:12',
  ]);
  expect(told.find(({ rule }) => rule === 'number-mismatch')).toMatchObject({
    file: FILE,
    key: 'source.title',
    expected: '17',
    actual: '71',
  });
});

test('a source that was reworded is told at the line of its old translation', async () => {
  const root = workspace();
  await nhipcau(['extract', '--root', root]);
  const reworded = STORY.replace('title: Ba chuyến đi', 'title: Bốn chuyến đi');
  write(root, { 'content/chuyen-di/story.md': reworded });
  const { json } = await nhipcauJson(['check', '--root', root, ...CHECK]);
  const places = json.diagnostics.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);
  expect(places).toContain(`stale-translation ${FILE}:2:12`);
  expect(places).toContain(`unreviewed-translation ${FILE}:1:1`);
});
