import { z } from 'zod';
import {
  CAPTION_MODES,
  ENCODINGS,
  VIDEO_ENCODINGS,
  VIDEO_PROFILES,
  VIDEO_RENDERERS,
} from '../../compositions/model/job-input.ts';
import { readBytes } from '../files/read-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { JOB_STATES } from '../report/events.ts';
import type { DrawOptions, Selection } from './command.ts';

/** How pictures and videos were to be made when the plan was: the same choices draw them. */
const optionsSchema = z.object({
  encoding: z.enum(ENCODINGS),
  videoEncoding: z.enum(VIDEO_ENCODINGS),
  profile: z.enum(VIDEO_PROFILES),
  captions: z.enum(CAPTION_MODES),
  renderer: z.enum(VIDEO_RENDERERS),
  force: z.boolean(),
  release: z.boolean(),
  allowMissing: z.boolean(),
});
export type PlanOptions = z.infer<typeof optionsSchema>;

const jobSchema = z.object({
  id: z.string(),
  story: z.string(),
  locale: z.string(),
  format: z.string(),
  state: z.enum(JOB_STATES),
  fingerprint: z.string().optional(),
  expectedMs: z.number().nonnegative().optional(),
});

/** What `plan --json` prints, as far as `render --plan` needs it. */
const planSchema = z.object({
  plan: z.object({ version: z.literal(1), options: optionsSchema }),
  jobs: z.array(jobSchema),
});
export type PlanFile = z.infer<typeof planSchema>;

/** The choices of a run, to go with its plan; all else that it was told is left out. */
export const planOptions = (options: DrawOptions): PlanOptions => optionsSchema.parse(options);

/** Names all that the plan is about. */
export function selectionOf({ jobs }: PlanFile): Selection {
  const names = (part: 'story' | 'locale' | 'format'): string[] => [...new Set(jobs.map((job) => job[part]))];
  return { story: names('story'), locale: names('locale'), format: names('format') };
}

/** Bytes of the largest plan that is read: some half a million jobs. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a plan. `file`: absolute path; findings name it as it was given. */
export async function readPlanFile(file: string): Promise<Result<PlanFile>> {
  const about = { rule: 'wrong-usage', at: { file } } as const;
  const read = await readBytes(file, MOST_BYTES);
  if (read.state !== 'read') return fail({ ...about, id: 'wrong-usage.plan-missing', values: { path: file } });
  const parsed = planSchema.safeParse(parse(read.bytes));
  if (!parsed.success) return fail({ ...about, id: 'wrong-usage.plan-unreadable', values: { path: file } });
  return succeed(parsed.data);
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
