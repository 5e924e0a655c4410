import { type Catalog, translationOf } from '../catalog/catalog.ts';
import { previousKeysOf } from '../catalog/extract.ts';
import { loadCatalog } from '../catalog/load-catalog.ts';
import { pluralCategories, pluralKey } from '../catalog/plural-forms.ts';
import { type EntryState, type ObsoleteEntry, type SourceTexts, shortHash, textOn } from '../catalog/states.ts';
import { valueFaults } from '../catalog/value-faults.ts';
import { checkText } from '../files/check-text.ts';
import { createMemory, type Memory } from '../memory/memory.ts';
import type { Segment } from '../memory/segment.ts';
import { listStories } from '../story/list-stories.ts';
import { storedStates } from './localise-story.ts';
import type { Workspace } from './read-workspace.ts';

/** The stories that were read, where there are any: their texts are newer than those of their source catalogs. */
type MemoryPlace = Pick<Workspace, 'root' | 'newsroom'> & Partial<Pick<Workspace, 'stories'>>;

/**
 * Everything that somebody has reviewed in any story of the workspace, from `source` into `locale`. Says nothing of faults: what
 * cannot be read is left out, and told where that story is worked on. No further story is parsed: a pair of texts counts where
 * both are still those whose hashes the review has kept, whatever the story says by now. (What was approved since the last
 * `extract`, in a story that is not among those read, is found after the next one.)
 */
export async function readMemory(
  workspace: MemoryPlace,
  locale: string,
  source: string = workspace.newsroom.locale,
): Promise<Memory> {
  const listed = await listStories(workspace.root);
  const segments: Segment[] = [];
  for (const slug of listed.ok ? listed.value : []) {
    segments.push(...(await storySegments(workspace, slug, source, locale)));
  }
  return createMemory(segments, source);
}

async function storySegments(
  { root, stories = [] }: MemoryPlace,
  slug: string,
  source: string,
  locale: string,
): Promise<readonly Segment[]> {
  const read = stories.find(({ story }) => story.slug === slug)?.story;
  if (read && read.locale !== source) return [];
  const states = await storedStates(root, slug, locale);
  const reviewed = states.ok ? [...states.value].filter(([, entry]) => isReviewed(entry)) : [];
  if (reviewed.length === 0) return [];
  // A story that was not read and is written in another language has states for this one, and its texts are none to translate from.
  const others = await storedStates(root, slug, source);
  if (!others.ok || others.value.size > 0) return [];
  const [written, catalog] = [await loadCatalog(root, source, slug), await loadCatalog(root, locale, slug)];
  const messages = (read?.messages ?? []).map((message) => [message.key, message.source] as const);
  const texts = [Object.fromEntries(messages), written.ok ? previousKeysOf(written.value) : {}];
  const translated = catalog.ok ? catalog.value : undefined;
  return reviewed.flatMap(([id, entry]) => segmentOf({ story: slug, locale }, id, entry, translated, texts) ?? []);
}

/** One that has become stale or obsolete was still reviewed beside the text it was made from. */
const isReviewed = ({ state, by }: EntryState | ObsoleteEntry): boolean => by !== undefined && state !== 'draft';

/** As in catalogs: what stands before the `@` of an obsolete entry may be anything. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

type Forms = Pick<Segment, 'plural' | 'forms'>;

const segmentOf = (
  { story, locale }: { readonly story: string; readonly locale: string },
  id: string,
  entry: EntryState | ObsoleteEntry,
  catalog: Catalog | undefined,
  texts: readonly SourceTexts[],
): Segment | undefined => {
  const aside = entry.state === 'obsolete';
  const key = aside ? id.slice(0, id.lastIndexOf('@')) : id;
  const known = [entry.was, ...texts.map((list) => textOn(list, key))];
  const source = known.find((text) => text !== undefined && shortHash(text) === entry.source);
  if (source === undefined || !KEY.test(key)) return undefined;
  const valueAt = (name: string): string | undefined => {
    if (aside) return Object.hasOwn(entry.values, name) ? entry.values[name] : undefined;
    return catalog && translationOf(catalog, name);
  };
  const found = formsOf(key, valueAt, locale).find(
    ({ forms }) => entry.value === undefined || shortHash([...forms.values()].join('\u0000')) === entry.value,
  );
  // A state file may have come from anywhere.
  if (!found || ![source, ...found.forms.values()].every(isUsable)) return undefined;
  return { story, key, source, ...found, ...(aside && { aside }) };
};

/** As a text without plural forms, and as one with all of them. */
const formsOf = (key: string, valueAt: (key: string) => string | undefined, locale: string): readonly Forms[] => {
  const single = valueAt(key);
  const categories = pluralCategories(locale).flatMap((category) => {
    const value = valueAt(pluralKey(key, category));
    return value === undefined ? [] : [[category, value] as const];
  });
  const whole = categories.length === pluralCategories(locale).length;
  return [
    ...(single === undefined ? [] : [{ plural: false, forms: new Map([['', single] as const]) }]),
    ...(whole ? [{ plural: true, forms: new Map(categories) }] : []),
  ];
};

const isUsable = (text: string): boolean =>
  text.trim() !== '' && checkText(text) === undefined && valueFaults(text).length === 0;
