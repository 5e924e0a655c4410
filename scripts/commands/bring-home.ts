import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findDrawing, keepDrawing } from '../cache/drawings.ts';
import { Ledger, type NewFile } from '../cache/ledger.ts';
import { type Entry, type Manifest, ownerKey, pathOf } from '../cache/manifest.ts';
import { readManifest } from '../cache/manifest-file.ts';
import { sizeOf } from '../files/size-of.ts';
import type { Store } from '../files/store.ts';
import { writeFailed } from './draw.ts';
import type { Joined } from './join-shards.ts';
import type { ReportedJob, ShardReport } from './shard-report.ts';

export interface Home {
  /** Absolute; locked by the caller. */
  readonly output: string;
  /** What is brought is kept here too, as if it had been drawn here. */
  readonly store: Store;
  /** Ends the work between two jobs. */
  readonly signal: AbortSignal;
}

export interface Brought {
  readonly removed: readonly string[];
  readonly findings: readonly Finding[];
  /** Jobs whose files were not to be had. */
  readonly lost: ReadonlySet<ReportedJob>;
}

/** A job whose files are not in the output folder yet. */
interface Arrival {
  readonly job: ReportedJob;
  readonly from: ShardReport;
  /** What its machine's manifest says; undefined where it says nothing. */
  readonly entry: Entry | undefined;
}

/** Jobs brought at a time: enough that the disk is never waited for. */
const AT_ONCE = 8;

/** Brings the machines' artifacts into the output folder, and takes away what no job owns any more. */
export async function bringHome(joined: Joined, { output, store, signal }: Home): Promise<Brought> {
  const { manifest, findings: about } = await readManifest(output);
  const { arrivals, asked } = await comparedWith(manifest, joined, output);
  const orphans = orphansOf(joined, manifest);
  const brought: Lists = { findings: [...about], lost: new Set(), missing: new Map() };
  if (arrivals.length + asked.length + orphans.length === 0) return { removed: [], ...brought };
  const ledger = new Ledger(output, manifest);
  await ledger.begin([...arrivals.flatMap(({ entry }) => entry ?? []), ...orphans]);
  const queue = arrivals.values();
  const work = async (): Promise<void> => {
    for (const arrival of queue) {
      if (signal.aborted) brought.lost.add(arrival.job);
      else await bring(arrival, { ledger, store }, brought);
    }
  };
  ledger.ask(asked);
  const removed = await ledger.disown(orphans);
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Without room for the manifest the journal stays, which says the same.
  await ledger.close().catch((error: unknown) => brought.findings.push(writeFailed(error)));
  return { removed, lost: brought.lost, findings: [...brought.findings, ...[...brought.missing].map(fileMissing)] };
}

/** What is noted while jobs are brought. */
interface Lists {
  readonly findings: Finding[];
  readonly lost: Set<ReportedJob>;
  /** Files that were not to be had, by their machine. */
  readonly missing: Map<ShardReport, string[]>;
}

async function bring(
  { job, from, entry }: Arrival,
  { ledger, store }: { readonly ledger: Ledger; readonly store: Store },
  { findings, lost, missing }: Lists,
): Promise<void> {
  const found = entry ? await filesOf(entry, from, store) : { missing: job.files[0]! };
  if (!entry || 'missing' in found) {
    lost.add(job);
    missing.set(from, [...(missing.get(from) ?? []), 'missing' in found ? found.missing : job.id]);
    return;
  }
  const { job: id, variant, fingerprint, fallback, asked, sections, findings: seen } = entry;
  const { files } = found;
  try {
    const about = { fingerprint, fallback, ...(asked && { asked }), sections, ...(seen && { findings: seen }) };
    await ledger.record({ job: id, variant }, { ...about, files });
  } catch (error) {
    lost.add(job);
    findings.push(writeFailed(error, job));
    return;
  }
  await keepDrawing(store, [fingerprint], { files, sections, findings: seen ?? [] });
}

/** Told once a machine: one that sent nothing may have made thousands. */
function fileMissing([{ shard }, files]: [ShardReport, readonly string[]]): Finding {
  const values = { ...shard, count: files.length, path: files[0]! };
  return { rule: 'invalid-report', id: 'invalid-report.file', values };
}

/** The jobs with files that are not here as their machine has them, and those that were only asked for by name there. */
async function comparedWith(
  here: Manifest,
  { jobs }: Joined,
  output: string,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly asked: readonly Entry[] }> {
  const home = new Map(here.jobs.map((entry) => [ownerKey(entry), entry]));
  const machines = new Map<ShardReport, Map<string, Entry>>();
  const arrivals: Arrival[] = [];
  const asked: Entry[] = [];
  for (const { job, from } of jobs) {
    if (!from || job.files.length === 0) continue;
    const entries = machines.get(from) ?? (await entriesOf(from));
    machines.set(from, entries);
    const key = ownerKey({ job: job.id, variant: job.variant ?? '' });
    const entry = entries.get(key);
    if (!entry || !isHere(entry, home.get(key), output)) arrivals.push({ job, from, entry });
    else if (entry.asked && !home.get(key)?.asked) asked.push(entry);
  }
  return { arrivals, asked };
}

async function entriesOf({ folder }: ShardReport): Promise<Map<string, Entry>> {
  const { manifest } = await readManifest(path.join(folder, 'output'));
  const whole = manifest.jobs.filter(({ state }) => state === 'rendered');
  return new Map(whole.map((entry) => [ownerKey(entry), entry]));
}

/** One `stat` a file: what the manifest vouches for was checked when it came. */
function isHere(entry: Entry, here: Entry | undefined, output: string): boolean {
  if (here?.state !== 'rendered' || here.fingerprint !== entry.fingerprint) return false;
  const known = new Map(here.files.map(({ name, hash }) => [name, hash]));
  return (
    here.files.length === entry.files.length &&
    entry.files.every(
      (file) => known.get(file.name) === file.hash && sizeOf(path.join(output, pathOf(entry, file))) === file.bytes,
    )
  );
}

/** What no job owns: all of its files were found to be left over, and no machine tells of the job. */
function orphansOf({ jobs, removed }: Joined, here: Manifest): Entry[] {
  const gone = new Set(removed);
  const owned = new Set(jobs.map(({ job: { id, variant = '' } }) => ownerKey({ job: id, variant })));
  return here.jobs.filter(
    (entry) => !owned.has(ownerKey(entry)) && entry.files.every((file) => gone.has(pathOf(entry, file))),
  );
}

/** All files of a job as its machine made them, or the first that is not to be had as it was made. */
async function filesOf(
  entry: Entry,
  { folder }: ShardReport,
  store: Store,
): Promise<{ readonly files: readonly NewFile[] } | { readonly missing: string }> {
  const files: NewFile[] = [];
  for (const file of entry.files) {
    const place = pathOf(entry, file);
    const bytes = await readFile(path.join(folder, 'output', place)).catch(() => undefined);
    if (bytes && createHash('sha256').update(bytes).digest('hex') === file.hash) {
      files.push({ name: file.name, hash: file.hash, bytes });
      continue;
    }
    // Fresh there, and so maybe not sent along; not here, but drawn here once.
    const kept = await findDrawing(store, entry.fingerprint);
    return kept ? { files: kept.files } : { missing: place };
  }
  return { files };
}
