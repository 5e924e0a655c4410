import path from 'node:path';
import { isPseudo } from '../../compositions/model/locale.ts';
import { keptImages } from '../cache/kept-images.ts';
import { extract as extractCatalog, previousKeysOf } from '../catalog/extract.ts';
import { catalogFile } from '../catalog/load-catalog.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log, type Selection } from './command.ts';
import type { DraftSource } from './draft-source.ts';
import { writeFailed } from './draw.ts';
import type { Prefill } from './flags.ts';
import { withLocalesLock } from './locales-lock.ts';
import { readOptional } from './localise-story.ts';
import { openMachineSource } from './machine-source.ts';
import { createMemorySource } from './memory-source.ts';
import { prefill } from './prefill.ts';
import { readWorkspace, type Workspace, withStory } from './read-workspace.ts';
import { settleTranslation } from './settle-translation.ts';

export interface ExtractOptions extends Selection {
  /** Where drafts of missing translations come from; undefined: none are filled in. */
  readonly prefill?: Prefill;
}

/**
 * Writes the source catalog of each story, and the states of its translations. A translation itself is never changed:
 * it moves to the states where the story has lost its text, and back when the text returns. Writes only what has changed.
 * With `prefill`, drafts are then filled in for the chosen locales where nothing has been translated.
 */
export async function extract(config: Config, options: ExtractOptions, emit: Emit): Promise<CommandResult> {
  const log = new Log(emit);
  await withLocalesLock(config, log, emit, async () => {
    const workspace = await readWorkspace(config.root, options, log, keptImages(config.cache));
    if (!workspace) return;
    const extracted: LoadedStory['story'][] = [];
    for (const loaded of workspace.stories) {
      try {
        if (await extractStory(workspace, loaded, log)) extracted.push(loaded.story);
      } catch (error) {
        log.add([writeFailed(error, { story: loaded.story.slug })]);
      }
    }
    if (options.prefill === undefined) return;
    const fromMemory = createMemorySource(workspace);
    const fromMachine =
      options.prefill === 'memory' ? undefined : await openMachineSource(config, options.prefill, log);
    const locales = workspace.chosen.locales.filter((tag) => !isPseudo(tag));
    const sourcesFor = (story: LoadedStory['story']): DraftSource[] => [
      fromMemory(story),
      ...(fromMachine ? [fromMachine(story)] : []),
    ];
    await prefill(extracted, { root: config.root, locales, sourcesFor, signal: config.signal }, log);
  });
  return log.result(config.signal.aborted);
}

/** False where the source catalog could not be brought up to date. */
async function extractStory({ root, newsroom }: Workspace, { story }: LoadedStory, log: Log): Promise<boolean> {
  const file = catalogFile(story.locale, story.slug);
  const previous = await readOptional(root, file);
  const text = previous.ok ? extractCatalog(story, file, previous.value) : previous;
  log.add(withStory(text.findings, story.slug));
  if (!previous.ok || !text.ok) return false;
  const old = readCatalog(previous.value ?? '{}', { file, locale: story.locale });
  const onDisk = old.ok ? previousKeysOf(old.value) : {};
  const settled: boolean[] = [];
  for (const locale of newsroom.locales.filter((tag) => tag !== story.locale)) {
    settled.push(await settleTranslation(root, story, locale, onDisk, log));
  }
  const changed = text.value !== previous.value;
  // Last: until every state has taken the old texts over, this file alone has them.
  if (changed && settled.includes(false)) return false;
  if (changed) await writeFileAtomic(path.join(root, file), text.value);
  log.note({ id: changed ? 'extract.written' : 'extract.same', values: { file, count: story.messages.length } });
  return true;
}
