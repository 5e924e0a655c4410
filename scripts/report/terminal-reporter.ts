import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import { Annotations } from './annotations.ts';
import type { CommandResult, Event, JobReport } from './events.ts';
import { formatDiagnostic } from './format-diagnostic.ts';
import { ProgressBar } from './progress-bar.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { statusTable } from './status-table.ts';
import { summary } from './summary.ts';
import { toDiagnostic } from './to-diagnostic.ts';
import type { Words } from './words.ts';

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

  /** Files whose save began this round, until it has something to say. */
  let changed: readonly string[] = [];
  let wasBroken = false;

  const say = (stream: NodeJS.WriteStream, text: string): void => {
    bar?.clear();
    tellChanged();
    stream.write(`${text}\n`);
  };

  const tellChanged = (): void => {
    if (changed.length > 0) stdout.write(`\n${words('watch.changed', { files: someOf(changed, words) })}\n`);
    changed = [];
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

  const endRound = (result: CommandResult): void => {
    // Warnings that were told in an earlier round count as well.
    const standing = result.findings.map((finding) => toDiagnostic(finding, words, release));
    const isBroken = standing.some(({ severity }) => severity === 'error');
    const isDrawn = result.jobs.some(({ state }) => state === 'rendered' || state === 'cached');
    const isSame = changed.length > 0 && !isDrawn && !isBroken && !wasBroken;
    wasBroken = isBroken;
    if (isSame) {
      const line = words('watch.same', { files: someOf(changed, words) });
      changed = [];
      if (!quiet) say(stdout, line);
      return;
    }
    say(stdout, summary(result.jobs, standing, words));
    if (!quiet && !result.interrupted) say(stdout, words(isBroken ? 'watch.broken' : 'watch.well'));
  };

  return {
    event(event: Event) {
      switch (event.kind) {
        case 'planned':
          if (event.total > event.fresh) tellChanged();
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
        case 'round-begun':
          changed = event.changed;
          return undefined;
        case 'round-ended':
          return endRound(event.result);
        case 'interrupted':
          return say(stderr, words('report.interrupted'));
        default:
          event satisfies never;
      }
    },
    finish(result: CommandResult) {
      bar?.clear();
      if (result.told) return;
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

/** Names enough to know one's own save again. */
const NAMES_SHOWN = 3;

function someOf(names: readonly string[], words: Words): string {
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length - NAMES_SHOWN;
  return more > 0 ? words('watch.more-files', { files: shown, count: more }) : shown;
}
