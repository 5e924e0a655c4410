import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../scripts/cache/manifest.ts';
import { nhipcau, nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

type Entry = { state: string; by?: string; at?: string; was?: string };

const stateFile = (root: string): string => path.join(root, 'locales/.state/en/chuyen-di.json');
const statesOf = (root: string): Record<string, Entry> => JSON.parse(readFileSync(stateFile(root), 'utf8'));
const approveArgs = (root: string, ...more: string[]): string[] => [
  ...['approve', '--root', root, '--story', 'chuyen-di', '--locale', 'en'],
  ...more,
];
const HEADING = 'mot-tinh-bien-gioi.heading';
const REWORDED = STORY.replace('Một tỉnh biên giới', 'Một tỉnh ở biên giới phía bắc');

test('a release takes reviewed texts only: approved, reworded, approved again', async () => {
  const root = workspace();
  const release = ['render', '--root', root, '--locale', 'en', '--format', 'link', '--release'];
  await nhipcau(['extract', '--root', root]);
  const drafts = await nhipcauJson(release);
  expect(drafts.status).toBe(1);
  expect(drafts.json.diagnostics.map(({ rule }) => rule)).toEqual(['unreviewed-translation']);
  expect(drafts.json.jobs.map(({ state }) => state)).toEqual(['failed']);

  const approved = await nhipcau(approveArgs(root, '--by', 'Nguyễn Lan'));
  expect(approved).toMatchObject({ status: 0, stdout: expect.stringContaining('newly reviewed by Nguyễn Lan: 7') });
  expect((await nhipcauJson(release)).json).toMatchObject({ ok: true, jobs: [{ state: 'rendered' }] });

  write(root, { 'content/chuyen-di/story.md': REWORDED });
  await nhipcau(['extract', '--root', root]);
  const stale = await nhipcauJson(release);
  expect(stale.status).toBe(1);
  expect(stale.json.diagnostics).toContainEqual(
    expect.objectContaining({
      rule: 'stale-translation',
      severity: 'error',
      key: HEADING,
      message: expect.stringContaining('Một tỉnh {+ở+} biên giới {+phía bắc+}'),
      expected: 'Một tỉnh ở biên giới phía bắc',
      actual: 'Một tỉnh biên giới',
      hint: expect.stringContaining(`approve --story chuyen-di --locale en --key ${HEADING}`),
    }),
  );
  expect(stale.json.jobs.map(({ state }) => state)).toEqual(['failed']);

  const again = await nhipcau(approveArgs(root, '--key', HEADING, '--by', 'Minh'));
  expect(again.status).toBe(0);
  expect(statesOf(root)[HEADING]).toMatchObject({ state: 'reviewed', by: 'Minh' });
  expect(statesOf(root)[HEADING]!.was).toBeUndefined();
  expect(statesOf(root).title).toMatchObject({ by: 'Nguyễn Lan' });
  expect((await nhipcauJson(release)).json).toMatchObject({ ok: true, diagnostics: [] });
}, 60_000);

test('says who and when, and a second time changes nothing', async () => {
  const root = workspace();
  const before = new Date();
  await nhipcau(approveArgs(root, '--by', '  Lan '));
  const days = [before, new Date()].map((now) => now.toLocaleDateString('sv'));
  for (const [key, entry] of Object.entries(statesOf(root))) {
    expect(entry, key).toMatchObject({ state: 'reviewed', by: 'Lan' });
    expect(days).toContain(entry.at);
  }
  const { mtimeMs } = statSync(stateFile(root));
  const again = await nhipcau(approveArgs(root, '--by', 'Minh'));
  expect(again.stdout).toContain('newly reviewed by Minh: 0; reviewed before: 7');
  await nhipcau(['extract', '--root', root]);
  expect(statSync(stateFile(root)).mtimeMs).toBe(mtimeMs);
}, 30_000);

test('refuses what is missing or faulty, and approves the rest', async () => {
  const { title: _, ...rest } = STORY_EN;
  const faulty = { ...rest, summary: 'Five {{years}}' };
  const root = workspace({ 'locales/en/chuyen-di.json': JSON.stringify(faulty, null, 2) });
  const { status, json } = await nhipcauJson(approveArgs(root, '--by', 'Lan'));
  expect(status).toBe(1);
  expect(json.diagnostics.map(({ rule, key }) => [rule, key])).toEqual([
    ['missing-translation', 'title'],
    ['placeholder-mismatch', 'summary'],
  ]);
  expect(Object.keys(statesOf(root)).sort()).toEqual(
    [HEADING, 'mot-tinh-bien-gioi.figure.1', 'mot-tinh-bien-gioi.text.1', 'source.publisher', 'source.title'].sort(),
  );
  const one = await nhipcauJson(approveArgs(root, '--key', 'source.title', '--by', 'Lan'));
  expect(one.json).toMatchObject({ ok: true, diagnostics: [] });
}, 30_000);

test.each([
  [['approve', '--story', 'chuyen-di', '--locale', 'en'], ['--by']],
  [['approve', '--story', 'chuyen-di', '--locale', 'en', '--by', '  '], ['--by']],
  [
    ['approve', '--by', 'Lan'],
    ['--story', '--locale'],
  ],
])('%j needs more, and writes nothing', async (args, needed) => {
  const { status, stderr } = await nhipcau([...args, '--root', workspace()]);
  expect(status).toBe(2);
  for (const option of needed) expect(stderr).toContain(`needs the option “${option}”`);
});

test.each([
  [['--locale', 'vi', '--by', 'Lan'], 'there is no translation to review', undefined],
  [['--locale', 'en', '--by', 'Lan', '--key', 'titel'], 'No chosen story has a text “titel”.', 'title'],
  [['--locale', 'en', '--by', 'Lan\u0007'], 'without control characters', undefined],
])('%j is wrong usage', async (args, message, meant) => {
  const root = workspace();
  const { status, json } = await nhipcauJson(['approve', '--root', root, '--story', 'chuyen-di', ...args]);
  expect(status).toBe(2);
  expect(json.diagnostics[0]!.message).toContain(message);
  if (meant !== undefined) expect(json.diagnostics[0]!.hint).toContain(meant);
  expect(() => statSync(stateFile(root))).toThrow();
});

test('several at once, with extract among them, lose no review', async () => {
  const root = workspace();
  const keys = Object.keys(STORY_EN).filter((key) => !key.endsWith('_other'));
  await Promise.all([
    ...keys.map((key) => nhipcau(approveArgs(root, '--key', key, '--by', 'Lan'))),
    nhipcau(['extract', '--root', root]),
  ]);
  expect(Object.values(statesOf(root)).map(({ state }) => state)).toEqual(keys.map(() => 'reviewed'));
}, 60_000);

test('a missing text is lent by another language only where asked, the manifest says so, and never for a release', async () => {
  const { title: _, ...rest } = STORY_EN;
  const root = workspace({ 'locales/en/chuyen-di.json': JSON.stringify(rest) });
  const render = ['render', '--root', root, '--format', 'link'];
  const manifest = () => JSON.parse(readFileSync(path.join(root, 'output/manifest.json'), 'utf8'));
  const refused = await nhipcauJson([...render, '--locale', 'en']);
  expect(refused.json).toMatchObject({ ok: false, jobs: [{ state: 'failed' }] });
  const lent = await nhipcauJson([...render, '--allow-missing']);
  expect(lent.json.ok).toBe(true);
  const { jobs } = manifest() as Manifest;
  expect(jobs.map(({ job, fallback }) => [job, fallback])).toEqual([
    ['chuyen-di/en/link', true],
    ['chuyen-di/vi/link', false],
  ]);
  const released = await nhipcauJson([...render, '--allow-missing', '--release']);
  expect(released.status).toBe(2);
  expect(released.json.diagnostics).toMatchObject([{ rule: 'wrong-usage', hint: expect.stringContaining('status') }]);
}, 30_000);
