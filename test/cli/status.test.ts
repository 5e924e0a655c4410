import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, type Printed, STORY, STORY_EN, workspace, write } from '../rig.ts';

type WithStatus = Printed & { status: readonly Record<string, unknown>[]; summary: Record<string, unknown> };

const HALF = Object.fromEntries(Object.entries(STORY_EN).filter(([key]) => key.includes('.')));
const two = (): string =>
  workspace({ 'content/lan-hai/story.md': STORY, 'locales/en/lan-hai.json': JSON.stringify(HALF) });

test('counts each state, and the words that are left', async () => {
  const root = two();
  await nhipcau(['extract', '--root', root]);
  const publisher = ['--key', 'source.publisher'];
  await nhipcau(['approve', '--root', root, '--story', 'lan-hai', '--locale', 'en', ...publisher, '--by', 'Lan']);
  write(root, { 'content/lan-hai/story.md': STORY.replace('người lao động ở', 'đoàn viên ở') });
  const files = readdirSync(root, { recursive: true }).length;
  const { status, json } = await nhipcauJson(['status', '--root', root]);
  expect(status).toBe(0);
  const { status: rows, summary, ...rest } = json as WithStatus;
  expect(rest).toEqual({ ok: true, jobs: [], diagnostics: [] });
  const done = { total: 7, missing: 0, draft: 7, stale: 0, reviewed: 0, obsolete: 0, words: 0 };
  // Ba chuyến đi (3), Năm năm làm công tác đối ngoại (7), and the reworded paragraph (11).
  const begun = { total: 7, missing: 2, draft: 3, stale: 1, reviewed: 1, obsolete: 0, words: 21 };
  expect(rows).toEqual([
    { story: 'chuyen-di', locale: 'en', translatedPercent: 100, reviewedPercent: 0, ...done },
    { story: 'lan-hai', locale: 'en', translatedPercent: 71, reviewedPercent: 14, ...begun },
  ]);
  expect(summary).toEqual({
    en: { schemaVersion: 1, label: 'en', message: 'translated 85 %, reviewed 7 %', color: 'yellow' },
  });
  expect(readdirSync(root, { recursive: true }).length).toBe(files);
}, 30_000);

test('prints a table that lines up, in the reader’s language', async () => {
  const { status, stdout } = await nhipcau(['status', '--root', two(), '--lang', 'vi']);
  expect(status).toBe(0);
  expect(stdout.split('\n').map((line) => line.normalize('NFC'))).toEqual([
    'bài        ngôn ngữ  đã dịch  đã duyệt  thiếu  cũ  nháp  còn (chữ)',
    'chuyen-di  en          100 %       0 %      0   0     7          0',
    'lan-hai    en           71 %       0 %      2   0     5         10',
    '',
    'mọi bài    en           85 %       0 %      2   0    12         10',
    '',
  ]);
});

test('one story, one language; what has no translation yet is missing from end to end', async () => {
  const root = workspace({ 'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi, en, km]\n' });
  const { json } = await nhipcauJson(['status', '--root', root, '--story', 'chuyen-di', '--locale', 'km']);
  expect((json as WithStatus).status).toMatchObject([{ locale: 'km', missing: 7, translatedPercent: 0 }]);
  expect((json as WithStatus).summary).toMatchObject({ km: { color: 'red' } });
});

test('fails only for what cannot be read, and tells of the rest all the same', async () => {
  const root = workspace({
    'content/hong/story.md': 'no front matter',
    'content/lan-hai/story.md': STORY,
    'locales/en/lan-hai.json': '{ "title": ',
  });
  const { status, json } = await nhipcauJson(['status', '--root', root]);
  expect(status).toBe(1);
  expect(json.diagnostics.map(({ rule, file }) => [rule, file])).toEqual([
    ['invalid-front-matter', 'content/hong/story.md'],
    ['invalid-catalog', 'locales/en/lan-hai.json'],
  ]);
  expect((json as WithStatus).status).toMatchObject([{ story: 'chuyen-di' }]);
});
