import path from 'node:path';
import { z } from 'zod';
import { RULES, type RuleName } from '../../compositions/model/diagnostic.ts';
import { findFormat } from '../../compositions/model/format.ts';
import { readBytes } from '../files/read-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { JOB_STATES, type JobReport } from '../report/events.ts';

const text = z.string();

const jobSchema = z.object({
  id: text,
  story: text,
  locale: text,
  format: text,
  variant: text.exactOptional(),
  state: z.enum(JOB_STATES),
  files: z.array(text),
  ms: z.number().nonnegative(),
  reasons: z.array(text),
  fingerprint: text.exactOptional(),
  expectedMs: z.number().nonnegative().exactOptional(),
});

const diagnosticSchema = z.object({
  rule: z.enum(Object.keys(RULES) as [RuleName, ...RuleName[]]),
  severity: z.enum(['error', 'warning', 'info']),
  message: text,
  file: text.exactOptional(),
  line: z.number().exactOptional(),
  column: z.number().exactOptional(),
  story: text.exactOptional(),
  locale: text.exactOptional(),
  key: text.exactOptional(),
  format: text.exactOptional(),
  expected: text.exactOptional(),
  actual: text.exactOptional(),
  hint: text.exactOptional(),
});

/** What `--json` and `--report <file>.json` write, as far as reports are joined; a plan is one too. */
const reportSchema = z.object({
  ok: z.boolean(),
  shard: z.object({ index: z.int().positive(), total: z.int().positive().max(1000) }).exactOptional(),
  jobs: z.array(jobSchema),
  removed: z.array(text).exactOptional(),
  diagnostics: z.array(diagnosticSchema),
});
export type Report = z.infer<typeof reportSchema>;
export type ReportedJob = Report['jobs'][number];

/** What one machine of several left: its report, and beside it its output folder. */
export interface ShardReport extends Report {
  readonly shard: NonNullable<Report['shard']>;
  /** As it was named. */
  readonly folder: string;
}

/** Bytes of the largest report that is read: some half a million jobs. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The report in a JSON file; undefined where there is none that can be read. */
export async function readReport(file: string): Promise<Report | undefined> {
  const read = await readBytes(file, MOST_BYTES);
  if (read.state !== 'read') return undefined;
  try {
    return reportSchema.parse(JSON.parse(read.bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Reads `report.json` of a machine's folder. */
export async function readShardReport(folder: string): Promise<Result<ShardReport>> {
  const report = await readReport(path.join(folder, 'report.json'));
  const about = { rule: 'invalid-report', values: { folder } } as const;
  if (!report) return fail({ ...about, id: 'invalid-report.unreadable', expected: 'report.json' });
  const { shard } = report;
  return shard
    ? succeed({ ...report, shard, folder })
    : fail({ ...about, id: 'invalid-report.no-part', expected: 'render --shard 1/4 --report report.json' });
}

/** A job as it was reported, told again in this run. */
export const jobReportOf = ({ reasons, ...job }: ReportedJob): JobReport => ({
  ...job,
  kind: findFormat(job.format)?.kind ?? 'still',
  reasons: reasons.map((reason) => ({ id: 'reason.told', values: { text: reason } })),
});
