import path from 'node:path';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { keptImages } from '../cache/kept-images.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog, statesFile } from '../catalog/load-catalog.ts';
import { baseKey } from '../catalog/plural-forms.ts';
import { approveEntry, type States, stateOf, statesText } from '../catalog/states.ts';
import { validateCatalog } from '../catalog/validate-catalog.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { CommandResult, Emit } from '../report/events.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { type Config, Log, type Selection } from './command.ts';
import { writeFailed } from './draw.ts';
import { withLocalesLock } from './locales-lock.ts';
import { currentStates, storedStates } from './localise-story.ts';
import { readQuietly, withStory } from './read-workspace.ts';
import { localDay, reviewerFaults } from './reviewer.ts';
import { unknownNames } from './unknown-name.ts';
import { optionNeeded } from './usage.ts';

export interface ApproveOptions extends Selection {
  /** Message keys, with or without plural suffix; undefined: every translated text. */
  readonly key?: readonly string[];
  /** Who has read them. */
  readonly by?: string;
}

/**
 * Marks translations reviewed, with a name and the day; a stale one then holds for the present source. What `check`
 * calls an error is refused, one text at a time. `today`: ISO day where the reviewer is.
 */
export async function approve(
  config: Config,
  options: ApproveOptions,
  emit: Emit,
  today = localDay(new Date()),
): Promise<CommandResult> {
  const log = new Log(emit);
  log.add(usageFaults(options));
  if (log.findings.length > 0) return log.result();
  await withLocalesLock(config, log, emit, async () => {
    const workspace = await readQuietly(config.root, options, log, keptImages(config.cache));
    if (!workspace) return;
    const pairs = workspace.stories.flatMap((loaded) => workspace.chosen.locales.map((tag) => ({ loaded, tag })));
    const faults = [
      ...keyFaults(options, workspace.stories),
      ...pairs.filter(({ loaded, tag }) => loaded.story.locale === tag).map(({ tag }) => sourceFault(tag)),
    ];
    log.add(faults);
    if (faults.length > 0) return;
    const review = { by: options.by!.trim(), at: today };
    for (const { loaded, tag } of pairs) {
      try {
        await approveTranslation(config.root, loaded.story, tag, options.key, review, log);
      } catch (error) {
        log.add([writeFailed(error, { story: loaded.story.slug, locale: tag })]);
      }
    }
  });
  return log.result();
}

type Story = LoadedStory['story'];

async function approveTranslation(
  root: string,
  story: Story,
  locale: string,
  only: readonly string[] | undefined,
  review: { readonly by: string; readonly at: string },
  log: Log,
): Promise<void> {
  const catalog = await loadCatalog(root, locale, story.slug);
  const current = catalog.ok ? await currentStates(root, story, catalog.value) : catalog;
  const stored = await storedStates(root, story.slug, locale);
  log.add(withStory([...current.findings, ...(current.ok ? stored.findings : [])], story.slug));
  if (!catalog.ok || !current.ok || !stored.ok) return;
  const wanted = only?.map(baseKey);
  const asked = story.messages.map(({ key }) => key).filter((key) => wanted?.includes(key) ?? true);
  const faults = errorsOf(story, catalog.value);
  log.add(faults.filter(({ key }) => key === undefined || asked.includes(baseKey(key))));
  const refused = new Set(faults.map(({ key }) => key && baseKey(key)));
  const states = new Map(stored.value) satisfies States;
  let [approved, before] = [0, 0];
  for (const key of asked) {
    const entry = stateOf(current.value, key);
    if (!entry || refused.has(key)) continue;
    if (entry.state === 'reviewed') {
      before += 1;
      continue;
    }
    const message = story.messages.find((one) => one.key === key)!;
    states.set(key, approveEntry(entry, message, review));
    approved += 1;
  }
  const values = { story: story.slug, locale, approved, before, by: review.by, left: asked.length - approved - before };
  if (approved > 0) await writeFileAtomic(path.join(root, statesFile(locale, story.slug)), statesText(states));
  log.note({ id: values.left > 0 ? 'approve.some' : 'approve.done', values });
}

const errorsOf = (story: Story, catalog: Catalog): readonly Finding[] =>
  validateCatalog(story, catalog).filter(({ rule }) => RULES[rule].check === 'error');

const usageFaults = ({ story, locale, by }: ApproveOptions): Finding[] => {
  const needed = { '--story': story, '--locale': locale, '--by': by?.trim() };
  const absent = Object.entries(needed).filter(([, value]) => value === undefined || value.length === 0);
  const faults = absent.map(([given]) => optionNeeded(given));
  return by?.trim() ? [...faults, ...reviewerFaults(by)] : faults;
};

const keyFaults = ({ key }: ApproveOptions, stories: readonly LoadedStory[]): Finding[] => {
  const known = stories.flatMap(({ story }) => story.messages.map((message) => message.key));
  return unknownNames('key', key?.map(baseKey), known).map(({ expected: _, ...finding }) => finding);
};

const sourceFault = (tag: string): Finding => ({
  rule: 'wrong-usage',
  id: 'wrong-usage.approve-source',
  values: { tag },
  actual: tag,
});
