import type { CommandResult, Event, JobReport } from '../../scripts/report/events.ts';
import type { Reporter, ReporterOptions } from '../../scripts/report/reporter.ts';
import { loadWords } from '../../scripts/report/words.ts';

/** A stream that keeps what is written to it. */
function memory(): NodeJS.WriteStream & { text: string } {
  const stream = {
    text: '',
    columns: 100,
    write(text: string) {
      stream.text += text;
      return true;
    },
  };
  return stream as unknown as NodeJS.WriteStream & { text: string };
}

/** What a reporter prints for these events and this result. */
export function print(
  create: (options: ReporterOptions) => Reporter,
  events: readonly Event[],
  result: Partial<CommandResult> = {},
  changes: Partial<ReporterOptions> & { language?: 'vi' | 'en' } = {},
): { stdout: string; stderr: string } {
  const [stdout, stderr] = [memory(), memory()];
  const { language = 'en', ...options } = changes;
  const reporter = create({
    streams: { stdout, stderr },
    words: loadWords(language),
    release: false,
    quiet: false,
    explain: false,
    notes: false,
    live: false,
    colour: false,
    ...options,
  });
  for (const event of events) reporter.event(event);
  const findings = events.flatMap((event) => (event.kind === 'finding' ? [event.finding] : []));
  const jobs = events.flatMap((event) => (event.kind === 'job-finished' ? [event.job] : []));
  reporter.finish({ jobs, findings, interrupted: false, ...result });
  return { stdout: stdout.text, stderr: stderr.text };
}

export const sampleJob = (changes: Partial<JobReport> = {}): JobReport => ({
  id: 'cao-bang/vi/square',
  story: 'cao-bang',
  locale: 'vi',
  format: 'square',
  kind: 'still',
  state: 'rendered',
  files: ['cao-bang/vi/square-01.png'],
  ms: 1500,
  reasons: [{ id: 'reason.message', values: { key: 'title', before: 'Ba', after: 'Bốn' } }],
  ...changes,
});
