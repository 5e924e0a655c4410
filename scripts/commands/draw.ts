import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { type Drawing, findDrawing, keepDrawing } from '../cache/drawings.ts';
import type { InputStore } from '../cache/input-store.ts';
import type { Ledger } from '../cache/ledger.ts';
import type { Store } from '../files/store.ts';
import type { Rendered, Renderer, RenderPlace } from '../job/rendered.ts';
import type { Emit, JobReport } from '../report/events.ts';
import type { AssetFolder } from './asset-folder.ts';
import type { Config, Log } from './command.ts';
import { keepInput } from './explain.ts';
import type { AssessedJob } from './freshness.ts';
import { jobReport, weightOf } from './job-report.ts';
import type { DrawnFrom, Prepared } from './prepare.ts';

export interface DrawContext {
  readonly config: Config;
  readonly assets: AssetFolder;
  readonly store: Store;
  readonly ledger: Ledger;
  readonly inputs: InputStore;
  readonly log: Log;
  readonly drawn: Prepared['drawn'];
  /** Whether the newsroom does not publish such a job: it was asked for by name. */
  readonly isAsked: (job: AssessedJob) => boolean;
  /** Whether all is drawn anew, whatever is kept of it. */
  readonly isForced: boolean;
  readonly emit: Emit;
  readonly workers: number | undefined;
}

/** Jobs handed to the still renderer at a time: enough that no worker waits, few enough that Ctrl-C is quick. */
const STILLS_AT_ONCE = 8;

/**
 * Brings what is in the cache, draws stills on all workers, then videos one by one (each uses all cores itself). Reports by
 * `reportKey`; a job that Ctrl-C came before has none.
 */
export async function drawJobs(jobs: readonly AssessedJob[], context: DrawContext): Promise<Map<string, JobReport>> {
  const { renderers } = context.config;
  const reports = new Map<string, JobReport>();
  const left = await bringJobs(jobs, context, reports);
  const stills = left.filter(({ kind }) => kind === 'still');
  const videos = left.filter(({ kind }) => kind === 'video');
  await drawKind(stills, () => renderers.still(context.workers), STILLS_AT_ONCE, context, reports);
  await drawKind(videos, () => renderers.video(context.workers), 1, context, reports);
  return reports;
}

export const reportKey = ({ id, variant }: Pick<AssessedJob, 'id' | 'variant'>): string => `${id} ${variant}`;

/** Puts what the cache has in place; answers the jobs that are still to be drawn. */
async function bringJobs(
  jobs: readonly AssessedJob[],
  context: DrawContext,
  reports: Map<string, JobReport>,
): Promise<AssessedJob[]> {
  const left = new Set(jobs);
  const bring = async (job: AssessedJob): Promise<void> => {
    const started = performance.now();
    const drawing = await findDrawing(context.store, job.fingerprint);
    // A byte of it has changed on the disk, or it made room for something else.
    if (!drawing) return;
    left.delete(job);
    const from = drawing.findings.length > 0 ? await context.drawn(job) : undefined;
    reports.set(
      reportKey(job),
      await settle(job, { ...drawing, ms: performance.now() - started }, 'cached', context, from),
    );
  };
  const { signal } = context.config;
  await together(
    jobs.filter(({ isCached }) => isCached),
    STILLS_AT_ONCE,
    bring,
    signal,
  );
  return jobs.filter((job) => left.has(job));
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
  const stop = (): void => void (jobs[0]?.kind === 'video' && renderer.close());
  signal.addEventListener('abort', stop, { once: true });
  const draw = async (job: AssessedJob): Promise<void> => {
    const report = await drawOne(job, renderer, context);
    if (report) reports.set(reportKey(job), report);
  };
  try {
    await together(jobs, atOnce, draw, signal);
  } finally {
    signal.removeEventListener('abort', stop);
    await renderer.close();
  }
}

