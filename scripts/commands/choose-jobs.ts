import { availableParallelism } from 'node:os';
import { readHistory } from '../cache/history.ts';
import { readManifest } from '../cache/manifest-file.ts';
import { createExpectation } from '../plan/expected.ts';
import type { PlannedJob } from '../plan/plan.ts';
import type { Reason } from '../plan/reasons.ts';
import { type ShardJob, shardJobs } from '../plan/shard.ts';
import type { JobReport, Shard } from '../report/events.ts';
import { type Changed, changedSince } from './changed-since.ts';
import type { Config, DrawOptions, Log, Selection } from './command.ts';
import { reportKey } from './draw.ts';
import { assessJobs, stateOf } from './freshness.ts';
import type { PlanFile } from './plan-file.ts';
import type { Kept, Prepared } from './prepare.ts';

/** What narrows the jobs of a workspace further than names do. */
export interface JobChoice {
  /** A plan that was made before, maybe on another machine. */
  readonly planned?: PlanFile;
  readonly shard?: Shard;
  /** A git revision: only what has changed since then. */
  readonly changedSince?: string;
}

/** The jobs that a run is about. */
export interface ChosenJobs {
  readonly jobs: readonly PlannedJob[];
  /** Those that an error stands in the way of. */
  readonly blocked: readonly JobReport[];
  /** Why a job was chosen, before what the state of its files has to say. */
  readonly reasonsOf: (job: PlannedJob) => readonly Reason[];
}

/** Chooses the jobs of a run. Undefined where the choice cannot be made; the log says why. */
export async function chooseJobs(
  config: Config,
  options: Selection & DrawOptions & JobChoice,
  prepared: Prepared,
  kept: Kept,
  log: Log,
): Promise<ChosenJobs | undefined> {
  const { planned, shard, changedSince: revision } = options;
  const whole = { jobs: prepared.plan.jobs, blocked: prepared.blocked, reasonsOf: () => [] };
  const named: ChosenJobs = planned ? inPlan(whole, planned, log) : whole;
  const changed =
    revision === undefined ? undefined : await changedSince(revision, config.root, options, prepared, kept, log);
  if (revision !== undefined && !changed) return undefined;
  const recent = changed ? inRevision(named, changed) : named;
  if (revision !== undefined && recent.jobs.length === 0) {
    log.note({ id: 'render.nothing-since', values: { revision } });
  }
  return shard ? inShard(recent, shard, await expectations(config, options, recent.jobs, kept)) : recent;
}

/** The jobs that a plan names. What has changed since it was made is drawn as it is now, and told. */
function inPlan({ jobs, blocked, ...rest }: ChosenJobs, { jobs: planned }: PlanFile, log: Log): ChosenJobs {
  const known = new Map(planned.map((job) => [job.id, job]));
  const here = new Set([...jobs, ...blocked].map(({ id }) => id));
  const others =
    planned.filter(({ id }) => !here.has(id)).length +
    jobs.filter(({ id, fingerprint }) => (known.get(id)?.fingerprint ?? fingerprint) !== fingerprint).length;
  if (others > 0) log.add([{ rule: 'outdated-plan', id: 'outdated-plan.changed', values: { count: others } }]);
  const isPlanned = ({ id }: { readonly id: string }): boolean => known.has(id);
  return { jobs: jobs.filter(isPlanned), blocked: blocked.filter(isPlanned), ...rest };
}

const inRevision = ({ jobs, blocked }: ChosenJobs, changed: Changed): ChosenJobs => ({
  jobs: jobs.filter((job) => changed.has(reportKey(job))),
  blocked,
  reasonsOf: (job) => changed.get(reportKey(job)) ?? [],
});

/**
 * The part of the jobs that one machine of several takes. Those with an error take their turn too, so that each is told
 * once.
 */
function inShard(
  { jobs, blocked, ...rest }: ChosenJobs,
  { index, total }: Shard,
  expectedMs: (job: PlannedJob) => number,
): ChosenJobs {
  const all: ShardJob[] = [
    ...jobs.map((job) => ({ ...job, expectedMs: expectedMs(job) })),
    ...blocked.map((job) => ({ ...job, expectedMs: 0 })),
  ];
  const mine = new Set(shardJobs(all, total)[index - 1]);
  return {
    jobs: jobs.filter((_, place) => mine.has(place)),
    blocked: blocked.filter((_, place) => mine.has(jobs.length + place)),
    ...rest,
  };
}

/** As the plan says, so that all machines split alike; without one, as this machine's cache and output say. */
async function expectations(
  { output, cache }: Config,
  { planned, force }: DrawOptions & JobChoice,
  jobs: readonly PlannedJob[],
  { store }: Kept,
): Promise<(job: PlannedJob) => number> {
  if (planned) {
    const known = new Map(planned.jobs.map(({ id, expectedMs = 0 }) => [id, expectedMs]));
    return ({ id }) => known.get(id) ?? 0;
  }
  const { manifest } = await readManifest(output);
  const expected = createExpectation(await readHistory(cache), availableParallelism());
  const assessed = assessJobs(jobs, { output, manifest, forced: force, store });
  const known = new Map(assessed.map((job) => [job.id, expected(job, stateOf(job))]));
  return ({ id }) => known.get(id) ?? 0;
}
