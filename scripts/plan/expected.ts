import type { PlannedJob } from './plan.ts';

/** Durations by `<id> <variant>`, ms. */
type Durations = ReadonlyMap<string, number>;

/** Where a format was never drawn yet, ms of one core: measured on two cores with the shipped stories. */
const USUAL_MS: Readonly<Record<string, number>> = {
  square: 450,
  story: 500,
  portrait: 90,
  link: 60,
  wide: 90,
  a4: 600,
};
const USUAL_VIDEO_MS = 14_000;
/** Files that are copied out of the cache. */
const CACHED_MS = 20;

type Job = Pick<PlannedJob, 'id' | 'variant' | 'format' | 'kind'>;

/**
 * How long a job is expected to keep the machine busy, ms: as long as it took last time, else as the middle one of its format
 * took, else as a model says. Stills are drawn one a core, a video takes all of them.
 */
export function createExpectation(
  durations: Durations,
  cores: number,
): (job: Job, state: 'fresh' | 'cached' | 'planned') => number {
  const byFormat = new Map<string, number[]>();
  for (const [job, ms] of durations) {
    const format = formatOf(job);
    const known = byFormat.get(format) ?? [];
    known.push(ms);
    byFormat.set(format, known);
  }
  const middle = new Map([...byFormat].map(([format, all]) => [format, middleOf(all)]));
  return (job, state) => {
    if (state === 'fresh') return 0;
    if (state === 'cached') return CACHED_MS;
    const usual = job.kind === 'video' ? USUAL_VIDEO_MS : (USUAL_MS[job.format] ?? USUAL_MS.portrait!);
    const ms = durations.get(`${job.id} ${job.variant}`) ?? middle.get(`${job.format} ${job.variant}`) ?? usual;
    return Math.ceil(job.kind === 'video' ? ms : ms / cores);
  };
}

/** `<format> <variant>` of a name in the history. */
const formatOf = (job: string): string => job.slice(job.lastIndexOf('/') + 1);

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
