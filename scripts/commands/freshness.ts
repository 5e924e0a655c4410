import path from 'node:path';
import { type Entry, type Manifest, ownerKey, pathOf } from '../cache/manifest.ts';
import { sizeOf } from '../files/size-of.ts';
import type { Store } from '../files/store.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { type Earlier, type Reason, reasonsToDraw } from '../plan/reasons.ts';

/** A planned job with what is known of its files. */
export interface AssessedJob extends PlannedJob {
  /** None: the job is fresh. */
  readonly reasons: readonly Reason[];
  /** True where its files are in the cache and need no drawing. */
  readonly isCached: boolean;
  /** What the manifest has of it. */
  readonly entry: Entry | undefined;
}

export interface Known {
  readonly output: string;
  readonly manifest: Manifest;
  readonly forced: boolean;
  readonly store: Store;
}

/** Finds out which jobs are fresh: one `stat` a file, nothing is read. */
export function assessJobs(jobs: readonly PlannedJob[], known: Known): AssessedJob[] {
  const entries = new Map(known.manifest.jobs.map((entry) => [ownerKey(entry), entry]));
  return jobs.map((job) => {
    const entry = entries.get(ownerKey({ job: job.id, variant: job.variant }));
    const earlier = entry && earlierOf(entry, known.output);
    const reasons = reasonsToDraw({ fingerprint: job.fingerprint, earlier, forced: known.forced });
    const mayCome = reasons.length > 0 && !known.forced;
    return { ...job, reasons, isCached: mayCome && known.store.has('drawings', job.fingerprint), entry };
  });
}

const earlierOf = (entry: Entry, output: string): Earlier => ({
  fingerprint: entry.fingerprint,
  settled: entry.state === 'rendered',
  // Of files that were being replaced, all that can be said is said by that.
  files: (entry.state === 'rendered' ? entry.files : []).map((file) => {
    const place = pathOf(entry, file);
    return { path: place, bytes: file.bytes, size: sizeOf(path.join(output, place)) };
  }),
});

/** What a plan calls it. */
export const stateOf = ({ reasons, isCached }: AssessedJob): 'fresh' | 'cached' | 'planned' =>
  reasons.length === 0 ? 'fresh' : isCached ? 'cached' : 'planned';

/** Relative to the output folder. */
export const filesOf = (entry: Entry | undefined): string[] =>
  entry ? entry.files.map((file) => pathOf(entry, file)) : [];
