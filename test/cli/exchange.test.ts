import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nhipcau, nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

const CATALOG = 'locales/en/chuyen-di.json';
const STATES = 'locales/.state/en/chuyen-di.json';
const FILES = {
  po: 'exchange/en/chuyen-di.po',
  xliff: 'exchange/en/chuyen-di.xlf',
  xlsx: 'exchange/en/chuyen-di.xlsx',
};
const WORDS = 'The union brings together the workers of a mountain province.';

const read = (root: string, file: string) => readFileSync(path.join(root, file), 'utf8');
const states = (root: string) => JSON.parse(read(root, STATES)) as Record<string, Record<string, unknown>>;
const english = (root: string) => JSON.parse(read(root, CATALOG)) as Record<string, string>;
const replaceIn = (root: string, file: string, from: string, to: string) => {
  const text = read(root, file);
  expect(text).toContain(from);
  writeFileSync(path.join(root, file), text.replace(from, to));
};

/** A workspace whose English is extracted and on its way to a translator. */
const handedOut = async (format: keyof typeof FILES = 'po') => {
  const root = workspace({ [CATALOG]: `${JSON.stringify(STORY_EN, null, 2)}\n` });
  expect(await nhipcau(['extract', '--root', root])).toMatchObject({ status: 0 });
  const { status, json } = await nhipcauJson(['export', '--root', root, '--to', format, '--locale', 'en']);
  expect({ status, written: (json as { written?: string[] }).written }).toEqual({
    status: 0,
    written: [FILES[format]],
  });
  return root;
};
const bringBack = (root: string, format: keyof typeof FILES, ...options: string[]) =>
  nhipcauJson(['import', path.join(root, FILES[format]), '--root', root, ...options]);
const changesIn = ({ json }: { json: object }) =>
  (json as { changes: { key: string; change: string; before?: string; after?: string; stale?: true }[] }).changes;

test.each(['po', 'xliff', 'xlsx'] as const)('%s goes out and comes home without changing anything', async (format) => {
  const root = await handedOut(format);
  const before = [read(root, CATALOG), read(root, STATES)];
  const back = await bringBack(root, format);
  expect([back.status, changesIn(back)]).toEqual([0, []]);
  expect([read(root, CATALOG), read(root, STATES)]).toEqual(before);
  rmSync(path.join(root, CATALOG));
  expect(changesIn(await bringBack(root, format)).length).toBe(Object.keys(STORY_EN).length);
  expect(read(root, CATALOG)).toBe(before[0]);
});

test.each(['po', 'xliff'] as const)('%s: what its translator wrote is taken, as a draft', async (format) => {
  const root = await handedOut(format);
  await nhipcau(['approve', '--root', root, '--story', 'chuyen-di', '--locale', 'en', '--by', 'Lan']);
  replaceIn(root, FILES[format], 'Three journeys', 'Three trips');
  const dry = await bringBack(root, format, '--dry-run');
  const change = { story: 'chuyen-di', locale: 'en', key: 'title', change: 'changed' };
  expect(changesIn(dry)).toEqual([{ ...change, before: 'Three journeys', after: 'Three trips' }]);
  expect(english(root).title).toBe('Three journeys');
  const back = await bringBack(root, format);
  expect([back.status, english(root).title]).toEqual([0, 'Three trips']);
  expect(states(root).title).toMatchObject({ state: 'draft' });
  expect(states(root).summary).toMatchObject({ state: 'reviewed', by: 'Lan' });
  expect(changesIn(await bringBack(root, format))).toEqual([]);
});

test('what was changed on both sides is shown and left, until a person takes the file’s side', async () => {
  const root = await handedOut();
  replaceIn(root, FILES.po, 'Three journeys', 'Three trips');
  replaceIn(root, FILES.po, 'Five years of work abroad', 'Five years of work beyond the border');
  write(root, { [CATALOG]: `${JSON.stringify({ ...STORY_EN, title: 'A trio of trips' }, null, 2)}\n` });
  const back = await bringBack(root, 'po');
  expect(back.status).toBe(1);
  expect(back.json.diagnostics).toMatchObject([
    {
      rule: 'translation-conflict',
      file: CATALOG,
      line: 2,
      key: 'title',
      expected: 'Three trips',
      actual: 'A trio of trips',
    },
  ]);
  expect(english(root)).toMatchObject({ title: 'A trio of trips', summary: 'Five years of work beyond the border' });
  expect(await bringBack(root, 'po', '--theirs')).toMatchObject({ status: 2 });
  expect(await bringBack(root, 'po', '--theirs', '--key', 'title')).toMatchObject({ status: 0 });
  expect(english(root).title).toBe('Three trips');
});

test('a translation of a text that has been reworded since comes in as stale, with the text it was made from', async () => {
  const root = await handedOut();
  replaceIn(root, FILES.po, WORDS, 'The union unites the workers of a mountain province.');
  write(root, { 'content/chuyen-di/story.md': STORY.replace('tập hợp người lao động', 'tập hợp mọi người lao động') });
  const back = await bringBack(root, 'po');
  expect(changesIn(back)).toMatchObject([{ key: 'mot-tinh-bien-gioi.text.1', change: 'changed', stale: true }]);
  expect(states(root)['mot-tinh-bien-gioi.text.1']).toMatchObject({
    state: 'stale',
    was: 'Công đoàn tập hợp người lao động ở một tỉnh miền núi.',
  });
  await nhipcau(['extract', '--root', root]);
  expect(states(root)['mot-tinh-bien-gioi.text.1']).toMatchObject({ state: 'stale' });
});

