import { availableParallelism } from 'node:os';
import path from 'node:path';
import { addHistory, readHistory } from '../cache/history.ts';
import { inputStore } from '../cache/input-store.ts';
import { keptImages } from '../cache/kept-images.ts';
import { Ledger } from '../cache/ledger.ts';
import { lockFolder } from '../cache/lock.ts';
import { pruneCache } from '../cache/prune.ts';
import { openStore, type Store } from '../files/store.ts';
import { createExpectation } from '../plan/expected.ts';
import type { PlannedJob } from '../plan/plan.ts';
import type { CommandResult, Emit, JobReport } from '../report/events.ts';
import { type Assessed, assessPlan } from './assess-plan.ts';
import { type ChosenJobs, chooseJobs, type JobChoice } from './choose-jobs.ts';
import { type Config, type DrawOptions, Log, type Selection } from './command.ts';
import { drawJobs, located, reportKey, writeFailed } from './draw.ts';
import { type AssessedJob, filesOf } from './freshness.ts';
import { jobReport, weightOf } from './job-report.ts';
import { isUnpublished } from './orphans.ts';
import { type Prepared, prepare } from './prepare.ts';

export interface RenderOptions extends Selection, DrawOptions, JobChoice {
  readonly dryRun: boolean;
  /** Workers; undefined: one a core. */
  readonly jobs?: number;
}

/** How long to wait for another build of the same output folder. */
const PATIENCE_MS = 10 * 60_000;

/** Draws what is not fresh. A story, locale or job with an error fails alone. */
export async function render(config: Config, options: RenderOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const store = openStore(config.cache);
  const kept = { images: keptImages(config.cache), store };
  const prepared = await prepare(config.root, options, log, kept);
  if (!prepared) return log.result();
  const chosen = await chooseJobs(config, options, prepared, kept, log);
  if (!chosen) return log.result();
  for (const job of chosen.blocked) tell(job, log, emit);
  const run: Run = { config, options, prepared, planned: chosen.jobs, store, log, emit };
  if (options.dryRun) return dryRun(run, chosen);
  try {
    return await renderLocked(run);
  } catch (error) {
    log.add([writeFailed(error)]);
    return log.result(config.signal.aborted);
  }
}

interface Run {
  readonly config: Config;
  readonly options: RenderOptions;
  readonly prepared: Prepared;
  readonly planned: readonly PlannedJob[];
  readonly store: Store;
  readonly log: Log;
  readonly emit: Emit;
}

/** What a run would do; nothing is drawn or written. */
async function dryRun(run: Run, { reasonsOf }: ChosenJobs): Promise<CommandResult> {
  const { config, options, prepared, planned, store, log, emit } = run;
  const { jobs, orphans } = await assessPlan(config, options, prepared, planned, store, log);
  const expected = createExpectation(await readHistory(config.cache), availableParallelism());
  for (const job of jobs) {
    const report = undrawn({ ...job, reasons: reasonsOf(job) ?? job.reasons });
    tell({ ...report, expectedMs: expected(job, stateOf(job)) }, log, emit);
  }
  log.removed.push(...orphans.flatMap((entry) => filesOf(entry)));
  await retell(run, jobs);
  return log.result();
}

async function renderLocked(run: Run): Promise<CommandResult> {
  const { config, options, prepared, planned, store, log, emit } = run;
  const lock = await lockFolder(config.output, {
    patience: PATIENCE_MS,
    onWait: ({ pid }) => emit({ kind: 'waiting', pid }),
    signal: config.signal,
  });
  if ('heldBy' in lock) {
    if (!config.signal.aborted) {
      log.add([{ rule: 'output-locked', id: 'output-locked.held', values: { pid: lock.heldBy.pid } }]);
    }
    return log.result(config.signal.aborted);
  }
  try {
    await drawStale(run, await assessPlan(config, options, prepared, planned, store, log));
    return log.result(config.signal.aborted);
  } finally {
    await lock.release();
  }
}

async function drawStale(run: Run, { jobs, manifest, orphans }: Assessed): Promise<void> {
  const { config, options, prepared, store, log, emit } = run;
  const stale = jobs.filter(({ reasons }) => reasons.length > 0);
  const weight = stale.reduce((sum, { format }) => sum + weightOf(format), 0);
  emit({ kind: 'planned', total: jobs.length, fresh: jobs.length - stale.length, weight });
  let drawn = new Map<string, JobReport>();
  if (stale.length > 0 || orphans.length > 0) {
    const ledger = new Ledger(config.output, manifest);
    await ledger.begin([...stale.map(({ id, variant }) => ({ job: id, variant })), ...orphans]);
    try {
      log.removed.push(...(await ledger.disown(orphans)));
      drawn = await drawJobs(stale, {
        config,
        assets: path.join(config.cache, 'assets'),
        store,
        ledger,
        inputs: inputStore(store),
        log,
        drawn: prepared.drawn,
        isAsked: (job) => isUnpublished(prepared.workspace, job),
        emit,
        workers: options.jobs,
      });
    } finally {
      await ledger.close();
    }
    await keepHouse(config, drawn);
  }
  for (const job of jobs) {
    const report = drawn.get(reportKey(job));
    if (report) log.jobs.push(report);
    else tell(undrawn(job), log, emit);
  }
  await retell(run, jobs);
}

/** Remembers how long jobs took, and keeps the cache within its limit. */
async function keepHouse({ cache, cacheLimit }: Config, drawn: ReadonlyMap<string, JobReport>): Promise<void> {
  const rendered = [...drawn].filter(([, { state }]) => state === 'rendered');
  await addHistory(cache, new Map(rendered.map(([key, { ms }]) => [key, ms])));
  await pruneCache(cache, cacheLimit);
}

/** Tells again what was seen when fresh files were drawn: a nightly run shows every warning, not only the first night's. */
async function retell({ prepared, log }: Run, jobs: readonly AssessedJob[]): Promise<void> {
  for (const job of jobs) {
    const findings = job.reasons.length === 0 ? (job.entry?.findings ?? []) : [];
    if (findings.length > 0) log.add(located(findings, job, await prepared.drawn(job)));
  }
}

const stateOf = ({ reasons, isCached }: AssessedJob): 'fresh' | 'cached' | 'planned' =>
  reasons.length === 0 ? 'fresh' : isCached ? 'cached' : 'planned';

const undrawn = (job: AssessedJob): JobReport => {
  const state = stateOf(job);
  return jobReport(job, state, state === 'fresh' ? { files: filesOf(job.entry) } : {});
};

function tell(job: JobReport, log: Log, emit: Emit): void {
  log.jobs.push(job);
  emit({ kind: 'job-finished', job, weight: 0 });
}
