import { JOB_STATES, type JobReport, type JobState } from './events.ts';

/** What became of a story's jobs. */
export interface StoryCounts {
  readonly story: string;
  readonly counts: Readonly<Record<JobState, number>>;
  /** Time they took, or are expected to take where nothing was done. */
  readonly ms: number;
}

/** The columns of a summary, in order of reading. */
export const SUMMARY_STATES = [
  'rendered',
  'cached',
  'fresh',
  'failed',
  'planned',
] as const satisfies readonly JobState[];

/** A row a story, in the order of the jobs. */
export function storyCounts(jobs: readonly JobReport[]): StoryCounts[] {
  const rows = new Map<string, { story: string; counts: Record<JobState, number>; ms: number }>();
  for (const { story, state, ms, expectedMs = 0 } of jobs) {
    const row = rows.get(story) ?? { story, counts: nothing(), ms: 0 };
    rows.set(story, row);
    row.counts[state] += 1;
    row.ms += ms || expectedMs;
  }
  return [...rows.values()];
}

/** Several rows as one. */
export function addCounts(story: string, rows: readonly StoryCounts[]): StoryCounts {
  const counts = nothing();
  for (const state of JOB_STATES) counts[state] = rows.reduce((sum, row) => sum + row.counts[state], 0);
  return { story, counts, ms: rows.reduce((sum, row) => sum + row.ms, 0) };
}

const nothing = (): Record<JobState, number> =>
  Object.fromEntries(JOB_STATES.map((state) => [state, 0])) as Record<JobState, number>;
