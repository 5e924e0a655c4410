import type { CommandResult, Event } from './events.ts';
import { ProgressBar } from './progress-bar.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { resultJson } from './result-json.ts';
import { diagnosticsOf } from './to-diagnostic.ts';

/** For programs: one object on stdout at the end, and nothing else; the bar only where somebody watches stderr. */
export function jsonReporter({ streams, words, release, live }: ReporterOptions): Reporter {
  const bar = live ? new ProgressBar(streams.stderr, words) : undefined;
  return {
    event(event: Event) {
      if (event.kind === 'planned') bar?.start(event.total - event.fresh, event.weight);
      if (event.kind === 'job-progress') bar?.advance(event.id, event.weight);
      if (event.kind === 'job-finished' && event.weight > 0) bar?.finish(event.job.id, event.weight);
    },
    finish(result: CommandResult) {
      bar?.clear();
      streams.stdout.write(resultJson(result, diagnosticsOf(result, words, release), words));
    },
  };
}
