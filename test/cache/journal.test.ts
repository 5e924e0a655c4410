import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal, readJournal } from '../../scripts/cache/journal.ts';
import type { Entry } from '../../scripts/cache/manifest.ts';
import { write } from '../rig.ts';
import { drawn, entry, filesIn, jobsIn, namedBy, openLedger, output, SQUARE } from './outputs.ts';

const OLD = entry(['square-01.png', 'square-02.png', 'square-03.png']);
/** Fewer files than before, and other ones. */
const OUTCOME = drawn('square-01.png', 'square-02.png');
const NEW: Entry = {
  ...SQUARE,
  ...OUTCOME,
  state: 'rendered',
  files: OUTCOME.files.map(({ name, hash, bytes }) => ({ name, hash, bytes: bytes.byteLength })),
};

/** Tells a job to the journal as a build does that is killed then: what it told stays. */
async function tell(folder: string, told: Entry, leaving: readonly string[]): Promise<void> {
  const journal = openJournal(folder);
  await journal.tell(told, leaving);
  const text = readFileSync(path.join(folder, '.nhipcau-journal'));
  await journal.close();
  write(folder, { '.nhipcau-journal': text });
}

/** What `record` does for the job, step by step. */
const STEPS: readonly ((folder: string) => void | Promise<void>)[] = [
  (folder) => tell(folder, NEW, ['square-03.png']),
  ...OUTCOME.files.map(
    ({ name, bytes }) =>
      (folder: string) =>
        write(folder, { [`a/vi/${name}`]: bytes }),
  ),
  (folder) => rmSync(path.join(folder, 'a/vi/square-03.png')),
];

/** An output folder whose build was killed after so many steps. */
async function killedAfter(steps: number): Promise<string> {
  const folder = await output(OLD);
  await (await openLedger(folder)).begin([SQUARE]);
  for (const step of STEPS.slice(0, steps)) await step(folder);
  return folder;
}

/** The pictures there, as `<path> <hash>`. */
const pictures = (folder: string): string[] =>
  Object.entries(filesIn(folder))
    .filter(([name]) => name.endsWith('.png'))
    .map((pair) => pair.join(' '));

describe.each(STEPS.map((_, index) => index + 1))('killed after step %i of 4', (steps) => {
  test('the manifest names every file as it is, and vouches for none before all are in place', async () => {
    const folder = await killedAfter(steps);
    const jobs = await jobsIn(folder);
    expect(jobs.map(({ state }) => state)).toEqual([steps === STEPS.length ? 'rendered' : 'outdated']);
    expect(namedBy(jobs)).toEqual(expect.arrayContaining(pictures(folder)));
    if (steps === STEPS.length) expect(jobs).toEqual([NEW]);
  });

  test('the next build ends with what it draws, and nothing of before', async () => {
    const folder = await killedAfter(steps);
    const ledger = await openLedger(folder);
    await ledger.begin([SQUARE]);
    await ledger.record(SQUARE, drawn('square-01.png'));
    await ledger.close();
    expect(Object.keys(filesIn(folder))).toEqual(['a/vi/notes.txt', 'a/vi/square-01.png', 'manifest.json']);
    expect(namedBy(await jobsIn(folder))).toEqual(pictures(folder));
  });

  test('where the job is no more, nothing of it is left', async () => {
    const folder = await killedAfter(steps);
    const ledger = await openLedger(folder);
    await ledger.begin([SQUARE]);
    expect(await ledger.disown([SQUARE])).toHaveLength(steps === STEPS.length ? 2 : 3);
    await ledger.close();
    expect(Object.keys(filesIn(folder))).toEqual(['a/vi/notes.txt', 'manifest.json']);
  });
});

test('a real record tells and does the same', async () => {
  const folder = await output(OLD);
  const ledger = await openLedger(folder);
  await ledger.begin([SQUARE]);
  await ledger.record(SQUARE, OUTCOME);
  // Killed here: the manifest knows nothing of it yet.
  expect(readFileSync(path.join(folder, 'manifest.json'), 'utf8')).toContain('outdated');
  expect(await jobsIn(folder)).toEqual([NEW]);
  await ledger.close();
  expect(await jobsIn(folder)).toEqual([NEW]);
  expect(readdirSync(folder).sort()).toEqual(['a', 'manifest.json']);
});

test('a job of which nothing leaves is only believed where its files are as they were told', async () => {
  const folder = await output(OLD);
  await tell(folder, NEW, []);
  expect(await jobsIn(folder)).toMatchObject([{ state: 'outdated' }]);
  for (const { name, bytes } of OUTCOME.files) write(folder, { [`a/vi/${name}`]: bytes });
  expect(await jobsIn(folder)).toEqual([NEW]);
});

test('of a line that was not finished nothing is believed, of those before it all', async () => {
  const folder = await killedAfter(STEPS.length);
  const line = readFileSync(path.join(folder, '.nhipcau-journal'), 'utf8');
  appendFileSync(path.join(folder, '.nhipcau-journal'), line.replaceAll('square', 'wide').slice(0, -20));
  expect(await jobsIn(folder)).toEqual([NEW]);
});

test('what a killed night has drawn is looked at file by file, not all at once in memory', async () => {
  const folder = await output(OLD);
  const bytes = Buffer.alloc(8 * 1024 * 1024);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const names = Array.from({ length: 40 }, (_, index) => `square-${index}.png`);
  const lines = names.map((name) => ({ entry: { ...NEW, files: [{ name, hash, bytes: bytes.length }] }, leaving: [] }));
  for (const name of names) write(folder, { [`a/vi/${name}`]: bytes });
  write(folder, { '.nhipcau-journal': lines.map((line) => `${JSON.stringify(line)}\n`).join('') });
  let most = 0;
  const before = process.memoryUsage().arrayBuffers;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }, 1);
  const told = await readJournal(folder).finally(() => clearInterval(watch));
  expect(told.map(({ state }) => state)).toEqual(names.map(() => 'rendered'));
  // A quarter of it, for what is read is not given back at once.
  expect(most).toBeLessThan(10 * bytes.length);
});

test.each([
  ['../../etc/passwd', []],
  ['square-01.png', ['../notes.txt']],
])('a line that names a place outside the folder is passed over: %s %s', async (name, leaving) => {
  const folder = await output(OLD);
  const files = [{ name, hash: 'a'.repeat(64), bytes: 1 }];
  await tell(folder, { ...NEW, files }, leaving);
  expect(await jobsIn(folder)).toEqual([OLD]);
});
