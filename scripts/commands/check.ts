import { keptImages } from '../cache/kept-images.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import { type Config, type DrawOptions, Log, type Selection } from './command.ts';
import { prepare } from './prepare.ts';

/** Reads everything, lays every job out, and tells what is wrong; draws and writes nothing. */
export async function check(config: Config, options: Selection & DrawOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const prepared = await prepare(config.root, options, log, keptImages(config.cache));
  if (!prepared) return log.result();
  const { createJobLint } = await import('./lint-job.ts');
  const lint = createJobLint(prepared.assets);
  for (const { input } of prepared.plan.jobs) {
    if (config.signal.aborted) return log.result(true);
    const { story, locale, format } = input;
    log.add((await lint(input)).map((finding) => prepared.locate({ story, locale, format, ...finding })));
  }
  const { stories, locales } = prepared.workspace.chosen;
  log.note({ id: 'check.done', values: { stories: stories.length, locales: locales.length } });
  return log.result();
}
