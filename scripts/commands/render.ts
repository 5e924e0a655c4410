import { availableParallelism } from 'node:os';
import path from 'node:path';
import { addHistory, readHistory } from '../cache/history.ts';
import { inputStore } from '../cache/input-store.ts';
import { Ledger } from '../cache/ledger.ts';
import type { Owner } from '../cache/manifest.ts';
import { TEMPORARY_FOLDER } from '../cache/manifest-file.ts';
import { pruneCache } from '../cache/prune.ts';
import type { Store } from '../files/store.ts';
import { createExpectation } from '../plan/expected.ts';
import type { CommandResult, Emit, JobReport } from '../report/events.ts';
import { type Assessed, assessPlan } from './assess-plan.ts';
import { createAssetFolder } from './asset-folder.ts';
import { type ChosenJobs, chooseJobs, type JobChoice } from './choose-jobs.ts';
import { type Config, type DrawOptions, Log, type Selection } from './command.ts';
import { drawJobs, located, reportKey, writeFailed } from './draw.ts';
import { type AssessedJob, filesOf, stateOf } from './freshness.ts';
import { jobReport, weightOf } from './job-report.ts';
import { isUnpublished } from './orphans.ts';
import { planOptions, readPlanFile, selectionOf } from './plan-file.ts';
import { openKept, type Prepared, prepare } from './prepare.ts';
import { takeOutput } from './take-output.ts';

export interface RenderOptions extends Selection, DrawOptions, Omit<JobChoice, 'planned'> {
  readonly dryRun: boolean;
  /** Absolute path of a plan as `plan --json` prints it: its jobs, drawn as it says. */
  readonly plan?: string;
  /** Workers; undefined: one a core. */
  readonly jobs?: number;
}

/** Draws what is not fresh. A story, locale or job with an error fails alone. */
export async function render(config: Config, asked: RenderOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const options = await withPlan(asked, log);
  const run = options && (await readRun(config, options, log, emit));
  const result = run ? await (run.options.dryRun ? dryRun(run) : renderLocked(run)) : log.result();
  const { shard } = asked;
  return { ...result, ...(shard && { shard }) };
}

/** The choices of the plan that was handed over in the place of the command line's. Undefined where it cannot be read. */
async function withPlan(asked: RenderOptions, log: Log): Promise<(RenderOptions & JobChoice) | undefined> {
  if (asked.plan === undefined) return asked;
  const read = await readPlanFile(asked.plan);
  log.add(read.findings);
  if (!read.ok) return undefined;
  const { options } = read.value.plan;
  // What a release must have is told by the same rule everywhere, the exit status too.
  if (options.release !== asked.release) {
    log.add([{ rule: 'wrong-usage', id: `wrong-usage.plan-release${options.release ? '' : '-not'}` }]);
    return undefined;
  }
  return { ...asked, ...options, ...selectionOf(read.value), planned: read.value };
}

interface Run {
  readonly config: Config;
  readonly options: RenderOptions & JobChoice;
  readonly prepared: Prepared;
  readonly chosen: ChosenJobs;
  readonly store: Store;
  readonly log: Log;
  readonly emit: Emit;
}

/** Reads the workspace and chooses the jobs. Undefined where nothing can be done; the log says why. */
async function readRun(
  config: Config,
  options: RenderOptions & JobChoice,
  log: Log,
  emit: Emit,
): Promise<Run | undefined> {
  const kept = openKept(config);
  const prepared = await prepare(config.root, options, log, kept);
  const chosen = prepared && (await chooseJobs(config, options, prepared, kept, log));
  return chosen && { config, options, prepared, chosen, store: kept.store, log, emit };
}

