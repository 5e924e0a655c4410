import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Log } from '../../scripts/commands/command.ts';
import type { Draft, DraftSource } from '../../scripts/commands/draft-source.ts';
import { prefill } from '../../scripts/commands/prefill.ts';
import { readWorkspace } from '../../scripts/commands/read-workspace.ts';
import { FRONT_MATTER, nhipcau, nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

const PLAN = 'Tỉnh có kế hoạch hợp tác với công đoàn các nước láng giềng đến năm 2015.';
const PLAN_EN = 'The province plans to work with unions of neighbouring countries until 2015.';
const FIRST = { 'content/chuyen-di/story.md': `${STORY}\n${PLAN}\n` };
const FIRST_EN = { ...STORY_EN, 'mot-tinh-bien-gioi.text.2': PLAN_EN };
/** What the first story says, the same, alike, with another number, and as a heading. */
const SECOND = `${FRONT_MATTER.replace('đối ngoại', 'đối ngoại của tỉnh')}
## Đoàn viên

- **12** đoàn viên

${PLAN.replace('2015', '2016')}

Ở đây chưa ai từng viết câu này.
`;
const CATALOG = 'locales/en/hoi-nghi.json';
const STATES = 'locales/.state/en/hoi-nghi.json';

const twoStories = (files: Readonly<Record<string, string>> = {}): string =>
  workspace({
    ...FIRST,
    'locales/en/chuyen-di.json': JSON.stringify(FIRST_EN, null, 2),
    'content/hoi-nghi/story.md': SECOND,
    ...files,
  });
const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8');
const json = (root: string, file: string): Record<string, unknown> => JSON.parse(read(root, file));
const approve = (root: string, ...more: string[]) =>
  nhipcau(['approve', '--root', root, '--story', 'chuyen-di', '--locale', 'en', '--by', 'Lan', ...more]);
const prefillCommand = (root: string, ...more: string[]) =>
  nhipcauJson(['extract', '--root', root, '--prefill', ...more]);

test('reviewed translations of one story become drafts of another; nobody has to read a wrong number', async () => {
  const root = twoStories();
  await prefillCommand(root);
  // Drafts of the first story are nobody's word yet.
  expect(existsSync(path.join(root, CATALOG))).toBe(false);
  await approve(root);
  const { status, json: printed } = await prefillCommand(root);
  expect({ status, diagnostics: printed.diagnostics }).toEqual({ status: 0, diagnostics: [] });
  expect(Object.entries(json(root, CATALOG))).toEqual([
    ['title', 'Three journeys'],
    ['summary', 'Five years of work abroad'],
    ['source.title', 'Report No. 17'],
    ['source.publisher', 'Provincial federation of labour'],
    ['doan-vien.figure.1_one', 'member'],
    ['doan-vien.figure.1_other', 'members'],
  ]);
  const states = json(root, STATES);
  expect(states.summary).toMatchObject({ state: 'stale', was: 'Năm năm làm công tác đối ngoại' });
  const drafts = Object.keys(states).filter((key) => key !== 'summary');
  expect(drafts).toEqual(['doan-vien.figure.1', 'source.publisher', 'source.title', 'title']);
  for (const key of drafts) expect(states[key]).not.toHaveProperty('by');
  for (const key of drafts) expect(states[key]).toMatchObject({ state: 'draft' });

  const checked = await nhipcauJson(['check', '--root', root, '--story', 'hoi-nghi', '--locale', 'en']);
  expect(checked.json.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'stale-translation', message: expect.stringContaining('đối ngoại {+của tỉnh+}') }),
  );
  expect(checked.json.diagnostics.map(({ rule }) => rule)).not.toContain('number-mismatch');

  const files = ['locales/vi/hoi-nghi.json', 'locales/en/chuyen-di.json', CATALOG, STATES];
  const before = files.map((file) => [read(root, file), statSync(path.join(root, file)).mtimeMs]);
  await prefillCommand(root);
  expect(files.map((file) => [read(root, file), statSync(path.join(root, file)).mtimeMs])).toEqual(before);
}, 60_000);

