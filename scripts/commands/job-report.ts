import { findFormat } from '../../compositions/model/format.ts';
import type { JobReport, JobState } from '../report/events.ts';
import type { AssessedJob } from './freshness.ts';

/** Work of a format in stills of ordinary size: a guess that only steers the progress bar. */
export function weightOf(format: string): number {
  if (findFormat(format)?.kind === 'video') return 80;
  return format === 'a4' ? 4 : 1;
}

export function jobReport(
  job: Pick<AssessedJob, 'id' | 'story' | 'locale' | 'format' | 'kind' | 'variant' | 'fingerprint' | 'reasons'>,
  state: JobState,
  done: { readonly files?: readonly string[]; readonly ms?: number } = {},
): JobReport {
  const { id, story, locale, format, kind, variant, fingerprint, reasons } = job;
  const { files = [], ms = 0 } = done;
  return { id, story, locale, format, kind, variant, state, files, ms: Math.round(ms), reasons, fingerprint };
}
