import path from 'node:path';
import { addHistory } from '../cache/history.ts';
import { pruneCache } from '../cache/prune.ts';
import { openStore } from '../files/store.ts';
import type { CommandResult, Emit, JobReport } from '../report/events.ts';
import { bringHome } from './bring-home.ts';
import { type Config, Log } from './command.ts';
import { writeFailed } from './draw.ts';
import { type Joined, joinShards } from './join-shards.ts';
import { jobReportOf, type Report, readReport, readShardReport, type ShardReport } from './shard-report.ts';
import { takeOutput } from './take-output.ts';

export interface MergeOptions {
  /**
   * A folder a machine: `report.json` of `render --shard i/n --report report.json`, and `output/` with its manifest and at
   * least the files that it made.
   */
  readonly operands: readonly string[];
  /** Absolute path of the plan that the machines were given. */
  readonly plan?: string;
}

/**
 * Joins what the machines of one run have done: their reports to one result, and what they made into the output folder,
 * each file checked before it replaces anything. Run twice it does nothing more.
 */
export async function mergeReports(config: Config, options: MergeOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const plan = await readPlan(options.plan, log);
  if (options.plan !== undefined && !plan) return log.result();
  const reports: ShardReport[] = [];
  for (const folder of options.operands) {
    const read = await readShardReport(folder);
    log.add(read.findings);
    if (read.ok) reports.push(read.value);
  }
  const joined = joinShards(reports, plan);
  for (const diagnostic of joined.diagnostics) emit({ kind: 'diagnostic', diagnostic });
  log.add(joined.findings);
  const { diagnostics } = joined;
  return { ...(await merge(config, joined, log, emit)), ...(diagnostics.length > 0 && { diagnostics }) };
}

async function readPlan(file: string | undefined, log: Log): Promise<Report | undefined> {
  if (file === undefined) return undefined;
  const plan = await readReport(file);
  if (!plan) {
    const values = { path: path.relative('', file) };
    log.add([{ rule: 'wrong-usage', id: 'wrong-usage.plan-unreadable', values, actual: values.path }]);
  }
  return plan;
}

async function merge(config: Config, joined: Joined, log: Log, emit: Emit): Promise<CommandResult> {
  const lock = await takeOutput(config, log, emit);
  if (!lock) return log.result(config.signal.aborted);
  const tell = (job: JobReport): void => {
    log.jobs.push(job);
    emit({ kind: 'job-finished', job, weight: 0 });
  };
  try {
    const { output, signal } = config;
    const store = openStore(config.cache);
    const { removed, findings, lost } = await bringHome(joined, { output, store, signal });
    log.removed.push(...removed);
    log.add(findings);
    for (const { job } of joined.jobs) {
      tell(jobReportOf(lost.has(job) ? { ...job, state: signal.aborted ? 'planned' : 'failed', files: [] } : job));
    }
    const rendered = joined.jobs.filter(({ job, from }) => from !== undefined && job.state === 'rendered');
    await addHistory(config.cache, new Map(rendered.map(({ job: { id, variant, ms } }) => [`${id} ${variant}`, ms])));
    await pruneCache(config.cache, config.cacheLimit);
  } catch (error) {
    log.add([writeFailed(error)]);
  } finally {
    await lock.release();
  }
  return log.result(config.signal.aborted);
}