/** Does so many at a time, in order, until all are done or the signal comes. */
async function together<T>(
  items: readonly T[],
  atOnce: number,
  act: (item: T) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const queue = items.values();
  const work = async (): Promise<void> => {
    for (const item of queue) {
      if (signal.aborted) return;
      await act(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
}

async function drawOne(job: AssessedJob, renderer: Renderer, context: DrawContext): Promise<JobReport | undefined> {
  const { config, emit, log } = context;
  const { id } = job;
  const from = await context.drawn(job);
  if (!from) {
    const { story, locale } = job;
    log.add([{ rule: 'outdated-plan', id: 'outdated-plan.meanwhile', values: { story, locale }, story, locale }]);
    return told(jobReport(job, 'planned'), context);
  }
  const assets = await context.assets.put(from.assets).catch((error: unknown) => {
    log.add([writeFailed(error, job)]);
    return undefined;
  });
  if (assets === undefined) return told(jobReport(job, 'failed'), context);
  const kept = { cache: config.cache, code: codeOf(job.toolchain) };
  const place: RenderPlace = { assets, ...(!context.isForced && { kept }) };
  const weight = weightOf(job.format);
  const rendered = await renderer.render(from.input, place, ({ done, frames }) =>
    emit({ kind: 'job-progress', id, weight: weight * Math.min(1, done), ...(frames && { frames }) }),
  );
  // Cut short by Ctrl-C, not failed: the job is simply still to do.
  if (config.signal.aborted && rendered.files.length === 0) return undefined;
  if (rendered.files.length === 0 || rendered.findings.some(isError)) {
    log.add(located(rendered.findings, job, from));
    return told(jobReport(job, 'failed', { ms: rendered.ms }), context);
  }
  await keep(job, rendered, from, context);
  return settle(job, rendered, rendered.isKept ? 'cached' : 'rendered', context, from);
}

/** Keeps what was drawn, so that no other run draws it again. */
async function keep(job: AssessedJob, rendered: Rendered, { input }: DrawnFrom, context: DrawContext): Promise<void> {
  const { store, inputs } = context;
  const keys = [job.fingerprint, ...(rendered.drawing !== undefined ? [rendered.drawing] : [])];
  const { document, terms } = input;
  await Promise.all([keepDrawing(store, keys, rendered), keepInput(inputs, job, { document, terms })]);
}

/** Puts a job's files in place and writes it down. Fails only where the disk does: then it is drawn again next time. */
async function settle(
  job: AssessedJob,
  { files, sections, findings, ms }: Drawing & { readonly ms: number },
  state: 'rendered' | 'cached',
  context: DrawContext,
  from: DrawnFrom | undefined,
): Promise<JobReport> {
  const { ledger, log, isAsked } = context;
  const { id, variant, fingerprint, settings } = job;
  if (from) log.add(located(findings, job, from));
  try {
    await ledger.record(
      { job: id, variant },
      {
        fingerprint,
        fallback: settings.fallback,
        ...(isAsked(job) && { asked: true }),
        sections,
        ...(findings.length > 0 && { findings }),
        files,
      },
    );
  } catch (error) {
    log.add([writeFailed(error, job)]);
    return told(jobReport(job, 'failed', { ms }), context);
  }
  const folder = id.slice(0, id.lastIndexOf('/'));
  return told(jobReport(job, state, { files: files.map(({ name }) => `${folder}/${name}`), ms }), context);
}

function told(report: JobReport, { emit }: DrawContext): JobReport {
  emit({ kind: 'job-finished', job: report, weight: weightOf(report.format) });
  return report;
}

/** Findings of drawing, with the place of the text that each is about. */
export const located = (
  findings: readonly Finding[],
  { story, locale }: Pick<AssessedJob, 'story' | 'locale'>,
  { locate }: Pick<DrawnFrom, 'locate'>,
): Finding[] => findings.map((finding) => locate({ story, locale, ...finding }));

/** All that draws but the fonts: of those, what is drawn has the outlines. */
const codeOf = ({ code, tools }: AssessedJob['toolchain']): string => JSON.stringify([code, tools]);

const isError = ({ rule }: Finding): boolean => RULES[rule].check === 'error';

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