test('what a translator has typed stays, also half of a plural text; an empty value is filled at its place', async () => {
  const typed = '{\n  "summary": "Mine",\n\n  "source.title": "",\n  "doan-vien.figure.1_one": "comrade"\n}\n';
  const root = twoStories({ [CATALOG]: typed });
  await approve(root);
  await prefillCommand(root);
  expect(Object.entries(json(root, CATALOG))).toEqual([
    ['title', 'Three journeys'],
    ['summary', 'Mine'],
    ['source.title', 'Report No. 17'],
    ['source.publisher', 'Provincial federation of labour'],
    ['doan-vien.figure.1_one', 'comrade'],
  ]);
  expect(json(root, STATES).summary).toMatchObject({ state: 'draft' });
  expect(json(root, STATES)).not.toHaveProperty('doan-vien.figure.1');
}, 30_000);

test('a translation edited after its review is handed on to nobody', async () => {
  const root = twoStories();
  await nhipcau(['extract', '--root', root]);
  await approve(root);
  write(root, { 'locales/en/chuyen-di.json': JSON.stringify({ ...FIRST_EN, title: 'Three trips' }, null, 2) });
  await prefillCommand(root, '--story', 'hoi-nghi');
  expect(json(root, CATALOG)).not.toHaveProperty('title');
  expect(json(root, CATALOG)).toHaveProperty(['source.title']);
}, 30_000);

test('a reviewed translation that was put aside is still handed on', async () => {
  const root = twoStories();
  await nhipcau(['extract', '--root', root]);
  await approve(root);
  write(root, { 'content/chuyen-di/story.md': STORY.replace('- **34.318** đoàn viên\n', '') });
  await prefillCommand(root);
  expect(json(root, 'locales/en/chuyen-di.json')).not.toHaveProperty(['mot-tinh-bien-gioi.figure.1_other']);
  expect(json(root, CATALOG)).toMatchObject({ 'doan-vien.figure.1_other': 'members' });
}, 30_000);

test('a source reworded since its review still vouches for its old text', async () => {
  const root = twoStories();
  await nhipcau(['extract', '--root', root]);
  await approve(root);
  write(root, { 'content/chuyen-di/story.md': STORY.replace('Ba chuyến đi', 'Mười hai lần lên đường') });
  await prefillCommand(root);
  expect(json(root, 'locales/.state/en/chuyen-di.json').title).toMatchObject({ state: 'stale' });
  expect(json(root, STATES).title).toMatchObject({ state: 'draft' });
}, 30_000);

test('only the chosen stories and languages are filled, and other stories’ faults are theirs to tell', async () => {
  const root = twoStories({
    'content/newsroom.yaml':
      'organisation: { vi: A, en: B, fr: C }\nlocale: vi\nlocales: [vi, en, fr]\nformats: [link]\n',
    'locales/fr/chuyen-di.json': JSON.stringify({ title: 'Trois voyages' }),
    'content/thu-ba/story.md': SECOND,
  });
  await nhipcau(['extract', '--root', root]);
  await approve(root);
  await approve(root, '--locale', 'fr', '--key', 'title');
  const one = await prefillCommand(root, '--story', 'hoi-nghi', '--locale', 'fr');
  expect(one.json).toMatchObject({ ok: true, diagnostics: [] });
  expect(json(root, 'locales/fr/hoi-nghi.json')).toEqual({ title: 'Trois voyages' });
  expect(existsSync(path.join(root, CATALOG))).toBe(false);
  expect(existsSync(path.join(root, 'locales/fr/thu-ba.json'))).toBe(false);

  write(root, { 'locales/en/chuyen-di.json': '{ "title": ' });
  const broken = await prefillCommand(root, '--story', 'hoi-nghi');
  expect(broken.json).toMatchObject({ ok: true, diagnostics: [] });
  expect(existsSync(path.join(root, CATALOG))).toBe(false);
}, 60_000);

test('where a file cannot be read nothing is filled, and it stays as it is', async () => {
  const root = twoStories({ [STATES]: '<<<<<<< HEAD\n' });
  await approve(root);
  const { json: printed } = await prefillCommand(root);
  expect(printed.diagnostics).toMatchObject([{ rule: 'invalid-catalog', file: STATES }]);
  expect(read(root, STATES)).toBe('<<<<<<< HEAD\n');
  expect(existsSync(path.join(root, CATALOG))).toBe(false);
}, 30_000);

