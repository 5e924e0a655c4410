import path from 'node:path';
import { inputStore } from '../cache/input-store.ts';
import { keptImages } from '../cache/kept-images.ts';
import { Ledger } from '../cache/ledger.ts';
import { removeLeftovers } from '../cache/leftovers.ts';
import { lockFolder } from '../cache/lock.ts';
import type { CommandResult, Emit, JobReport } from '../report/events.ts';
import { type Assessed, assessPlan } from './assess-plan.ts';
import { writeAssets } from './assets.ts';
import { type Config, type DrawOptions, Log, type Selection } from './command.ts';
import { drawJobs, reportKey, writeFailed } from './draw.ts';
import type { AssessedJob } from './freshness.ts';
import { jobReport, weightOf } from './job-report.ts';
import { type Prepared, prepare } from './prepare.ts';

export interface RenderOptions extends Selection, DrawOptions {
  readonly dryRun: boolean;
  /** Workers; undefined: one a core. */
  readonly jobs?: number;
}

/** How long to wait for another build of the same output folder. */
const PATIENCE_MS = 10 * 60_000;

/** Draws what is not fresh. A story, locale or job with an error fails alone. */
export async function render(config: Config, options: RenderOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const prepared = await prepare(config.root, options, log, keptImages(config.cache));
  if (!prepared) return log.result();
  for (const job of prepared.blocked) tell(job, log, emit);
  if (options.dryRun) {
    const { jobs } = await assessPlan(config, options, prepared.plan, log);
    for (const job of jobs) tell(undrawn(job), log, emit);
    return log.result();
  }
  try {
    return await renderLocked(config, options, prepared, log, emit);
  } catch (error) {
    log.add([writeFailed(error)]);
    return log.result(config.signal.aborted);
  }
}

async function renderLocked(
  config: Config,
  options: RenderOptions,
  prepared: Prepared,
  log: Log,
  emit: Emit,
): Promise<CommandResult> {
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
    const assessed = await assessPlan(config, options, prepared.plan, log);
    await drawStale(config, options, { ...prepared, ...assessed }, log, emit);
    return log.result(config.signal.aborted);
  } finally {
    await lock.release();
  }
}

async function drawStale(
  config: Config,
  options: RenderOptions,
  { jobs, manifest, assets, locate }: Prepared & Assessed,
  log: Log,
  emit: Emit,
): Promise<void> {
  const stale = jobs.filter(({ reasons }) => reasons.length > 0);
  const weight = stale.reduce((sum, { input }) => sum + weightOf(input.format), 0);
  emit({ kind: 'planned', total: jobs.length, fresh: jobs.length - stale.length, weight });
  let drawn = new Map<string, JobReport>();
  if (stale.length > 0) {
    const ledger = new Ledger(config.output, manifest);
    await removeLeftovers(config.output, new Set(stale.map(({ input }) => `${input.story}/${input.locale}`)));
    await ledger.begin(stale.map(({ input, variant }) => ({ job: input.id, variant })));
    const place = { assets: path.join(config.cache, 'assets'), output: config.output };
    await writeAssets(place.assets, assets);
    const inputs = inputStore(config.cache);
    try {
      drawn = await drawJobs(stale, { config, place, ledger, inputs, log, locate, emit, workers: options.jobs });
    } finally {
      await ledger.flush();
    }
  }
  for (const job of jobs) {
    const report = drawn.get(reportKey(job));
    if (report) log.jobs.push(report);
    else tell(undrawn(job), log, emit);
  }
}

const undrawn = (job: AssessedJob): JobReport =>
  job.reasons.length === 0 ? jobReport(job, 'fresh', { files: job.files }) : jobReport(job, 'planned');

function tell(job: JobReport, log: Log, emit: Emit): void {
  log.jobs.push(job);
  emit({ kind: 'job-finished', job, weight: 0 });
}
