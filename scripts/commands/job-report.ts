import { findFormat } from '../../compositions/model/format.ts';
import type { JobReport, JobState } from '../report/events.ts';
import type { AssessedJob } from './freshness.ts';

/** Work of a format in stills of ordinary size: a guess that only steers the progress bar. */
export function weightOf(format: string): number {
  if (findFormat(format)?.kind === 'video') return 80;
  return format === 'a4' ? 4 : 1;
}

export function jobReport(
  { input, reasons }: Pick<AssessedJob, 'input' | 'reasons'>,
  state: JobState,
  done: { readonly files?: readonly string[]; readonly ms?: number } = {},
): JobReport {
  const { id, story, locale, format, kind } = input;
  return { id, story, locale, format, kind, state, files: done.files ?? [], ms: Math.round(done.ms ?? 0), reasons };
}
