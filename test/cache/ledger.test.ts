import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readManifest, TEMPORARY_FOLDER, writeManifest } from '../../scripts/cache/manifest-file.ts';
import { folderWith, smallDisk, write } from '../rig.ts';
import { drawn, entry, filesIn, jobsIn, newFile, openLedger, output, SQUARE } from './outputs.ts';

const LINK = { job: 'a/vi/link', variant: 'png' } as const;
const cards = (...numbers: number[]): string[] => numbers.map((number) => `square-0${number}.png`);

test('a run that is killed while drawing leaves no entry that vouches for a file', async () => {
  const folder = await output(entry(cards(1, 2)));
  const ledger = await openLedger(folder);
  await ledger.begin([SQUARE]);
  // Killed here: nothing else is ever written.
  expect((await jobsIn(folder)).map(({ state, files }) => [state, files.length])).toEqual([['outdated', 2]]);
});

test('jobs that are not to be drawn keep their entries', async () => {
  const other = entry(['link.png'], LINK);
  const folder = await output(entry(cards(1)), other);
  await (await openLedger(folder)).begin([SQUARE]);
  expect(await jobsIn(folder)).toContainEqual(other);
});

test('cards past the last one are removed, and nothing else', async () => {
  const other = entry(['link.png'], LINK);
  const webp = entry(['square-03.webp'], { variant: 'webp' });
  const folder = await output(other, entry(cards(1, 2, 3)), webp);
  const ledger = await openLedger(folder);
  await ledger.begin([SQUARE]);
  await ledger.record(SQUARE, drawn(...cards(1, 2)));
  await ledger.close();
  expect(Object.keys(filesIn(folder))).toEqual([
    'a/vi/link.png',
    'a/vi/notes.txt',
    'a/vi/square-01.png',
    'a/vi/square-02.png',
    'a/vi/square-03.webp',
    'manifest.json',
  ]);
  const made = cards(1, 2).map((name) => newFile(name));
  const files = made.map(({ name, hash, bytes }) => ({ name, hash, bytes: bytes.byteLength }));
  expect(await jobsIn(folder)).toEqual([
    other,
    { ...SQUARE, fingerprint: 'e'.repeat(64), state: 'rendered', fallback: false, sections: ['s'], files },
    webp,
  ]);
  for (const { name, bytes } of made) expect(readFileSync(path.join(folder, 'a/vi', name))).toEqual(bytes);
});

test('a file that comes out as it was is not touched; one that was altered meanwhile is made again', async () => {
  const [same, altered] = [
    newFile('square-01.png', 'square-01.png old'),
    newFile('square-02.png', 'square-02.png old'),
  ];
  const folder = await output(entry(cards(1, 2)));
  const place = (name: string): string => path.join(folder, 'a/vi', name);
  writeFileSync(place(altered.name), 'square-02.png odd');
  utimesSync(place(same.name), 1, 1);
  const ledger = await openLedger(folder);
  await ledger.begin([SQUARE]);
  await ledger.record(SQUARE, drawn(same, altered));
  await ledger.close();
  expect(statSync(place(same.name)).mtimeMs).toBe(1000);
  expect(readFileSync(place(altered.name))).toEqual(altered.bytes);
});

test('files that somebody deleted are no more named, and those left of their job are to be made again', async () => {
  const folder = await output(entry(cards(1, 2)), entry(['link.png'], LINK));
  rmSync(path.join(folder, 'a/vi/square-01.png'));
  rmSync(path.join(folder, 'a/vi/link.png'));
  await (await openLedger(folder)).begin([]);
  const [job, ...others] = await jobsIn(folder);
  expect(others).toEqual([]);
  expect([job!.state, job!.files.map(({ name }) => name)]).toEqual(['outdated', cards(2)]);
});

test('a file where a folder of a job was is none of its files', async () => {
  const folder = await output(entry(['link.png'], { job: 'b/vi/link' }));
  rmSync(path.join(folder, 'b/vi'), { recursive: true });
  write(folder, { 'b/vi': 'mine' });
  await (await openLedger(folder)).begin([]);
  expect(await jobsIn(folder)).toEqual([]);
});

