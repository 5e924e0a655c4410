import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { readJournal } from './journal.ts';
import { EMPTY_MANIFEST, type Entry, eitherFiles, type Manifest, manifestOf, ownerKey, readEntry } from './manifest.ts';

const NAME = 'manifest.json';
/** In the output folder: where files are written before they take their names. Nothing in it is an artifact. */
export const TEMPORARY_FOLDER = '.nhipcau-tmp';

/**
 * What an output folder holds, as its manifest and the journal of a build under way, or cut short, tell; empty where there
 * is none yet. One that cannot be read costs a redraw, not a build: it counts as empty and is named in a finding.
 */
export async function readManifest(output: string): Promise<{ manifest: Manifest; findings: Finding[] }> {
  const written = await readWritten(output);
  const since = await readJournal(output);
  if (since.length === 0) return written;
  const entries = new Map(written.manifest.jobs.map((entry) => [ownerKey(entry), entry]));
  for (const entry of since) entries.set(ownerKey(entry), withOldFiles(entry, entries.get(ownerKey(entry))));
  return { manifest: manifestOf(entries.values()), findings: written.findings };
}

/** Of a job whose new files are not all there yet, the old ones may still be. */
const withOldFiles = (entry: Entry, old: Entry | undefined): Entry => {
  if (entry.state === 'rendered' || !old) return entry;
  return { ...entry, files: eitherFiles(entry.files, old.files) };
};

async function readWritten(output: string): Promise<{ manifest: Manifest; findings: Finding[] }> {
  try {
    const { version, jobs } = JSON.parse(await readFile(path.join(output, NAME), 'utf8')) as Manifest;
    if (version !== 2 || !Array.isArray(jobs) || !jobs.every((entry) => readEntry(entry))) return broken(output);
    return { manifest: { version, jobs }, findings: [] };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? { manifest: EMPTY_MANIFEST, findings: [] }
      : broken(output);
  }
}

const broken = (output: string): { manifest: Manifest; findings: Finding[] } => ({
  manifest: EMPTY_MANIFEST,
  findings: [{ rule: 'invalid-manifest', id: 'invalid-manifest.unreadable', at: { file: path.join(output, NAME) } }],
});

/** One job a line: a difference can be read, and the text of a hundred thousand jobs is never one string of one value. */
export async function writeManifest(output: string, { version, jobs }: Manifest): Promise<void> {
  const lines = jobs.map((entry) => JSON.stringify(entry));
  const text = `{"version":${version},"jobs":[\n${lines.join(',\n')}\n]}\n`;
  await writeFileAtomic(path.join(output, NAME), text, path.join(output, TEMPORARY_FOLDER));
}
