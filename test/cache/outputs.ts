import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ledger, type NewFile, type Outcome } from '../../scripts/cache/ledger.ts';
import type { ArtifactFile, Entry } from '../../scripts/cache/manifest.ts';
import { readManifest, writeManifest } from '../../scripts/cache/manifest-file.ts';
import { folderWith, write } from '../rig.ts';

export const SQUARE = { job: 'a/vi/square', variant: 'png' } as const;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A file of a drawing. */
export const newFile = (name: string, content = `${name} new`): NewFile => ({
  name,
  hash: sha256(content),
  bytes: Buffer.from(content),
});

/** What a job came to: these files, or files of these names. */
export const drawn = (...files: readonly (string | NewFile)[]): Outcome => ({
  fingerprint: 'e'.repeat(64),
  fallback: false,
  sections: ['s'],
  files: files.map((file) => (typeof file === 'string' ? newFile(file) : file)),
});

/** An entry whose files have the content `<name> old`. */
export function entry(names: readonly string[], changes: Partial<Entry> = {}): Entry {
  const files = names.map((name) => ({ name, hash: sha256(`${name} old`), bytes: Buffer.byteLength(`${name} old`) }));
  const base = { fingerprint: 'f'.repeat(64), state: 'rendered', fallback: false, sections: ['s'] } as const;
  return { ...SQUARE, ...base, files, ...changes };
}

/** An output folder that holds these jobs' files, and one file of a person's own. */
export async function output(...jobs: readonly Entry[]): Promise<string> {
  const folder = folderWith({ 'a/vi/notes.txt': 'mine' });
  for (const { job, files } of jobs) {
    const place = path.dirname(job);
    write(folder, Object.fromEntries(files.map(({ name }) => [`${place}/${name}`, `${name} old`])));
  }
  await writeManifest(folder, { version: 2, jobs });
  return folder;
}

export const jobsIn = async (folder: string): Promise<readonly Entry[]> => (await readManifest(folder)).manifest.jobs;
export const openLedger = async (folder: string): Promise<Ledger> =>
  new Ledger(folder, (await readManifest(folder)).manifest);

/** Every file of the folder, hidden ones too, with the hash of its content, by path. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => path.join(one.parentPath, one.name))
      .map((file) => [path.relative(folder, file), sha256(readFileSync(file, 'utf8'))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The files that entries name, with their hashes, as `<path> <hash>`. */
export const namedBy = (jobs: readonly Entry[]): string[] =>
  jobs.flatMap(({ job, files }) => files.map((file: ArtifactFile) => `${path.dirname(job)}/${file.name} ${file.hash}`));
