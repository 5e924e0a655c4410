import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import { type Catalog, translationOf } from './catalog.ts';
import type { MissingTerms } from './glossary-check.ts';
import { placeholdersOf } from './placeholders.ts';
import { keysOf, mayOmitCount, pluralCategories } from './plural-forms.ts';
import { proseFindings } from './prose-findings.ts';
import { quote } from './value-faults.ts';

/** What validation reads of a story. */
export interface Messages {
  readonly slug: string;
  /** The language its messages are in. */
  readonly locale: string;
  readonly messages: readonly Message[];
}

const startOf = (catalog: Catalog): Position => ({ file: catalog.file, line: 1, column: 1 });

/** Names as a translator types them. */
const shown = (names: readonly string[]): string => names.map((name) => `{{${name}}}`).join(' ') || '–';

const placeholderFinding = (story: Messages, catalog: Catalog, message: Message, key: string): Finding | undefined => {
  const value = translationOf(catalog, key);
  if (value === undefined) return undefined;
  const expected = placeholdersOf(message.source);
  const actual = placeholdersOf(value);
  const missing = expected.filter(
    (name) => !actual.includes(name) && !(name === 'count' && message.plural && mayOmitCount(key)),
  );
  const unknown = actual.filter((name) => !expected.includes(name));
  if (missing.length === 0 && unknown.length === 0) return undefined;
  return {
    rule: 'placeholder-mismatch',
    id: missing.length > 0 ? 'placeholder-mismatch.missing' : 'placeholder-mismatch.unknown',
    values: { key, names: shown(missing.length > 0 ? missing : unknown) },
    at: catalog.entries.get(key)!.valueAt,
    story: story.slug,
    locale: catalog.locale,
    key,
    expected: shown(expected),
    actual: shown(actual),
  };
};

const missingFinding = (story: Messages, catalog: Catalog, message: Message, at: Position): Finding => ({
  rule: 'missing-translation',
  id: 'missing-translation.message',
  values: { key: message.key, locale: catalog.locale, file: catalog.file },
  at,
  story: story.slug,
  locale: catalog.locale,
  key: message.key,
  expected: quote(message.source),
});

const pluralFinding = (
  story: Messages,
  catalog: Catalog,
  key: string,
  at: Position,
  forms: readonly string[],
): Finding => ({
  rule: 'plural-form-missing',
  id: 'plural-form-missing.form',
  values: { key, locale: catalog.locale, forms: forms.map((form) => form.slice(form.lastIndexOf('_'))).join(' ') },
  at,
  story: story.slug,
  locale: catalog.locale,
  key,
});

/** A file that is not there is one finding, not one for each of its messages. */
const absentFinding = (story: Messages, catalog: Catalog): Finding => ({
  rule: 'missing-translation',
  id: 'missing-translation.catalog',
  values: { locale: catalog.locale, file: catalog.file, count: story.messages.length },
  at: startOf(catalog),
  story: story.slug,
  locale: catalog.locale,
});

const obsoleteFindings = (story: Messages, catalog: Catalog, wanted: ReadonlySet<string>): readonly Finding[] =>
  [...catalog.entries.values()]
    .filter(({ key }) => !wanted.has(key))
    .map(({ key, keyAt }) => ({
      rule: 'outdated-catalog',
      id: 'outdated-catalog.obsolete-key',
      values: { key },
      at: keyAt,
      story: story.slug,
      locale: catalog.locale,
      key,
    }));

/**
 * Compares a locale's catalog with what the story says: nothing missing, no placeholder lost or invented, every plural
 * form of the language there, the numbers and, with `missingTerms`, the terms the same. A missing entry is reported where it belongs: at its own empty value, else at the
 * entry before it in reading order, else at the top of the file.
 */
export const validateCatalog = (story: Messages, catalog: Catalog, missingTerms?: MissingTerms): readonly Finding[] => {
  if (story.messages.length > 0 && catalog.absent) return [absentFinding(story, catalog)];
  const categories = pluralCategories(catalog.locale);
  const wanted = new Set<string>();
  const findings: Finding[] = [];
  let neighbour = startOf(catalog);
  for (const message of story.messages) {
    const source = { story: story.slug, locale: story.locale, message, missingTerms };
    const keys = keysOf(message, categories);
    const missing: (readonly [key: string, at: Position])[] = [];
    for (const key of keys) {
      wanted.add(key);
      neighbour = catalog.entries.get(key)?.valueAt ?? neighbour;
      if (translationOf(catalog, key) === undefined) missing.push([key, neighbour]);
      const mismatch = placeholderFinding(story, catalog, message, key);
      if (mismatch) findings.push(mismatch);
      findings.push(...proseFindings(source, catalog, key));
    }
    if (missing.length === keys.length) findings.push(missingFinding(story, catalog, message, neighbour));
    else {
      for (const [key, at] of missing) findings.push(pluralFinding(story, catalog, key, at, keys));
    }
  }
  return [...findings, ...obsoleteFindings(story, catalog, wanted)];
};
