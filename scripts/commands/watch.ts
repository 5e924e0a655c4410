import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import { openChangeFeed } from '../watch/change-feed.ts';
import { bugFinding } from './bug-finding.ts';
import type { Config } from './command.ts';
import { keepRenderers } from './kept-renderers.ts';
import { type RenderOptions, render } from './render.ts';

/** All that a picture depends on and that people edit. */
const WATCHED = ['content', 'locales'];

/**
 * Draws what is not fresh, and again after each save, until Ctrl-C. Nothing that is wrong with the workspace ends it: that is
 * told after every round until it is mended. The result is the last round's.
 */
export async function watch(config: Config, options: RenderOptions, emit: Emit): Promise<CommandResult> {
  const { root, output, cache, signal } = config;
  // Before anything is read: what is saved from now on is told.
  const feed = openChangeFeed({ root, folders: WATCHED, own: [output, cache] });
  const kept = keepRenderers(config.renderers, signal);
  const rounds = { ...config, renderers: kept.renderers };
  try {
    let result = await firstRound();
    // A name on the command line that is nothing: no save can mend it.
    if (result.findings.some(({ rule }) => rule === 'wrong-usage')) return result;
    emit({ kind: 'round-ended', result });
    for (let changed = await feed.next(signal); changed; changed = await feed.next(signal)) {
      result = await nextRound(changed, result.findings);
      emit({ kind: 'round-ended', result });
    }
    return { ...result, interrupted: true, told: true };
  } finally {
    feed.close();
    await kept.close();
  }

  function firstRound(): Promise<CommandResult> {
    return render(rounds, options, emit);
  }

  async function nextRound(changed: readonly string[], before: readonly Finding[]): Promise<CommandResult> {
    emit({ kind: 'round-begun', changed });
    const telling = tellNews(emit, before, options.release);
    try {
      // What `--force` asks for was done in the first round.
      return await render(rounds, { ...options, force: false }, telling);
    } catch (error) {
      // A thread may have been lost in it: the next round has new ones.
      await kept.close();
      const finding = bugFinding(error);
      telling({ kind: 'finding', finding });
      return { jobs: [], findings: [finding], interrupted: signal.aborted };
    }
  }
}

/** Errors are told again in every round. Warnings that still stand, and pictures that are as they were, are only counted. */
function tellNews(emit: Emit, before: readonly Finding[], release: boolean): Emit {
  const told = new Set(before.map((finding) => JSON.stringify(finding)));
  return (event) => {
    if (event.kind === 'job-finished' && event.job.state === 'fresh') return;
    if (event.kind === 'finding') {
      const { finding } = event;
      const isError = RULES[finding.rule][release ? 'release' : 'check'] === 'error';
      if (!isError && told.has(JSON.stringify(finding))) return;
    }
    emit(event);
  };
}
