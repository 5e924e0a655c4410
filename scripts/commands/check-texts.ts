import { availableParallelism } from 'node:os';
import { loadGlossary } from '../catalog/glossary.ts';
import { listStories } from '../story/list-stories.ts';
import { createTextChecker } from '../workers/texts-pool.ts';
import type { Config, Log, Selection } from './command.ts';
import { readWorkspace } from './read-workspace.ts';
import { type Chosen, choose, storyFaults } from './selection.ts';
import { type TextFindings, type TextTask, textFindings } from './text-findings.ts';

/** Stories of which a thread has the texts in memory at a time. */
const STORIES_AT_ONCE = 40;
/** With fewer, starting a thread takes longer than it saves. */
const LEAST_FOR_THREADS = 200;

/**
 * Reads stories and translations and tells what is wrong with them, in the order in which `prepare` would: nothing is
 * planned or laid out. Many stories are read on all cores, some at a time. Undefined where nothing can be done; the log
 * says why.
 */
export async function checkTexts(
  config: Config,
  options: Selection & { readonly allowMissing: boolean },
  log: Log,
): Promise<Pick<Chosen, 'stories' | 'locales'> | undefined> {
  const listed = await listStories(config.root);
  const known = listed.ok && storyFaults(options, { stories: listed.value }).length === 0;
  // Of no story: the newsroom and the words of pictures, or why there is nothing to check.
  const workspace = await readWorkspace(config.root, known ? { ...options, story: [] } : options, log);
  if (!workspace || !known) return undefined;
  const { locales } = workspace.chosen;
  const { stories } = choose(options, { stories: listed.value, locales, formats: [] });
  const { root, cache } = config;
  const tasks = Array.from({ length: Math.ceil(stories.length / STORIES_AT_ONCE) }, (_, at) => ({
    root,
    cache,
    stories: stories.slice(at * STORIES_AT_ONCE, (at + 1) * STORIES_AT_ONCE),
    locales,
    allowMissing: options.allowMissing,
  }));
  const threads = stories.length < LEAST_FOR_THREADS ? 0 : availableParallelism() - 1;
  const found = await checkAll(tasks, threads, config.signal);
  for (const { reading } of found) log.add(reading);
  const glossary = await loadGlossary(root);
  log.add(glossary.findings);
  if (!glossary.ok) return undefined;
  for (const { texts } of found) log.add(texts);
  return { stories, locales };
}

/** Findings of each task, in their order; of those that are done where the user interrupts. */
async function checkAll(tasks: readonly TextTask[], threads: number, signal: AbortSignal): Promise<TextFindings[]> {
  const found: TextFindings[] = [];
  const left = [...tasks.entries()];
  const work = async (check: (task: TextTask) => Promise<TextFindings>): Promise<void> => {
    for (let next = left.shift(); next && !signal.aborted; next = left.shift()) {
      const [at, task] = next;
      found[at] = await check(task);
    }
  };
  const others = threads > 0 ? createTextChecker(threads) : undefined;
  try {
    await Promise.all([...Array.from({ length: threads }, () => work(others!.check)), work(textFindings)]);
  } finally {
    await others?.close();
  }
  return found.filter(Boolean);
}
