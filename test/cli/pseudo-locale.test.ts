import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, type Printed, shippedWorkspace, workspace } from '../rig.ts';

const BOTH = 'qps-ploc,qps-plocm';
const FORMATS = 'square,story,portrait,link,wide,a4,landscape,vertical,square-video';
const localesOf = ({ jobs }: Printed): string[] => [...new Set(jobs.map(({ locale }) => locale))];

test('every shipped story fits every format in both pseudo-locales, with nothing to translate', async () => {
  const root = shippedWorkspace();
  for (const locale of readdirSync(path.join(root, 'locales'))) {
    rmSync(path.join(root, 'locales', locale), { recursive: true });
  }
  const { status, json } = await nhipcauJson(['check', '--root', root, '--locale', BOTH, '--format', FORMATS]);
  expect(json).toEqual({ ok: true, jobs: [], diagnostics: [] });
  expect(status).toBe(0);
  expect(existsSync(path.join(root, 'locales', 'qps-ploc'))).toBe(false);
});

test('plural forms are not those of the machine’s own language', async () => {
  const root = workspace();
  const link = ['--root', root, '--locale', 'qps-ploc', '--format', 'link'];
  const arabic = await nhipcauJson(['render', ...link], { env: { LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' } });
  expect(arabic.json).toMatchObject({ ok: true, jobs: [{ state: 'rendered' }], diagnostics: [] });
  const english = await nhipcauJson(['plan', ...link]);
  expect(english.json.jobs.map(({ state }) => state)).toEqual(['fresh']);
});

test('a story written in another language has its pseudo-locales too', async () => {
  const root = workspace({
    'content/tour/story.md': `---
title: Three journeys
summary: Five years of work abroad
date: 2015-04-06
source:
  title: Report No. 17
  publisher: Federation of labour
locale: en
---

## Members

- **34,318** members
`,
  });
  const { json } = await nhipcauJson(['check', '--root', root, '--story', 'tour', '--locale', BOTH]);
  expect(json).toMatchObject({ ok: true, diagnostics: [] });
});

test('only --locale asks for one: neither what is drawn by default nor what is extracted', async () => {
  const root = workspace({ 'content/newsroom.yaml': 'organisation: Union\nformats: [link]\n' });
  const { json } = await nhipcauJson(['plan', '--root', root, '--allow-missing']);
  expect(localesOf(json)).toEqual(['vi', 'en', 'fr', 'es', 'ru', 'zh', 'ar', 'ko', 'ja', 'th', 'lo', 'km']);
  const named = await nhipcauJson(['plan', '--root', root, '--locale', `qps-plocm,vi,qps-ploc`]);
  expect(localesOf(named.json)).toEqual(['vi', 'qps-ploc', 'qps-plocm']);
  await nhipcau(['extract', '--root', root]);
  expect(readdirSync(path.join(root, 'locales'), { recursive: true }).join()).not.toContain('qps');
});

test('newsroom.yaml cannot ask for one, and says what to do instead', async () => {
  const newsroom = 'organisation: Union\nlocale: vi\nlocales:\n  - vi\n  - qps-ploc\n';
  const root = workspace({ 'content/newsroom.yaml': newsroom });
  const { status, json } = await nhipcauJson(['check', '--root', root]);
  expect(status).toBe(1);
  expect(json.diagnostics).toEqual([
    expect.objectContaining({
      rule: 'invalid-newsroom',
      file: 'content/newsroom.yaml',
      line: 5,
      column: 5,
      actual: 'qps-ploc',
      hint: expect.stringContaining('--locale qps-ploc'),
    }),
  ]);
});

test('one is never released', async () => {
  const { status, json } = await nhipcauJson(['render', '--root', workspace(), '--locale', 'vi,qps-ploc', '--release']);
  expect(status).toBe(2);
  expect(json).toMatchObject({ ok: false, jobs: [], diagnostics: [{ rule: 'wrong-usage', actual: 'qps-ploc' }] });
});

test('a misspelt one is suggested', async () => {
  const { status, json } = await nhipcauJson(['plan', '--root', workspace(), '--locale', 'qps-plcom']);
  expect(status).toBe(2);
  expect(json.diagnostics[0]).toMatchObject({ rule: 'wrong-usage', hint: expect.stringMatching(/qps-plocm?”/) });
});

test('a text that does not fit is told at its line in the story', async () => {
  const long = 'Khongngatduoc'.repeat(12);
  const story = `---
title: Một bài
summary: Tóm tắt
date: 2015-04-06
source:
  title: Báo cáo
  publisher: Công đoàn
---

## ${long}

Chữ.
`;
  const root = workspace({ 'content/chuyen-di/story.md': story });
  const { json } = await nhipcauJson(['check', '--root', root, '--locale', 'qps-plocm', '--format', 'square']);
  const overflow = json.diagnostics.filter(({ rule }) => rule === 'text-overflow');
  expect(overflow).toEqual([
    expect.objectContaining({ file: 'content/chuyen-di/story.md', line: 10, locale: 'qps-plocm' }),
  ]);
});
