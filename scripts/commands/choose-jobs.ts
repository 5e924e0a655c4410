import type { PlannedJob } from '../plan/plan.ts';
import type { Reason } from '../plan/reasons.ts';
import type { JobReport, Shard } from '../report/events.ts';
import type { Config, DrawOptions, Log, Selection } from './command.ts';
import type { Kept, Prepared } from './prepare.ts';

/** What narrows the jobs of a workspace further than names do. */
export interface JobChoice {
  /** Absolute path of a plan as `plan --json` prints it. */
  readonly plan?: string;
  readonly shard?: Shard;
  /** A git revision: only what has changed since then. */
  readonly changedSince?: string;
}

/** The jobs that a run is about. */
export interface ChosenJobs {
  readonly jobs: readonly PlannedJob[];
  /** Those of them that an error stands in the way of. */
  readonly blocked: readonly JobReport[];
  /** Why a job was chosen, where that says more than the state of its files. */
  readonly reasonsOf: (job: PlannedJob) => readonly Reason[] | undefined;
}

/** Chooses the jobs of a run. Undefined where the choice cannot be made; the log says why. */
export async function chooseJobs(
  _config: Config,
  _options: Selection & DrawOptions & JobChoice,
  prepared: Prepared,
  _kept: Kept,
  _log: Log,
): Promise<ChosenJobs | undefined> {
  return { jobs: prepared.plan.jobs, blocked: prepared.blocked, reasonsOf: () => undefined };
}
