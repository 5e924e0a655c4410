import { findLocale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';

/** CLDR's order; a catalog lists the forms in it. */
const ORDER: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
const SUFFIX = /_(?:zero|one|two|few|many|other)$/;

/** Asked for with every catalog; `Intl` takes a tenth of a millisecond to tell. */
const CATEGORIES = new Map<string, readonly Intl.LDMLPluralRule[]>();

/** Plural categories the language distinguishes, in CLDR's order: vi has `other`, ar has all six. */
export const pluralCategories = (locale: string): readonly Intl.LDMLPluralRule[] => {
  const known = CATEGORIES.get(locale);
  if (known) return known;
  const used = new Intl.PluralRules(findLocale(locale)?.intl ?? locale).resolvedOptions().pluralCategories;
  const categories = ORDER.filter((category) => used.includes(category));
  CATEGORIES.set(locale, categories);
  return categories;
};

/** Catalog key of one form, as i18next writes it. */
export const pluralKey = (base: string, category: Intl.LDMLPluralRule): string => `${base}_${category}`;

/** Catalog keys of a message in a language with those categories: itself, or one for each plural form. */
export const keysOf = (message: Message, categories: readonly Intl.LDMLPluralRule[]): readonly string[] =>
  message.plural ? categories.map((category) => pluralKey(message.key, category)) : [message.key];

/** The message a catalog key belongs to: without its plural suffix. */
export const baseKey = (key: string): string => key.replace(SUFFIX, '');

/**
 * True for a form that names its number in words or by the noun itself ("one trip", Arabic dual), where
 * `{{count}}` may be left out.
 */
export const mayOmitCount = (key: string): boolean => /_(?:zero|one|two)$/.test(key);
