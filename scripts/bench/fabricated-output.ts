import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFormat } from '../../compositions/model/format.ts';
import { type Entry, folderOf, manifestOf } from '../cache/manifest.ts';
import { writeManifest } from '../cache/manifest-file.ts';

/** A job as `plan --json` tells it. */
export interface PrintedJob {
  readonly id: string;
  readonly format: string;
  readonly variant: string;
  readonly state: string;
  readonly fingerprint: string;
}

/** Pages of a carousel: as many as the shipped stories have. */
const PAGES = 7;
const BYTES = 'as small as can be';
const FILE = { hash: createHash('sha256').update(BYTES).digest('hex'), bytes: Buffer.byteLength(BYTES) };

/** Fills an output folder as if all of these jobs had been drawn: as many files, though small ones. Answers how many. */
export async function fabricateOutput(output: string, jobs: readonly PrintedJob[]): Promise<number> {
  const entries = jobs.map(({ id, format, variant, fingerprint }): Entry => {
    const files = namesOf(format).map((name) => ({ name, ...FILE }));
    return { job: id, variant, fingerprint, state: 'rendered', fallback: false, sections: ['cover', 'closing'], files };
  });
  const folders = new Set<string>();
  for (const entry of entries) {
    const folder = path.join(output, folderOf(entry));
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    for (const { name } of entry.files) writeFileSync(path.join(folder, name), BYTES);
  }
  await writeManifest(output, manifestOf(entries));
  return entries.reduce((sum, { files }) => sum + files.length, 0);
}

/** Names of the files that a job of that format leaves. */
function namesOf(id: string): string[] {
  const format = findFormat(id);
  if (format?.kind === 'video') return ['.mp4', '.srt', '.vtt', '.txt', '-poster.jpg'].map((end) => `${id}${end}`);
  if (format?.carousel) {
    const pages = Array.from({ length: PAGES }, (_, index) => `${id}-${String(index + 1).padStart(2, '0')}`);
    return pages.flatMap((page) => [`${page}.png`, `${page}.txt`]);
  }
  return [`${id}.png`, `${id}.txt`, ...(id === 'a4' ? [`${id}.pdf`] : [])];
}
