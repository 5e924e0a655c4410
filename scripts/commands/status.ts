import { isPseudo } from '../../compositions/model/locale.ts';
import type { TranslationProgress } from '../../compositions/model/translation-progress.ts';
import { keptImages } from '../cache/kept-images.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { addProgress, NO_PROGRESS, progressOf } from '../catalog/translation-progress.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { StatusRow } from '../report/translation-status.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log, type Selection } from './command.ts';
import type { contextPictures } from './context-pictures.ts';
import { currentStates } from './localise-story.ts';
import { readQuietly, type Workspace, withStory } from './read-workspace.ts';

export interface StatusOptions extends Selection {
  /** Absolute folder for pictures of every text, for translators. */
  readonly context?: string;
}

/**
 * How far each story is in each locale, as things stand now: writes nothing but the pictures that it is asked for. Tells
 * only of what cannot be read; what is wrong with the texts is `check`'s to say.
 */
export async function status(config: Config, options: StatusOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const workspace = await readQuietly(config.root, options, log, keptImages(config.cache));
  if (!workspace) return log.result();
  const rows: StatusRow[] = [];
  for (const loaded of workspace.stories) rows.push(...(await storyRows(workspace, loaded, log)));
  const locales: Record<string, TranslationProgress> = {};
  for (const { locale, story: _, ...counts } of rows) {
    locales[locale] = addProgress(locales[locale] ?? NO_PROGRESS, counts);
  }
  if (options.context !== undefined) await drawContext(config, options.context, options, workspace, log);
  return { ...log.result(config.signal.aborted), status: { rows, locales } };
}

/** What draws is loaded only where there is something to draw. */
async function drawContext(...args: Parameters<typeof contextPictures>): Promise<void> {
  const { contextPictures } = await import('./context-pictures.ts');
  await contextPictures(...args);
}

async function storyRows({ root, chosen }: Workspace, { story }: LoadedStory, log: Log): Promise<StatusRow[]> {
  const rows: StatusRow[] = [];
  for (const locale of chosen.locales.filter((tag) => tag !== story.locale && !isPseudo(tag))) {
    const catalog = await loadCatalog(root, locale, story.slug);
    const states = catalog.ok ? await currentStates(root, story, catalog.value) : catalog;
    log.add(withStory(states.findings, story.slug));
    if (states.ok) rows.push({ story: story.slug, locale, ...progressOf(story, states.value) });
  }
  return rows;
}
