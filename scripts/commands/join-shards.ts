import type { Diagnostic, Finding } from '../../compositions/model/diagnostic.ts';
import type { Report, ReportedJob, ShardReport } from './shard-report.ts';

/** What several machines did, as one. */
export interface Joined {
  /** In the order of the plan, or else of the parts. Of each, the report that counts; none where no machine told of it. */
  readonly jobs: readonly { readonly job: ReportedJob; readonly from: ShardReport | undefined }[];
  readonly diagnostics: readonly Diagnostic[];
  /** Artifacts that no job owns, relative to the output folder. */
  readonly removed: readonly string[];
  /** What is wrong with the parts themselves. */
  readonly findings: readonly Finding[];
}

/**
 * Joins the reports of all parts of one run. Every part must be there once, and every job in one part; with the plan,
 * every job of the plan and no other. What is wrong is told, and all the rest still counts.
 */
export function joinShards(reports: readonly ShardReport[], plan: Report | undefined): Joined {
  const { parts, findings } = partsOf(reports);
  const known = plan && new Map(plan.jobs.map((job) => [job.id, job]));
  const taken = new Map<string, { readonly job: ReportedJob; readonly from: ShardReport }>();
  for (const from of parts) {
    for (const job of from.jobs) {
      const other = taken.get(job.id);
      if (known && !known.has(job.id)) findings.push(aboutJob('job-unknown', job));
      else if (other) findings.push(aboutJob('job-twice', job, other.from.shard.index, from.shard.index));
      else taken.set(job.id, { job: isLeft(job) ? toDo(job) : job, from });
    }
  }
  const missing = plan?.jobs.filter((job) => !taken.has(job.id)) ?? [];
  // Of a part that is missing, its jobs are too, and nobody needs to be told twice.
  if (missing.length > 0 && parts.length === parts[0]?.shard.total) {
    const values = { count: missing.length, job: missing[0]!.id };
    findings.push({ rule: 'invalid-report', id: 'invalid-report.job-missing', values });
  }
  const jobs = plan
    ? plan.jobs.map((job) => taken.get(job.id) ?? { job: toDo(job), from: undefined })
    : [...taken.values()];
  return {
    jobs,
    findings: [...findings, ...parts.flatMap(stopped)],
    diagnostics: unique(parts.flatMap(({ diagnostics }) => diagnostics)),
    removed: [...new Set([plan, ...parts].flatMap((report) => report?.removed ?? []))].sort(),
  };
}

/** The parts in order, each once, and what is wrong with them. */
function partsOf(reports: readonly ShardReport[]): { parts: ShardReport[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const parts = new Map<number, ShardReport>();
  const total = reports[0]?.shard.total ?? 0;
  const fault = (id: string, values: Finding['values']): void =>
    void findings.push({ rule: 'invalid-report', id: `invalid-report.${id}`, values: { total, ...values } });
  for (const report of reports) {
    const { folder, shard } = report;
    if (shard.total !== total) fault('other-run', { folder, other: shard.total });
    else if (parts.has(shard.index)) fault('part-twice', { folder, index: shard.index });
    else parts.set(shard.index, report);
  }
  for (let index = 1; index <= total; index += 1) if (!parts.has(index)) fault('part-missing', { index });
  return { parts: [...parts.values()].sort((a, b) => a.shard.index - b.shard.index), findings };
}

function aboutJob(what: 'job-twice' | 'job-unknown', job: ReportedJob, first = 0, second = 0): Finding {
  const { id, story, locale, format } = job;
  const values = { job: id, first, second };
  return { rule: 'invalid-report', id: `invalid-report.${what}`, values, story, locale, format };
}

/** A machine that was not well and names no error was stopped. */
function stopped({ ok, diagnostics, jobs, shard }: ShardReport): Finding[] {
  if (ok || diagnostics.some(({ severity }) => severity === 'error')) return [];
  const count = jobs.filter(isLeft).length;
  return [{ rule: 'invalid-report', id: 'invalid-report.stopped', values: { ...shard, count } }];
}

/** What is in a machine's cache only has not been brought yet. */
const isLeft = ({ state, files }: ReportedJob): boolean => state !== 'failed' && files.length === 0;

/** A job that no machine has done. */
const toDo = (job: ReportedJob): ReportedJob =>
  job.state === 'failed' ? job : { ...job, state: 'planned', files: [] };

/** Every machine reads the same stories: what it finds there is found by all. */
const unique = (diagnostics: readonly Diagnostic[]): Diagnostic[] => [
  ...new Map(diagnostics.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
];