/** What a run would do; nothing is drawn or written. */
async function dryRun(run: Run): Promise<CommandResult> {
  const { config, options, chosen, log, emit } = run;
  const { jobs, orphans } = await assess(run);
  const expected = createExpectation(await readHistory(config.cache), availableParallelism());
  for (const job of jobs) {
    const why = [...chosen.reasonsOf(job), ...job.reasons];
    tell(undrawn(job, { reasons: why, expectedMs: expected(job, stateOf(job)) }), log, emit);
  }
  noteRemoved(
    orphans.flatMap((entry) => filesOf(entry)),
    'to-remove',
    log,
  );
  await retell(run, jobs);
  return { ...log.result(), plan: { version: 1, options: planOptions(options) } };
}

async function renderLocked(run: Run): Promise<CommandResult> {
  const { config, options, log, emit } = run;
  const lock = await takeOutput(config, log, emit);
  if (!lock) return log.result(config.signal.aborted);
  try {
    if (!lock.waited) return await renderHeld(run);
    // The other run may have drawn newer words, and stories that this one has not seen.
    const again = log.again();
    const anew = await readRun(config, options, again, emit);
    return anew ? await renderHeld(anew) : again.result();
  } finally {
    await lock.release();
  }
}

async function renderHeld(run: Run): Promise<CommandResult> {
  const { config, log } = run;
  try {
    await drawStale(run, await assess(run));
  } catch (error) {
    log.add([writeFailed(error)]);
  }
  return log.result(config.signal.aborted);
}

/** What is to be done for each job. Those that an error stands in the way of are told first. */
function assess({ config, options, prepared, chosen, store, log, emit }: Run): Promise<Assessed> {
  for (const job of chosen.blocked) tell(job, log, emit);
  return assessPlan(config, options, prepared, chosen.jobs, store, log);
}

async function drawStale(run: Run, { jobs, manifest, orphans }: Assessed): Promise<void> {
  const { config, options, prepared, store, log, emit } = run;
  const stale = jobs.filter(({ reasons }) => reasons.length > 0);
  const weight = stale.reduce((sum, { format }) => sum + weightOf(format), 0);
  emit({ kind: 'planned', total: jobs.length, fresh: jobs.length - stale.length, weight });
  let drawn = new Map<string, JobReport>();
  const isAsked = (job: AssessedJob): boolean => isUnpublished(prepared.workspace, job);
  const asked = jobs.filter((job) => job.entry && !job.entry.asked && isAsked(job)).map(ownerOf);
  if (stale.length > 0 || orphans.length > 0 || asked.length > 0) {
    const ledger = new Ledger(config.output, manifest);
    await ledger.begin([...stale.map(ownerOf), ...orphans]);
    try {
      ledger.ask(asked);
      noteRemoved(await ledger.disown(orphans), 'removed', log);
      drawn = await drawJobs(stale, {
        config,
        assets: createAssetFolder(
          path.join(config.cache, 'assets'),
          path.join(config.output, TEMPORARY_FOLDER, 'assets'),
        ),
        store,
        ledger,
        inputs: inputStore(store),
        log,
        drawn: prepared.drawn,
        isAsked,
        isForced: options.force,
        emit,
        workers: options.jobs,
      });
    } finally {
      // Without room for the manifest the journal stays, which says the same.
      await ledger.close().catch((error: unknown) => log.add([writeFailed(error)]));
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

function noteRemoved(files: readonly string[], done: 'removed' | 'to-remove', log: Log): void {
  log.removed.push(...files);
  const [first] = files;
  if (first !== undefined) log.note({ id: `render.${done}`, values: { count: files.length, path: first } });
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
    const drawn = findings.length > 0 ? await prepared.drawn(job) : undefined;
    if (drawn) log.add(located(findings, job, drawn));
  }
}

const ownerOf = ({ id, variant }: AssessedJob): Owner => ({ job: id, variant });

const undrawn = (job: AssessedJob, more: Partial<JobReport> = {}): JobReport => {
  const state = stateOf(job);
  return Object.assign(jobReport(job, state, state === 'fresh' ? { files: filesOf(job.entry) } : {}), more);
};

function tell(job: JobReport, log: Log, emit: Emit): void {
  log.jobs.push(job);
  emit({ kind: 'job-finished', job, weight: 0 });
}
