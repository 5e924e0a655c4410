import path from 'node:path';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { InputStore } from '../cache/input-store.ts';
import type { Ledger } from '../cache/ledger.ts';
import type { Rendered, Renderer, RenderPlace } from '../job/rendered.ts';
import type { Emit, JobReport } from '../report/events.ts';
import type { Config, Log } from './command.ts';
import type { AssessedJob } from './freshness.ts';
import { jobReport, weightOf } from './job-report.ts';
import type { Locate } from './positions.ts';

export interface DrawContext {
  readonly config: Config;
  readonly place: RenderPlace;
  readonly ledger: Ledger;
  readonly inputs: InputStore;
  readonly log: Log;
  readonly locate: Locate;
  readonly emit: Emit;
  readonly workers: number | undefined;
}

/** Jobs handed to the still renderer at a time: enough that no worker waits, few enough that Ctrl-C is quick. */
const STILLS_AT_ONCE = 8;

/** Draws stills on all workers, then videos one by one (each uses all cores itself). Reports in drawing order. */
export async function drawJobs(jobs: readonly AssessedJob[], context: DrawContext): Promise<Map<string, JobReport>> {
  const { renderers } = context.config;
  const reports = new Map<string, JobReport>();
  const stills = jobs.filter(({ input }) => input.kind === 'still');
  const videos = jobs.filter(({ input }) => input.kind === 'video');
  await drawKind(stills, () => renderers.still(context.workers), STILLS_AT_ONCE, context, reports);
  await drawKind(videos, () => renderers.video(context.workers), 1, context, reports);
  return reports;
}

async function drawKind(
  jobs: readonly AssessedJob[],
  open: () => Promise<Renderer>,
  atOnce: number,
  context: DrawContext,
  reports: Map<string, JobReport>,
): Promise<void> {
  const { signal } = context.config;
  if (jobs.length === 0 || signal.aborted) return;
  const renderer = await open();
  // Pictures under way are finished; a video would take minutes, so its renderer is closed under it.
  const stop = (): void => void (jobs[0]?.input.kind === 'video' && renderer.close());
  signal.addEventListener('abort', stop, { once: true });
  const queue = jobs.values();
  const work = async (): Promise<void> => {
    for (const job of queue) {
      if (signal.aborted) return;
      const report = await drawOne(job, renderer, context);
      if (report) reports.set(reportKey(job), report);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, work));
  } finally {
    signal.removeEventListener('abort', stop);
    await renderer.close();
  }
}

export const reportKey = ({ input, variant }: AssessedJob): string => `${input.id} ${variant}`;

async function drawOne(job: AssessedJob, renderer: Renderer, context: DrawContext): Promise<JobReport | undefined> {
  const { config, place, log, locate, emit } = context;
  const { input } = job;
  const weight = weightOf(input.format);
  const parts = { folder: path.join(config.cache, 'parts'), code: codeOf(job.toolchain) };
  const rendered = await renderer.render(input, { ...place, parts }, ({ done, frames }) =>
    emit({ kind: 'job-progress', id: input.id, weight: weight * Math.min(1, done), ...(frames && { frames }) }),
  );
  // Cut short by Ctrl-C, not failed: the job is simply still to do.
  if (config.signal.aborted && rendered.files.length === 0) return undefined;
  log.add(rendered.findings.map((finding) => locate({ story: input.story, locale: input.locale, ...finding })));
  const kept = rendered.files.length > 0 && !rendered.findings.some(isError) && (await keep(job, rendered, context));
  const report = kept
    ? jobReport(job, 'rendered', { files: rendered.files.map((file) => file.path), ms: rendered.ms })
    : jobReport(job, 'failed', { ms: rendered.ms });
  emit({ kind: 'job-finished', job: report, weight });
  return report;
}

/** All that draws but the fonts: of those a video is given the outlines. */
const codeOf = ({ code, tools }: AssessedJob['toolchain']): string => JSON.stringify([code, tools]);

const isError = ({ rule }: Finding): boolean => RULES[rule].check === 'error';

/** Writes down what was drawn. Fails only where the disk does: the files stay, and are drawn again next time. */
async function keep(job: AssessedJob, rendered: Rendered, { ledger, inputs, log }: DrawContext): Promise<boolean> {
  const { input, toolchain, fingerprint, variant } = job;
  const { files, sections } = rendered;
  try {
    await inputs.write(fingerprint, { input, toolchain });
    await ledger.record({ job: input.id, variant }, { fingerprint, files, sections, fallback: input.fallback });
    if (job.earlier !== undefined && job.earlier !== fingerprint) await inputs.remove(job.earlier);
    return true;
  } catch (error) {
    log.add([writeFailed(error, input)]);
    return false;
  }
}

export function writeFailed(error: unknown, about: { story?: string; locale?: string; format?: string } = {}): Finding {
  const { code, message } = error as NodeJS.ErrnoException;
  // Anything but the system's refusal is a bug.
  if (code === undefined) throw error;
  const { story, locale, format } = about;
  return {
    rule: 'write-failed',
    id: code === 'ENOSPC' ? 'write-failed.full' : 'write-failed.refused',
    values: { reason: message },
    ...(story !== undefined && { story }),
    ...(locale !== undefined && { locale }),
    ...(format !== undefined && { format }),
  };
}
