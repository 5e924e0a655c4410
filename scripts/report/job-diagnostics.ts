import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { JobReport } from './events.ts';

/** Which jobs a diagnostic is about. */
export interface JobDiagnostics {
  readonly of: (job: JobReport) => readonly Diagnostic[];
  /** Those that belong to no job. */
  readonly others: readonly Diagnostic[];
}

/**
 * Gives each job what was found in it. An error belongs to the jobs that it stopped, in its story, and in its locale and
 * format where it names them; anything else belongs to a job that it names to the full.
 */
export function jobDiagnostics(jobs: readonly JobReport[], diagnostics: readonly Diagnostic[]): JobDiagnostics {
  const byScope = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const name = scope(diagnostic);
    const same = byScope.get(name);
    if (same) same.push(diagnostic);
    else byScope.set(name, [diagnostic]);
  }
  const taken = new Set<Diagnostic>();
  const found = new Map<JobReport, Diagnostic[]>();
  for (const job of jobs) {
    const { story, locale, format } = job;
    const whole = byScope.get(scope(job)) ?? [];
    const wider =
      job.state === 'failed'
        ? [{ story, locale }, { story, format }, { story }].flatMap((about) => byScope.get(scope(about)) ?? [])
        : [];
    const own = [...whole, ...wider.filter(({ severity }) => severity === 'error')].filter(
      ({ severity }) => severity !== 'error' || job.state === 'failed',
    );
    for (const diagnostic of own) taken.add(diagnostic);
    found.set(job, own);
  }
  return {
    of: (job) => found.get(job) ?? [],
    others: diagnostics.filter((diagnostic) => !taken.has(diagnostic)),
  };
}

const scope = ({ story, locale, format }: Pick<Diagnostic, 'story' | 'locale' | 'format'>): string =>
  [story ?? '', locale ?? '', format ?? ''].join('/');
