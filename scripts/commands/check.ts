import path from 'node:path';
import type { CommandResult, Emit } from '../report/events.ts';
import { checkTexts } from './check-texts.ts';
import { type Config, type DrawOptions, Log, type Selection } from './command.ts';
import { openKept, prepare } from './prepare.ts';
import type { Chosen } from './selection.ts';

export interface CheckOptions extends Selection, DrawOptions {
  /** Only what stories and translations say; nothing is laid out. */
  readonly texts: boolean;
}

/** Reads everything, lays every job out unless only texts are asked for, and tells what is wrong; draws and writes nothing. */
export async function check(config: Config, options: CheckOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const checked = await (options.texts ? checkTexts : checkPages)(config, options, log);
  if (!checked || config.signal.aborted) return log.result(config.signal.aborted);
  const { stories, locales } = checked;
  log.note({ id: 'check.done', values: { stories: stories.length, locales: locales.length } });
  return log.result();
}

async function checkPages(config: Config, options: CheckOptions, log: Log): Promise<Chosen | undefined> {
  const prepared = await prepare(config.root, options, log, openKept(config));
  if (!prepared) return undefined;
  const { createJobLint } = await import('./lint-job.ts');
  const lint = createJobLint(path.join(config.cache, 'assets'));
  for (const job of prepared.plan.jobs) {
    if (config.signal.aborted) return prepared.workspace.chosen;
    const drawn = await prepared.drawn(job);
    if (!drawn) continue;
    const { input, assets, locate } = drawn;
    const { story, locale, format } = job;
    log.add((await lint(input, assets)).map((finding) => locate({ story, locale, format, ...finding })));
  }
  return prepared.workspace.chosen;
}
