import path from 'node:path';
import { keptImages } from '../cache/kept-images.ts';
import { extract as extractCatalog } from '../catalog/extract.ts';
import { catalogFile, loadCatalog, statesFile } from '../catalog/load-catalog.ts';
import { statesText } from '../catalog/states.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log, type Selection } from './command.ts';
import { writeFailed } from './draw.ts';
import { currentStates, readOptional } from './localise-story.ts';
import { readWorkspace, type Workspace, withStory } from './read-workspace.ts';

/**
 * Writes the source catalog of each story, and the states of its translations; the translations themselves are
 * never touched. Writes only what has changed.
 */
export async function extract(config: Config, options: Selection, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  const workspace = await readWorkspace(config.root, options, log, keptImages(config.cache));
  if (!workspace) return log.result();
  for (const loaded of workspace.stories) {
    try {
      await extractStory(workspace, loaded, log);
    } catch (error) {
      log.add([writeFailed(error, { story: loaded.story.slug })]);
    }
  }
  return log.result();
}

async function extractStory({ root, newsroom }: Workspace, { story }: LoadedStory, log: Log): Promise<void> {
  const file = catalogFile(story.locale, story.slug);
  const previous = await readOptional(root, file);
  const text = previous.ok ? extractCatalog(story, file, previous.value) : previous;
  log.add(withStory(text.findings, story.slug));
  if (!previous.ok || !text.ok) return;
  const changed = text.value !== previous.value;
  if (changed) await writeFileAtomic(path.join(root, file), text.value);
  log.note({ id: changed ? 'extract.written' : 'extract.same', values: { file, count: story.messages.length } });
  for (const locale of newsroom.locales.filter((tag) => tag !== story.locale)) {
    await writeStates(root, story, locale, log);
  }
}

async function writeStates(root: string, story: LoadedStory['story'], locale: string, log: Log): Promise<void> {
  const catalog = await loadCatalog(root, locale, story.slug);
  if (catalog.ok && catalog.value.absent) return;
  const states = catalog.ok ? await currentStates(root, story, catalog.value) : catalog;
  log.add(withStory(states.findings, story.slug));
  if (!states.ok) return;
  const file = statesFile(locale, story.slug);
  const [text, previous] = [statesText(states.value), await readOptional(root, file)];
  if (previous.ok && previous.value !== text) await writeFileAtomic(path.join(root, file), text);
}
