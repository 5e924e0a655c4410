import path from 'node:path';
import type { Message } from '../../compositions/model/story.ts';
import { absentCatalog, type Catalog, translationOf } from '../catalog/catalog.ts';
import { editCatalog } from '../catalog/edit-catalog.ts';
import { catalogFile, statesFile } from '../catalog/load-catalog.ts';
import { keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import { type States, shortHash, statesText, updateStates } from '../catalog/states.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { LoadedStory } from '../story/load-story.ts';
import { isSoundDraft } from './check-draft.ts';
import type { Log } from './command.ts';
import type { Draft, DraftRequest, DraftSource } from './draft-source.ts';
import { writeFailed } from './draw.ts';
import { readOptional, storedStates } from './localise-story.ts';

type Story = LoadedStory['story'];
type Drafts = ReadonlyMap<string, Draft>;

export interface PrefillOptions {
  readonly root: string;
  /** To translate into; a story's own language is passed over. */
  readonly locales: readonly string[];
  /** Where a story's drafts come from, the most trusted first. */
  readonly sourcesFor: (story: Story) => readonly DraftSource[];
  readonly signal: AbortSignal;
}

/**
 * Fills texts that nobody has translated with drafts, each at its place in the catalog, which is made where there is none. What a
 * translator has typed is never touched, not even one form of a plural text. Drafts of the text itself become `draft`, those of
 * a like text `stale`: neither goes into a release before somebody has read it. The stories have just been extracted.
 */
export async function prefill(stories: readonly Story[], options: PrefillOptions, log: Log): Promise<void> {
  const { root, locales, sourcesFor, signal } = options;
  let [filled, left] = [0, 0];
  const targets = stories.map((story) => ({ story, sources: sourcesFor(story) }));
  // Language by language: what was translated into one of them is much to keep in mind.
  for (const locale of locales) {
    for (const { story, sources } of targets.filter((target) => target.story.locale !== locale)) {
      if (signal.aborted) return;
      try {
        const counts = await prefillTranslation({ root, story, locale }, sources, log);
        filled += counts.filled;
        left += counts.left;
      } catch (error) {
        log.add([writeFailed(error, { story: story.slug, locale })]);
      }
    }
  }
  log.note({ id: 'prefill.done', values: { filled, left } });
}

/** One story in one language. */
interface Target {
  readonly root: string;
  readonly story: Story;
  readonly locale: string;
}

async function prefillTranslation(
  target: Target,
  sources: readonly DraftSource[],
  log: Log,
): Promise<{ readonly filled: number; readonly left: number }> {
  const { story } = target;
  const now = await readTranslation(target);
  if (!now) return { filled: 0, left: 0 };
  const unfinished = story.messages.filter((message) => formsOf(message, now.catalog).includes(undefined));
  const missing = missingMessages(story, now.catalog);
  const requests = missing.map((message) => ({ message, ...sectionOf(story, message) }));
  const written = await writeDrafts(target, await askInTurn(target, sources, requests));
  tell(target, written, log);
  return { filled: written.size, left: unfinished.length - written.size };
}

/**
 * Sound drafts by message key. Each source is asked only for what those before it had no translation of the very text for; what
 * it has goes before the translation of a like one.
 */
async function askInTurn(
  { story, locale }: Target,
  sources: readonly DraftSource[],
  requests: readonly DraftRequest[],
): Promise<Drafts> {
  const drafts = new Map<string, Draft>();
  for (const source of sources) {
    const open = requests.filter(({ message }) => {
      const draft = drafts.get(message.key);
      return draft === undefined || draft.was !== undefined;
    });
    if (open.length === 0) break;
    const offered = await source.drafts(open, locale);
    for (const { message } of open) {
      const draft = offered.get(message.key);
      if (draft && isSoundDraft(story, message, draft.forms, locale)) drafts.set(message.key, draft);
    }
  }
  return drafts;
}

/** Writes the drafts whose texts are still missing, and tells which those were. */
async function writeDrafts(target: Target, drafts: Drafts): Promise<Drafts> {
  const { root, story, locale } = target;
  const before = await readTranslation(target);
  const messages = before ? missingMessages(story, before.catalog).filter(({ key }) => drafts.has(key)) : [];
  if (!before || messages.length === 0) return new Map();
  const [file, states] = [catalogFile(locale, story.slug), statesFile(locale, story.slug)];
  const categories = pluralCategories(locale);
  const valuesOf = (message: Message): [string, string][] =>
    keysOf(message, categories).map((key) => [key, drafts.get(message.key)!.forms.get(key)!.trim()]);
  const order = story.messages.flatMap((message) => keysOf(message, categories));
  const text = editCatalog(before.text ?? '{}\n', [], new Map(messages.flatMap(valuesOf)), order);
  const known = new Map(before.states);
  for (const message of messages) {
    const { was } = drafts.get(message.key)!;
    const value = shortHash(
      valuesOf(message)
        .map(([, one]) => one)
        .join('\u0000'),
    );
    // What is left of a translation that is gone says nothing of this one.
    if (was === undefined) known.delete(message.key);
    else known.set(message.key, { state: 'stale', source: shortHash(was), was, value });
  }
  // Before the catalog: without its state a translation of another text would be taken for one of this.
  await writeFileAtomic(path.join(root, states), statesText(known));
  const now = await readOptional(root, file);
  // Its translator has just saved it: what they wrote counts.
  if (!now.ok || now.value !== before.text) return writeDrafts(target, drafts);
  await writeFileAtomic(path.join(root, file), text);
  const catalog = readCatalog(text, { file, locale });
  if (catalog.ok) {
    await writeFileAtomic(path.join(root, states), statesText(updateStates(known, story.messages, catalog.value)));
  }
  return new Map(messages.map(({ key }) => [key, drafts.get(key)!]));
}

interface Translation {
  /** Of the catalog; undefined where there is no file yet. */
  readonly text: string | undefined;
  readonly catalog: Catalog;
  readonly states: States;
}

/** Undefined where one of the files cannot be read: extracting has told why. */
async function readTranslation({ root, story, locale }: Target): Promise<Translation | undefined> {
  const file = catalogFile(locale, story.slug);
  const [text, states] = [await readOptional(root, file), await storedStates(root, story.slug, locale)];
  if (!text.ok || !states.ok) return undefined;
  if (text.value === undefined) return { text: undefined, catalog: absentCatalog(file, locale), states: states.value };
  const catalog = readCatalog(text.value, { file, locale });
  return catalog.ok ? { text: text.value, catalog: catalog.value, states: states.value } : undefined;
}

const formsOf = (message: Message, catalog: Catalog): readonly (string | undefined)[] =>
  keysOf(message, pluralCategories(catalog.locale)).map((key) => translationOf(catalog, key));

/** Messages of which the catalog has no form at all: a translator who has begun one goes on alone. */
const missingMessages = ({ messages }: Story, catalog: Catalog): readonly Message[] =>
  messages.filter((message) => formsOf(message, catalog).every((form) => form === undefined));

const sectionOf = ({ sections }: Story, { key }: Message): { section?: string } => {
  const section = sections.find(({ id }) => key.startsWith(`${id}.`));
  return section ? { section: section.heading.source } : {};
};

/** How many texts were filled from where: a story's own name, or that of a service. */
function tell({ story, locale }: Target, written: Drafts, log: Log): void {
  const file = catalogFile(locale, story.slug);
  const drafts = [...written.values()];
  const kinds = {
    same: drafts.filter(({ was, score }) => was === undefined && score !== undefined),
    like: drafts.filter(({ was }) => was !== undefined),
    offered: drafts.filter(({ was, score }) => was === undefined && score === undefined),
  };
  for (const [kind, list] of Object.entries(kinds)) {
    if (list.length === 0) continue;
    const from = [...new Set(list.map((draft) => draft.from.split('/')[0]))].join(', ');
    log.note({ id: `prefill.${kind}`, values: { file, count: list.length, from } });
  }
}
