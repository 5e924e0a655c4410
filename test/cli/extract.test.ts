import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, type Printed, STORY, STORY_EN, shippedWorkspace, workspace, write } from '../rig.ts';

const CATALOG = 'locales/en/chuyen-di.json';
const STATES = 'locales/.state/en/chuyen-di.json';
const FIGURE = '- **34.318** đoàn viên\n';
const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');

test('a text that leaves the story takes its translation aside, and brings it back', async () => {
  const root = workspace();
  await nhipcau(['extract', '--root', root]);
  const before = [read(root, CATALOG), read(root, STATES)];
  write(root, { 'content/chuyen-di/story.md': STORY.replace(FIGURE, '') });
  const gone = await nhipcau(['extract', '--root', root]);
  expect(gone).toMatchObject({ status: 0, stderr: '' });
  expect(gone.stdout).toContain(`${CATALOG}: texts that the story no longer has were put aside in ${STATES} (2)`);
  const left = Object.entries(STORY_EN).filter(([key]) => !key.includes('figure'));
  expect(JSON.parse(read(root, CATALOG))).toEqual(Object.fromEntries(left));
  expect(read(root, STATES)).toContain('"members"');
  // Nothing more is wrong with the catalog, and a second run has nothing to do.
  const files = [read(root, CATALOG), read(root, STATES), read(root, 'locales/vi/chuyen-di.json')];
  const checked = await nhipcauJson(['check', '--root', root, '--locale', 'en', '--format', 'link']);
  expect(checked.json.diagnostics.map(({ rule }) => rule)).toEqual(['unreviewed-translation']);
  await nhipcau(['extract', '--root', root]);
  expect([read(root, CATALOG), read(root, STATES), read(root, 'locales/vi/chuyen-di.json')]).toEqual(files);

  write(root, { 'content/chuyen-di/story.md': STORY });
  const back = await nhipcau(['extract', '--root', root]);
  expect(back.stdout).toContain('translations came back');
  expect([read(root, CATALOG), read(root, STATES)]).toEqual(before);
}, 30_000);

test('a key nobody asked for is kept aside, and said', async () => {
  const root = workspace({ [CATALOG]: JSON.stringify({ ...STORY_EN, 'mot-tinh.extra.1': 'A note of mine' }) });
  const { stdout } = await nhipcau(['extract', '--root', root]);
  expect(stdout).toContain('mot-tinh.extra.1');
  expect(JSON.parse(read(root, CATALOG))).toEqual(STORY_EN);
  expect(read(root, STATES)).toContain('A note of mine');
});

test('a broken state file holds the source catalog back: it alone has the old texts', async () => {
  const root = workspace();
  await nhipcau(['extract', '--root', root]);
  const [source, states] = [read(root, 'locales/vi/chuyen-di.json'), read(root, STATES)];
  const reworded = STORY.replace('Một tỉnh biên giới', 'Một tỉnh ở biên giới');
  write(root, { [STATES]: `<<<<<<< HEAD\n${states}`, 'content/chuyen-di/story.md': reworded });
  const broken = await nhipcauJson(['extract', '--root', root]);
  expect(broken.json.diagnostics).toMatchObject([{ rule: 'invalid-catalog', file: STATES }]);
  expect(read(root, 'locales/vi/chuyen-di.json')).toBe(source);
  write(root, { [STATES]: states });
  await nhipcau(['extract', '--root', root]);
  expect(JSON.parse(read(root, STATES))['mot-tinh-bien-gioi.heading']).toMatchObject({
    state: 'stale',
    was: 'Một tỉnh biên giới',
  });
}, 30_000);

test('numbers that are data, dates and order make nothing stale in a shipped story', async () => {
  const root = shippedWorkspace();
  const file = 'content/cao-bang/story.md';
  const story = read(root, file);
  const parts = story.split(/^(?=## )/m);
  const [head, ...sections] = parts;
  const changed = [head!.replace(/^date: .*$/m, 'date: 2020-01-02'), ...sections.reverse()]
    .join('\n')
    .replace(/^- \*\*(.*?)\d/gm, '- **$19');
  expect(changed).not.toBe(story);
  write(root, { [file]: changed });
  await nhipcau(['extract', '--root', root]);
  const { status, json } = await nhipcauJson(['status', '--root', root, '--story', 'cao-bang']);
  expect(status).toBe(0);
  const rows = (json as Printed & { status: { locale: string; stale: number; missing: number; obsolete: number }[] })
    .status;
  expect(rows).toHaveLength(11);
  for (const row of rows) expect(row).toMatchObject({ stale: 0, missing: 0, obsolete: 0 });
}, 30_000);
