import type { CommandResult, Event } from './events.ts';
import { ProgressBar } from './progress-bar.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { statusJson } from './status-json.ts';
import { toDiagnostic } from './to-diagnostic.ts';

/**
 * For programs: one object on stdout at the end, and nothing else; under `--watch` one a round, each on a line of its own. The
 * bar only where somebody watches stderr.
 */
export function jsonReporter({ streams, words, release, live }: ReporterOptions): Reporter {
  const bar = live ? new ProgressBar(streams.stderr, words) : undefined;
  return {
    event(event: Event) {
      if (event.kind === 'planned') bar?.start(event.total - event.fresh, event.weight);
      if (event.kind === 'job-progress') bar?.advance(event.id, event.weight);
      if (event.kind === 'job-finished' && event.weight > 0) bar?.finish(event.job.id, event.weight);
      if (event.kind === 'round-ended') {
        bar?.clear();
        streams.stdout.write(`${JSON.stringify(objectOf(event.result))}\n`);
      }
    },
    finish(result: CommandResult) {
      bar?.clear();
      if (!result.told) streams.stdout.write(`${JSON.stringify(objectOf(result), null, 2)}\n`);
    },
  };

  function objectOf(result: CommandResult) {
    const diagnostics = result.findings.map((finding) => toDiagnostic(finding, words, release));
    const ok = !result.interrupted && !diagnostics.some(({ severity }) => severity === 'error');
    const jobs = result.jobs.map(
      ({ id, story, locale, format, variant, state, files, ms, reasons, fingerprint, expectedMs }) => ({
        id,
        story,
        locale,
        format,
        variant,
        state,
        files,
        ms,
        reasons: reasons.map((reason) => words(reason.id, reason.values)),
        fingerprint,
        expectedMs,
      }),
    );
    const status = result.status && statusJson(result.status, words);
    const { changes, written, removed, shard, plan } = result;
    return { ok, shard, plan, jobs, removed, diagnostics, ...status, changes, written };
  }
}
