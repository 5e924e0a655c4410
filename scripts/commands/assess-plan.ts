import { inputStore } from '../cache/input-store.ts';
import type { Manifest } from '../cache/manifest.ts';
import { readManifest } from '../cache/manifest-file.ts';
import type { Plan } from '../plan/plan.ts';
import type { Config, DrawOptions, Log } from './command.ts';
import { type AssessedJob, assessJobs } from './freshness.ts';

export interface Assessed {
  readonly jobs: readonly AssessedJob[];
  readonly manifest: Manifest;
}

/** Compares a plan with what the output folder holds. */
export async function assessPlan(config: Config, options: DrawOptions, plan: Plan, log: Log): Promise<Assessed> {
  const { manifest, findings } = await readManifest(config.output);
  log.add(findings);
  const jobs = await assessJobs(plan.jobs, {
    output: config.output,
    manifest,
    forced: options.force,
    ...(options.explain && { inputs: inputStore(config.cache) }),
  });
  return { jobs, manifest };
}
