import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, nhipcau, nhipcauJson, workspace, write } from '../rig.ts';

test('a new story in an empty folder passes every check and draws at once', async () => {
  const root = folderWith();
  const made = await nhipcau(['new', 'dai-hoi-2026', '--root', root, '--title', 'Đại hội: "mới" & vui']);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toContain(`nhipcau render --story dai-hoi-2026 --root "${root}"`);
  const catalog = JSON.parse(readFileSync(path.join(root, 'locales/vi/dai-hoi-2026.json'), 'utf8'));
  expect(catalog.title).toBe('Đại hội: "mới" & vui');
  const checked = await nhipcauJson(['check', '--root', root]);
  expect(checked.json.diagnostics).toEqual([]);
  const drawn = await nhipcauJson(['render', '--root', root, '--format', 'link,square']);
  expect(drawn.json.jobs.map(({ state }) => state)).toEqual(['rendered', 'rendered']);
});

test('the template shows every kind of block', async () => {
  const root = folderWith();
  await nhipcau(['new', 'bai', '--root', root]);
  const keys = Object.keys(JSON.parse(readFileSync(path.join(root, 'locales/vi/bai.json'), 'utf8'))).join('\n');
  for (const role of ['figure', 'column', 'event', 'step', 'quote', 'speaker', 'alt', 'side', 'claim', 'narration']) {
    expect(keys, role).toMatch(new RegExp(`\\.${role}\\b`));
  }
});

test.each(['Đại-hội', '../x', 'interface', 'con', 'x-'])('refuses the name %j', async (slug) => {
  const root = folderWith();
  const { status, json } = await nhipcauJson(['new', slug, '--root', root]);
  expect(status).toBe(2);
  expect(json.diagnostics[0]).toMatchObject({ rule: 'wrong-usage', actual: slug });
  expect(existsSync(path.join(root, 'content'))).toBe(false);
});

test('refuses to write over a story', async () => {
  const root = workspace();
  const before = readFileSync(path.join(root, 'content/chuyen-di/story.md'), 'utf8');
  const { status, stderr } = await nhipcau(['new', 'chuyen-di', '--root', root, '--lang', 'vi']);
  expect(status).toBe(2);
  expect(stderr).toContain('Đã có bài “chuyen-di”');
  expect(readFileSync(path.join(root, 'content/chuyen-di/story.md'), 'utf8')).toBe(before);
});

test('extract makes the source catalog and states, touches no translation, and a second time nothing', async () => {
  const root = workspace();
  const translation = path.join(root, 'locales/en/chuyen-di.json');
  const before = readFileSync(translation, 'utf8');
  const first = await nhipcau(['extract', '--root', root]);
  expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining('Wrote locales/vi/chuyen-di.json') });
  const source = path.join(root, 'locales/vi/chuyen-di.json');
  expect(JSON.parse(readFileSync(source, 'utf8'))).toMatchObject({ title: 'Ba chuyến đi' });
  const states = path.join(root, 'locales/.state/en/chuyen-di.json');
  expect(JSON.parse(readFileSync(states, 'utf8')).title).toMatchObject({ state: 'draft' });
  const times = [source, states].map((file) => statSync(file).mtimeMs);
  const second = await nhipcau(['extract', '--root', root]);
  expect(second.stdout).toContain('locales/vi/chuyen-di.json is up to date');
  expect([source, states].map((file) => statSync(file).mtimeMs)).toEqual(times);
  expect(readFileSync(translation, 'utf8')).toBe(before);
});

test('a reworded sentence keeps its key, and its translations become stale', async () => {
  const root = workspace();
  await nhipcau(['extract', '--root', root]);
  const story = readFileSync(path.join(root, 'content/chuyen-di/story.md'), 'utf8');
  write(root, { 'content/chuyen-di/story.md': story.replace('Một tỉnh biên giới', 'Một tỉnh ở biên giới phía bắc') });
  const { json } = await nhipcauJson(['plan', '--root', root]);
  expect(json.diagnostics).toContainEqual(
    expect.objectContaining({
      rule: 'stale-translation',
      severity: 'warning',
      locale: 'en',
      key: 'mot-tinh-bien-gioi.heading',
    }),
  );
});

test('extract on a broken story tells where, and writes the others', async () => {
  const root = workspace({ 'content/hong/story.md': 'no front matter' });
  const { status, json } = await nhipcauJson(['extract', '--root', root]);
  expect(status).toBe(1);
  expect(json.diagnostics[0]).toMatchObject({ rule: 'invalid-front-matter', file: 'content/hong/story.md', line: 1 });
  expect(existsSync(path.join(root, 'locales/vi/chuyen-di.json'))).toBe(true);
  expect(existsSync(path.join(root, 'locales/vi/hong.json'))).toBe(false);
});
