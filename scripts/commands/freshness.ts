import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { InputStore } from '../cache/input-store.ts';
import { artifactsOf, type Manifest } from '../cache/manifest.ts';
import type { FingerprintRecord } from '../plan/fingerprint.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { type Earlier, explainChange, type Reason, reasonsToDraw } from '../plan/reasons.ts';

/** A planned job with what is known of its files. */
export interface AssessedJob extends PlannedJob {
  /** None: the job is fresh. */
  readonly reasons: readonly Reason[];
  /** Files of its last drawing, relative to the output folder. */
  readonly files: readonly string[];
  /** Fingerprint of its last drawing. */
  readonly earlier: string | undefined;
}

export interface Known {
  readonly output: string;
  readonly manifest: Manifest;
  readonly forced: boolean;
  /** Where inputs of earlier drawings are kept; given only if changes are to be explained. */
  readonly inputs?: InputStore;
}

/** Finds out which jobs are fresh: one `stat` a file, nothing is read. */
export const assessJobs = (jobs: readonly PlannedJob[], known: Known): Promise<AssessedJob[]> =>
  Promise.all(jobs.map((job) => assess(job, known)));

async function assess(job: PlannedJob, { output, manifest, forced, inputs }: Known): Promise<AssessedJob> {
  const artifacts = artifactsOf(manifest, { job: job.input.id, variant: job.variant });
  const files = await Promise.all(
    artifacts.map(async ({ path: file, bytes }) => {
      const found = await stat(path.join(output, file)).catch(() => undefined);
      return { path: file, bytes, size: found?.isFile() ? found.size : undefined };
    }),
  );
  const [first] = artifacts;
  const earlier: Earlier | undefined = first && {
    fingerprint: artifacts.every((artifact) => artifact.fingerprint === first.fingerprint) ? first.fingerprint : '',
    settled: artifacts.every((artifact) => artifact.state === 'rendered'),
    files,
  };
  const short = reasonsToDraw({ fingerprint: job.fingerprint, earlier, forced });
  const reasons = inputs && earlier ? await inDetail(job, earlier.fingerprint, short, inputs) : short;
  return { ...job, reasons, files: artifacts.map((artifact) => artifact.path), earlier: earlier?.fingerprint };
}

async function inDetail(job: PlannedJob, earlier: string, short: Reason[], inputs: InputStore): Promise<Reason[]> {
  if (!short.some(({ id }) => id === 'reason.changed')) return short;
  const before = (await inputs.read(earlier)) as FingerprintRecord | undefined;
  const changes = explainChange(before, { input: job.input, toolchain: job.toolchain });
  return short.flatMap((reason) => (reason.id === 'reason.changed' ? changes : [reason]));
}