test('a run cut short between states and catalog is made good by the next', async () => {
  const root = twoStories();
  await approve(root);
  const summary = {
    state: 'stale',
    source: '0123456789ab',
    was: 'Năm năm làm công tác đối ngoại',
    value: 'ba9876543210',
  };
  write(root, { [CATALOG]: '{}\n', [STATES]: JSON.stringify({ summary }) });
  await nhipcau(['extract', '--root', root]);
  expect(json(root, STATES)).toEqual({});
  await prefillCommand(root);
  expect(json(root, STATES).summary).toMatchObject({ state: 'stale', was: summary.was });
}, 30_000);

/** Fills the second story from sources of the test's own. */
const fillFrom = async (root: string, ...sources: DraftSource[]): Promise<void> => {
  await nhipcau(['extract', '--root', root]);
  const log = new Log(() => undefined);
  const { stories } = (await readWorkspace(root, { story: ['hoi-nghi'] }, log))!;
  const options = { root, locales: ['vi', 'en'], sourcesFor: () => sources, signal: new AbortController().signal };
  const list = stories.map(({ story }) => story);
  await prefill(list, options, log);
  expect(log.findings).toEqual([]);
};
const draft = (forms: Readonly<Record<string, string>>): Draft => ({
  forms: new Map(Object.entries(forms)),
  from: 'test',
});

test('what a translator saves while drafts are being made is theirs', async () => {
  const root = twoStories();
  const typed = '{ "title": "Typed meanwhile" }\n';
  await fillFrom(root, {
    async drafts(requests, locale) {
      expect(locale).toBe('en');
      expect(requests.find(({ message }) => message.key === 'doan-vien.text.1')?.section).toBe('Đoàn viên');
      write(root, { [CATALOG]: typed });
      return new Map([
        ['title', draft({ title: 'From elsewhere' })],
        ['source.title', draft({ 'source.title': 'Report No. 17' })],
      ]);
    },
  });
  expect(json(root, CATALOG)).toEqual({ title: 'Typed meanwhile', 'source.title': 'Report No. 17' });
  expect(json(root, STATES)).toMatchObject({ title: { state: 'draft' }, 'source.title': { state: 'draft' } });
}, 30_000);

test('a draft that check would refuse is not written, and none reaches another text', async () => {
  const root = twoStories({ [CATALOG]: '{ "summary": "Mine" }\n' });
  await fillFrom(root, {
    drafts: async () =>
      new Map([
        ['title', draft({ title: '<script>alert(1)</script>' })],
        ['source.title', draft({ 'source.title': 'Report No. 71' })],
        ['doan-vien.figure.1', draft({ 'doan-vien.figure.1_other': 'members' })],
        ['doan-vien.heading', draft({ 'doan-vien.heading': ' ' })],
        ['doan-vien.text.2', draft({ 'doan-vien.text.2': 'Nobody has written {{this}} here.' })],
        ['summary', draft({ summary: 'Not asked for' })],
        ['source.publisher', draft({ 'source.publisher': 'Federation', summary: 'Overwritten' })],
      ]),
  });
  expect(json(root, CATALOG)).toEqual({ summary: 'Mine', 'source.publisher': 'Federation' });
}, 30_000);

test('a later source is asked only for what was not translated as it is, and gives way only to what is sound', async () => {
  const root = twoStories();
  const was = 'Báo cáo số 17 của tỉnh';
  const first = new Map([
    ['title', draft({ title: 'Three journeys' })],
    ['summary', { ...draft({ summary: 'Five years of work' }), was: 'Năm năm làm công tác', score: 80 }],
    ['source.title', { ...draft({ 'source.title': 'Report No. 17' }), was, score: 90 }],
  ]);
  const asked: string[] = [];
  await fillFrom(
    root,
    { drafts: async () => first },
    {
      async drafts(requests) {
        asked.push(...requests.map(({ message }) => message.key));
        return new Map([
          ['title', draft({ title: 'Not asked for' })],
          ['summary', draft({ summary: 'Five years of external work' })],
          ['source.title', draft({ 'source.title': 'Report No. 71' })],
        ]);
      },
    },
  );
  expect(asked).not.toContain('title');
  expect(asked).toEqual(expect.arrayContaining(['summary', 'source.title', 'source.publisher']));
  expect(json(root, CATALOG)).toEqual({
    title: 'Three journeys',
    summary: 'Five years of external work',
    'source.title': 'Report No. 17',
  });
  expect(json(root, STATES)).toMatchObject({ summary: { state: 'draft' }, 'source.title': { state: 'stale', was } });
}, 30_000);
