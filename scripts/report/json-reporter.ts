import type { CommandResult, Event } from './events.ts';
import { ProgressBar } from './progress-bar.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { resultJson, resultObject } from './result-json.ts';
import { diagnosticsOf } from './to-diagnostic.ts';

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
        const { result } = event;
        bar?.clear();
        streams.stdout.write(`${JSON.stringify(resultObject(result, diagnosticsOf(result, words, release), words))}\n`);
      }
    },
    finish(result: CommandResult) {
      bar?.clear();
      if (!result.told) streams.stdout.write(resultJson(result, diagnosticsOf(result, words, release), words));
    },
  };
}
