import { inputStore } from '../cache/input-store.ts';
import { type Entry, type Manifest, ownerKey } from '../cache/manifest.ts';
import { readManifest } from '../cache/manifest-file.ts';
import type { Store } from '../files/store.ts';
import type { PlannedJob } from '../plan/plan.ts';
import type { Config, DrawOptions, Log, Selection } from './command.ts';
import { explainJobs } from './explain.ts';
import { type AssessedJob, assessJobs } from './freshness.ts';
import { orphansIn } from './orphans.ts';
import type { Prepared } from './prepare.ts';

export interface Assessed {
  readonly jobs: readonly AssessedJob[];
  readonly manifest: Manifest;
  /** Artifacts of jobs that are no more. */
  readonly orphans: readonly Entry[];
}

/** Compares jobs of a plan with what the output folder and the cache hold. */
export async function assessPlan(
  config: Config,
  options: Selection & DrawOptions,
  { workspace, plan, drawn }: Prepared,
  planned: readonly PlannedJob[],
  store: Store,
  log: Log,
): Promise<Assessed> {
  const { output } = config;
  const { manifest, findings } = await readManifest(output);
  log.add(findings);
  const jobs = assessJobs(planned, { output, manifest, forced: options.force, store });
  // What this run was asked for by name is planned, and may be there from a time when it was published.
  const asked = new Set(plan.jobs.map(({ id, variant }) => ownerKey({ job: id, variant })));
  const orphans = orphansIn(manifest, workspace, options).filter((entry) => !asked.has(ownerKey(entry)));
  return { jobs: options.explain ? await explainJobs(jobs, inputStore(store), drawn) : jobs, manifest, orphans };
}
