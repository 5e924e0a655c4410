import { isPseudo } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { MissingTerms } from '../catalog/glossary-check.ts';
import { pluralCategories, pluralKey } from '../catalog/plural-forms.ts';
import { type States, stateOf } from '../catalog/states.ts';
import type { ExchangeForm, ExchangeUnit, UnitContext } from '../exchange/model.ts';
import type { LoadedStory } from '../story/load-story.ts';

/** What is known of a story's texts in one language. */
export interface UnitSources {
  readonly story: LoadedStory['story'];
  readonly catalog: Catalog;
  /** As they are now. */
  readonly states: States;
  /** The story in the language that more translators read than its own; absent where there is none. */
  readonly reference?: Catalog;
  readonly missingTerms: MissingTerms;
  /** Translations of like texts, best first. */
  readonly matches: (message: Message) => UnitContext['matches'];
  /** Where the text stands, and how long it may be. */
  readonly place: (message: Message) => Pick<UnitContext, 'notes' | 'limit' | 'pictures'>;
}

/** A story's messages with their translations, as they are handed to a translator, in reading order. */
export const exportUnits = (sources: UnitSources): readonly ExchangeUnit[] =>
  sources.story.messages.map((message) => unitOf(message, sources));

const unitOf = (message: Message, sources: UnitSources): ExchangeUnit => {
  const { catalog, states } = sources;
  const entry = stateOf(states, message.key);
  return {
    key: message.key,
    source: message.source,
    ...(entry?.state === 'stale' && entry.was !== undefined && { was: entry.was }),
    state: entry?.state ?? 'missing',
    forms: formsOf(message, catalog),
    context: contextOf(message, sources),
  };
};

/** As the file has them, stray spaces and all: what comes back unchanged must change nothing. */
const formsOf = ({ key, plural }: Message, { locale, entries }: Catalog): readonly ExchangeForm[] => {
  const categories = plural ? pluralCategories(locale) : [undefined];
  return categories.map((category) => {
    const entry = entries.get(category ? pluralKey(key, category) : key);
    return { ...(category && { category }), target: entry?.typed ?? entry?.value ?? '' };
  });
};

const contextOf = (message: Message, sources: UnitSources): UnitContext => {
  const { story, catalog, missingTerms, matches, place } = sources;
  // A translation without any words lacks every term that the source has.
  const terms = missingTerms(message, '').map((term) => ({
    source: term.forms.get(story.locale)?.[0] ?? term.id,
    target: term.forms.get(catalog.locale)?.[0] ?? '',
  }));
  return { ...place(message), ...referenceOf(message, sources), terms, matches: matches(message) };
};

const referenceOf = (message: Message, { reference }: UnitSources): Pick<UnitContext, 'reference'> => {
  if (!reference || isPseudo(reference.locale)) return {};
  const key = message.plural ? pluralKey(message.key, 'other') : message.key;
  const text = reference.entries.get(key)?.value;
  return text ? { reference: { locale: reference.locale, text } } : {};
};
