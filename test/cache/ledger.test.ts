import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Ledger } from '../../scripts/cache/ledger.ts';
import type { Artifact } from '../../scripts/cache/manifest.ts';
import { readManifest, writeManifest } from '../../scripts/cache/manifest-file.ts';

const owner = { job: 'a/vi/square', variant: 'png' };

function artifact(file: string, changes: Partial<Artifact> = {}): Artifact {
  const base = { path: file, hash: 'aa', bytes: 3, fingerprint: 'f'.repeat(64), sections: ['s'], fallback: false };
  return { ...base, ...owner, state: 'rendered', ...changes };
}

/** An output folder that holds these artifacts, and one file of a person's own. */
async function output(...artifacts: Artifact[]): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhipcau-output-'));
  mkdirSync(path.join(folder, 'a/vi'), { recursive: true });
  writeFileSync(path.join(folder, 'a/vi/notes.txt'), 'mine');
  for (const { path: file } of artifacts) writeFileSync(path.join(folder, file), 'old');
  await writeManifest(folder, { version: 1, artifacts });
  return folder;
}

const open = async (folder: string): Promise<Ledger> => new Ledger(folder, (await readManifest(folder)).manifest);
const onDisk = async (folder: string): Promise<Artifact[]> => (await readManifest(folder)).manifest.artifacts;
const cards = (...numbers: number[]): Artifact[] => numbers.map((number) => artifact(`a/vi/square-0${number}.png`));
const drawn = (...files: string[]) => ({
  fingerprint: 'e'.repeat(64),
  files: files.map((file) => ({ path: file, bytes: 3, hash: 'bb' })),
  sections: ['s'],
  fallback: false,
});

test('a run that is killed while drawing leaves no entry that vouches for a file', async () => {
  const folder = await output(...cards(1, 2));
  const ledger = await open(folder);
  await ledger.begin([owner]);
  // Killed here: nothing else is ever written.
  expect((await onDisk(folder)).map(({ state }) => state)).toEqual(['outdated', 'outdated']);
});

test('jobs that are not to be drawn keep their entries', async () => {
  const other = artifact('a/vi/link.png', { job: 'a/vi/link' });
  const folder = await output(...cards(1), other);
  await (await open(folder)).begin([owner]);
  expect(await onDisk(folder)).toContainEqual(other);
});

test('cards past the last one are removed, and nothing else', async () => {
  const other = artifact('a/vi/link.png', { job: 'a/vi/link' });
  const webp = artifact('a/vi/square-03.webp', { variant: 'webp' });
  const folder = await output(...cards(1, 2, 3), other, webp);
  const ledger = await open(folder);
  await ledger.begin([owner]);
  await ledger.record(owner, drawn('a/vi/square-01.png', 'a/vi/square-02.png'));
  await ledger.flush();
  expect(existsSync(path.join(folder, 'a/vi/square-03.png'))).toBe(false);
  for (const file of ['square-02.png', 'square-03.webp', 'link.png', 'notes.txt']) {
    expect(existsSync(path.join(folder, 'a/vi', file)), file).toBe(true);
  }
  expect((await onDisk(folder)).map((one) => one.path)).toEqual([
    'a/vi/link.png',
    'a/vi/square-01.png',
    'a/vi/square-02.png',
    'a/vi/square-03.webp',
  ]);
  expect((await onDisk(folder)).find((one) => one.path.endsWith('01.png'))).toMatchObject({
    fingerprint: 'e'.repeat(64),
    state: 'rendered',
    hash: 'bb',
  });
});

test('entries of files that somebody deleted are dropped', async () => {
  const folder = await output(...cards(1));
  await writeManifest(folder, { version: 1, artifacts: cards(1, 2) });
  await (await open(folder)).begin([]);
  expect((await onDisk(folder)).map((one) => one.path)).toEqual(['a/vi/square-01.png']);
});

test.each([
  ['not JSON', '{"version": 1,'],
  ['another version', '{"version": 99, "artifacts": []}'],
  ['a path outside the folder', JSON.stringify({ version: 1, artifacts: [artifact('../../etc/passwd')] })],
  ['a path with a hidden step up', JSON.stringify({ version: 1, artifacts: [artifact('a/../b.png')] })],
])('a manifest with %s counts as empty and is named', async (_, text) => {
  const folder = await output();
  writeFileSync(path.join(folder, 'manifest.json'), text);
  const { manifest, findings } = await readManifest(folder);
  expect(manifest.artifacts).toEqual([]);
  expect(findings.map(({ id }) => id)).toEqual(['invalid-manifest.unreadable']);
});

test('no manifest is no fault', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhipcau-output-'));
  expect(await readManifest(folder)).toEqual({ manifest: { version: 1, artifacts: [] }, findings: [] });
});

test('equal outputs have equal manifests, whatever order jobs ended in', async () => {
  const texts: string[] = [];
  for (const order of [
    ['link', 'wide'],
    ['wide', 'link'],
  ]) {
    const folder = await output();
    const ledger = await open(folder);
    for (const name of order) await ledger.record({ job: `a/vi/${name}`, variant: 'png' }, drawn(`a/vi/${name}.png`));
    await ledger.flush();
    texts.push(readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  }
  expect(texts[0]).toBe(texts[1]);
});