test('a translation whose text the story has lost is put aside, and returns with its text', async () => {
  const root = await handedOut();
  replaceIn(root, FILES.po, WORDS, 'The union unites the workers of a mountain province.');
  write(root, { 'content/chuyen-di/story.md': STORY.replace(/Công đoàn tập hợp.*\n/, '') });
  await nhipcau(['extract', '--root', root]);
  expect(changesIn(await bringBack(root, 'po'))).toMatchObject([{ change: 'aside' }]);
  expect(read(root, STATES)).toContain('The union unites the workers');
  write(root, { 'content/chuyen-di/story.md': STORY });
  await nhipcau(['extract', '--root', root]);
  expect(read(root, CATALOG)).toContain('The union');
});

test('a wording that no picture could be drawn with is refused at its line; the others are taken', async () => {
  const root = await handedOut();
  replaceIn(root, FILES.po, 'Three journeys', '<b>Three</b> trips');
  replaceIn(root, FILES.po, 'Five years of work abroad', 'Five years of work far abroad');
  replaceIn(root, FILES.po, 'Report No. 17', 'Report No. 71');
  const back = await bringBack(root, 'po');
  expect(back.status).toBe(1);
  const lineOf = (words: string) =>
    read(root, FILES.po)
      .split('\n')
      .findIndex((line) => line.includes(words)) + 1;
  const [html, number] = back.json.diagnostics;
  expect(html).toMatchObject({ rule: 'invalid-catalog', key: 'title', file: FILES.po });
  expect(number).toMatchObject({ rule: 'number-mismatch', key: 'source.title', file: FILES.po });
  // At the entry, which begins a few lines above its words.
  expect(lineOf('<b>') - Number(html!.line)).toBeLessThan(4);
  expect(lineOf('No. 71') - Number(number!.line)).toBeLessThan(4);
  expect(english(root)).toMatchObject({ title: 'Three journeys', summary: 'Five years of work far abroad' });
});

test('a stale text that its translator has confirmed holds again; one called reviewed needs a name', async () => {
  const root = await handedOut('xliff');
  write(root, { 'content/chuyen-di/story.md': STORY.replace('title: Ba chuyến đi', 'title: Ba chuyến đi xa') });
  await nhipcau(['extract', '--root', root]);
  expect(states(root).title).toMatchObject({ state: 'stale' });
  await nhipcau(['export', '--root', root, '--to', 'po']);
  expect(read(root, FILES.po)).toMatch(/#, fuzzy\n#\| msgctxt "title"\n#\| msgid "Ba chuyến đi"\nmsgctxt "title"/);
  replaceIn(root, FILES.po, '#, fuzzy\n', '');
  expect(changesIn(await bringBack(root, 'po'))).toMatchObject([{ key: 'title', change: 'confirmed' }]);
  expect(states(root).title).toMatchObject({ state: 'draft' });

  await nhipcau(['export', '--root', root, '--to', 'xliff', '--force']);
  writeFileSync(
    path.join(root, FILES.xliff),
    read(root, FILES.xliff).replaceAll('state="translated"', 'state="final"'),
  );
  expect(changesIn(await bringBack(root, 'xliff'))).toEqual([]);
  const signed = await bringBack(root, 'xliff', '--by', 'Nguyễn Lan');
  expect(new Set(changesIn(signed).map(({ change }) => change))).toEqual(new Set(['reviewed']));
  expect(states(root).title).toMatchObject({ state: 'reviewed', by: 'Nguyễn Lan' });
});

test('an export never writes over what a translator has written and nobody has imported', async () => {
  const root = await handedOut();
  replaceIn(root, FILES.po, 'Three journeys', 'Three trips');
  const edited = read(root, FILES.po);
  const again = await nhipcauJson(['export', '--root', root, '--to', 'po']);
  expect(again.status).toBe(1);
  expect(again.json.diagnostics).toMatchObject([{ rule: 'translation-conflict', file: FILES.po }]);
  expect(read(root, FILES.po)).toBe(edited);
  await bringBack(root, 'po');
  expect(await nhipcau(['export', '--root', root, '--to', 'po'])).toMatchObject({ status: 0 });
  expect(read(root, FILES.po)).toContain('Three trips');
});

test('files that are none of ours, or of no story here, say what they lack', async () => {
  const root = await handedOut();
  write(root, { 'thu.docx': 'PK', 'gone.po': read(root, FILES.po).replaceAll('chuyen-di', 'chuyen-khac') });
  const ids = async (name: string) => (await nhipcau(['import', path.join(root, name), '--root', root])).stderr;
  expect(await ids('thu.po')).toContain('There is no file thu.po');
  expect(await ids('gone.po')).toContain('There is no story “chuyen-khac”');
  expect(await ids('thu.docx')).toMatch(/thu\.docx/);
});
