import { RULES } from '../../compositions/model/diagnostic.ts';
import type { Message, Story } from '../../compositions/model/story.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { catalogFile } from '../catalog/load-catalog.ts';
import { keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { validateCatalog } from '../catalog/validate-catalog.ts';
import { valueFaults } from '../catalog/value-faults.ts';
import { checkText } from '../files/check-text.ts';

/**
 * True for a translation that `check` would find no error in: every plural form there, the placeholders and numbers those of
 * the source, nothing in it that no catalog may hold. Nothing else may be filled in for a translator.
 */
export const isSoundDraft = (
  story: Pick<Story, 'slug' | 'locale'>,
  message: Message,
  forms: ReadonlyMap<string, string>,
  locale: string,
): boolean => {
  const values = keysOf(message, pluralCategories(locale)).map((key) => [key, forms.get(key)?.trim()] as const);
  if (!values.every(([, value]) => value && !checkText(value) && valueFaults(value).length === 0)) return false;
  const findings = validateCatalog({ ...story, messages: [message] }, catalogOf(story.slug, values, locale));
  return !findings.some(({ rule }) => RULES[rule].check === 'error');
};

const catalogOf = (
  story: string,
  values: readonly (readonly [key: string, value: string | undefined])[],
  locale: string,
): Catalog => {
  const file = catalogFile(locale, story);
  const at = { file, line: 1, column: 1 };
  const entries = values.map(([key, value = '']) => [key, { key, value, keyAt: at, valueAt: at }] as const);
  return { file, locale, entries: new Map(entries) };
};
