import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { JobReport } from './events.ts';
import type { Words } from './words.ts';

/** The last line: what was done, what was not, and how many of each kind of diagnostic there are. */
export function summary(jobs: readonly JobReport[], diagnostics: readonly Diagnostic[], words: Words): string {
  const states = ['rendered', 'cached', 'fresh', 'planned', 'failed'] as const;
  const severities = ['error', 'warning', 'info'] as const;
  const parts = [
    ...states.map((state) => [`summary.${state}`, jobs.filter((job) => job.state === state).length] as const),
    ...severities.map(
      (severity) => [`summary.${severity}`, diagnostics.filter((one) => one.severity === severity).length] as const,
    ),
  ].filter(([, count]) => count > 0);
  return parts.length === 0 ? words('summary.nothing') : parts.map(([id, count]) => words(id, { count })).join(' · ');
}
