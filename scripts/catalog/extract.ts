import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Message, Story } from '../../compositions/model/story.ts';
import { type Result, succeed } from '../files/result.ts';
import { type Catalog, translationOf } from './catalog.ts';
import { baseKey, pluralCategories, pluralKey } from './plural-forms.ts';
import { readCatalog } from './read-catalog.ts';

/**
 * Forms of one message in its own language. The writer's text is the `other` form; a further form (English `one`)
 * keeps what a person made of it, and follows the text as long as nobody touched it.
 */
const formsOf = (
  message: Message,
  categories: readonly Intl.LDMLPluralRule[],
  previous: Catalog,
): readonly (readonly [string, string])[] => {
  if (!message.plural) return [[message.key, message.source]];
  const before = translationOf(previous, pluralKey(message.key, 'other'));
  return categories.map((category) => {
    const key = pluralKey(message.key, category);
    const kept = category === 'other' ? undefined : translationOf(previous, key);
    return [key, kept === undefined || kept === before ? message.source : kept];
  });
};

/**
 * The source catalog of a story: every message in reading order. `previousText` is the file as it is on disk (already
 * decoded); a second run over its own result changes no byte. Fails where the old file cannot be read: writing over it
 * would lose every key.
 */
export const extract = (story: Story, file: string, previousText?: string): Result<string> => {
  const previous = readCatalog(previousText ?? '{}', { file, locale: story.locale });
  if (!previous.ok) return previous;
  const categories = pluralCategories(story.locale);
  const entries = story.messages.flatMap((message) => formsOf(message, categories, previous.value));
  return succeed(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
};

/** Text of each message in the last source catalog by its base key: what the story parser matches keys against. */
export const previousKeysOf = (catalog: Catalog): Readonly<Record<string, string>> => {
  const texts = new Map<string, string>();
  for (const { key, value } of catalog.entries.values()) {
    // `other` holds the writer's own text, and comes last.
    if (value !== '') texts.set(baseKey(key), value);
  }
  return Object.fromEntries(texts);
};

/** A warning where the source catalog on disk is not what `extract` would write. */
export const checkSourceCatalog = (story: Story, file: string, text: string | undefined): readonly Finding[] => {
  const fresh = extract(story, file, text);
  if (!fresh.ok || fresh.value === text) return fresh.findings;
  return [
    {
      rule: 'outdated-catalog',
      id: text === undefined ? 'outdated-catalog.no-source' : 'outdated-catalog.source',
      values: { file },
      at: { file, line: 1, column: 1 },
      story: story.slug,
      locale: story.locale,
    },
  ];
};
