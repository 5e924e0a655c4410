import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import { Annotations } from './annotations.ts';
import type { CommandResult, Event, JobReport } from './events.ts';
import { formatDiagnostic } from './format-diagnostic.ts';
import { ProgressBar } from './progress-bar.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { statusTable } from './status-table.ts';
import { summary } from './summary.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/** How many reasons of one job are worth a line each; the rest are counted. */
const REASONS_SHOWN = 5;

/**
 * For people: a progress bar on a terminal, a line a job elsewhere; diagnostics on stderr as they come, what the
 * command has to say on stdout. `quiet` leaves errors, warnings and the summary.
 */
export function terminalReporter(options: ReporterOptions): Reporter {
  const { streams, words, release, quiet, explain } = options;
  const { stdout, stderr } = streams;
  const bar = options.live ? new ProgressBar(stderr, words) : undefined;
  const annotations = options.annotate && new Annotations(options.annotate);
  const diagnostics: Diagnostic[] = [];

  const say = (stream: NodeJS.WriteStream, text: string): void => {
    bar?.clear();
    stream.write(`${text}\n`);
  };

  const showDiagnostic = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
    if (diagnostic.severity === 'info' && (quiet || !options.notes)) return;
    say(stderr, formatDiagnostic(diagnostic, words, options.colour));
    const annotation = annotations?.of(diagnostic);
    if (annotation !== undefined) say(stdout, annotation);
  };

  const showJob = (job: JobReport): void => {
    if (quiet || job.state === 'failed') return;
    const drawn = job.state === 'rendered' || job.state === 'cached';
    if (!explain && (job.state === 'fresh' || (drawn && bar))) return;
    say(stdout, jobLine(job));
    if (!explain && job.state !== 'planned') return;
    for (const { id, values } of job.reasons.slice(0, REASONS_SHOWN)) say(stdout, `    ${words(id, values)}`);
    const more = job.reasons.length - REASONS_SHOWN;
    if (more > 0) say(stdout, `    ${words('report.more-reasons', { count: more })}`);
  };

  const jobLine = (job: JobReport): string => {
    const time = job.ms > 0 ? ` (${words('report.seconds', { seconds: (job.ms / 1000).toFixed(1) })})` : '';
    return `${words(`state.${job.state}`)}  ${job.id}${time}`;
  };

  return {
    event(event: Event) {
      switch (event.kind) {
        case 'planned':
          return bar?.start(event.total - event.fresh, event.weight);
        case 'waiting':
          return say(stderr, words('report.waiting', { pid: event.pid }));
        case 'job-progress':
          return bar?.advance(event.id, event.weight, event.frames);
        case 'job-finished':
          showJob(event.job);
          return event.weight > 0 ? bar?.finish(event.job.id, event.weight) : undefined;
        case 'finding':
          return showDiagnostic(toDiagnostic(event.finding, words, release));
        case 'diagnostic':
          return showDiagnostic(event.diagnostic);
        case 'note':
          return quiet ? undefined : say(stdout, words(event.note.id, event.note.values));
        case 'interrupted':
          return say(stderr, words('report.interrupted'));
        default:
          event satisfies never;
      }
    },
    finish(result: CommandResult) {
      bar?.clear();
      if (result.status && result.status.rows.length > 0) stdout.write(`${statusTable(result.status, words)}\n`);
      const closing = annotations?.closing(words);
      if (closing !== undefined) stdout.write(`${closing}\n`);
      const wrongUsage = result.findings.some((finding) => finding.rule === 'wrong-usage');
      if (!wrongUsage && (result.jobs.length > 0 || diagnostics.length > 0)) {
        stdout.write(`${summary(result.jobs, diagnostics, words)}\n`);
      }
    },
  };
}