test('what a dead build left half written is removed, what a person put there stays', async () => {
  const folder = await output(entry(cards(1)));
  write(folder, {
    [`${TEMPORARY_FOLDER}/square-01.png.tmp-12-0123456789ab`]: 'half a pict',
    'a/vi/draft.tmp-1': 'mine',
  });
  await (await openLedger(folder)).begin([]);
  expect(Object.keys(filesIn(folder)).sort()).toEqual([
    'a/vi/draft.tmp-1',
    'a/vi/notes.txt',
    'a/vi/square-01.png',
    'manifest.json',
  ]);
});

test('a job that is no more leaves nothing but what is no longer as it was made', async () => {
  const gone = [SQUARE, { job: 'b/vi/link', variant: 'png' }, { job: 'b/en/link', variant: 'png' }];
  const folder = await output(
    entry(cards(1, 2)),
    ...gone.slice(1).map((owner) => entry(['link.png'], owner)),
    entry(['wide.png'], { job: 'a/en/wide' }),
  );
  writeFileSync(path.join(folder, 'a/vi/square-02.png'), 'retouched by hand');
  const ledger = await openLedger(folder);
  await ledger.begin(gone);
  expect(await ledger.disown(gone)).toEqual(['a/vi/square-01.png', 'b/vi/link.png', 'b/en/link.png']);
  await ledger.close();
  expect(Object.keys(filesIn(folder))).toEqual([
    'a/en/wide.png',
    'a/vi/notes.txt',
    'a/vi/square-02.png',
    'manifest.json',
  ]);
  expect(existsSync(path.join(folder, 'b'))).toBe(false);
  expect((await jobsIn(folder)).map(({ job }) => job)).toEqual(['a/en/wide']);
});

test('a disk that is full keeps the old files whole, each with an entry that names it', async ({ skip }) => {
  const disk = smallDisk('64k');
  if (!disk) return skip('mounting a small disk is not permitted here');
  write(disk, { 'a/vi/square-01.png': 'square-01.png old', 'a/vi/square-02.png': 'square-02.png old' });
  await writeManifest(disk, { version: 2, jobs: [entry(cards(1, 2))] });
  const ledger = await openLedger(disk);
  await ledger.begin([SQUARE]);
  const large = newFile('square-02.png', 'x'.repeat(200_000));
  await expect(ledger.record(SQUARE, drawn('square-01.png', large))).rejects.toMatchObject({ code: 'ENOSPC' });
  await ledger.close();
  expect(Object.keys(filesIn(disk))).toEqual(['a/vi/square-01.png', 'a/vi/square-02.png', 'manifest.json']);
  expect(readFileSync(path.join(disk, 'a/vi/square-02.png'), 'utf8')).toBe('square-02.png old');
  expect(await jobsIn(disk)).toMatchObject([{ state: 'outdated' }]);
  // The next build knows both for its own.
  const next = await openLedger(disk);
  await next.begin([SQUARE]);
  expect(await next.disown([SQUARE])).toHaveLength(2);
});

const job = (text: string): string => JSON.stringify({ version: 2, jobs: [entry(['link.png'], { job: text })] });
test.each([
  ['not JSON', '{"version": 2,'],
  ['another version', '{"version": 1, "artifacts": []}'],
  ['a path outside the folder', job('../../etc')],
  ['a path with a hidden step up', job('a/../link')],
  ['a file outside the folder', JSON.stringify({ version: 2, jobs: [entry(['../passwd'])] })],
  ['no list of files', '{"version": 2, "jobs": [{"job": "a/vi/link"}]}'],
])('a manifest with %s counts as empty and is named', async (_, text) => {
  const folder = await output();
  writeFileSync(path.join(folder, 'manifest.json'), text);
  const { manifest, findings } = await readManifest(folder);
  expect(manifest.jobs).toEqual([]);
  expect(findings.map(({ id }) => id)).toEqual(['invalid-manifest.unreadable']);
});

test('no manifest is no fault', async () => {
  expect(await readManifest(folderWith())).toEqual({ manifest: { version: 2, jobs: [] }, findings: [] });
});

test('equal outputs have equal manifests, whatever order jobs ended in; one job stands on a line', async () => {
  const texts: string[] = [];
  for (const order of [
    ['link', 'wide'],
    ['wide', 'link'],
  ]) {
    const folder = await output();
    const ledger = await openLedger(folder);
    for (const name of order) await ledger.record({ job: `a/vi/${name}`, variant: 'png' }, drawn(`${name}.png`));
    await ledger.close();
    texts.push(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  }
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]!.split('\n').filter((line) => line.includes('"job"'))).toHaveLength(2);
});
