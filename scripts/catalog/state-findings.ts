import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Catalog } from './catalog.ts';
import { keysOf, pluralCategories } from './plural-forms.ts';
import { type States, stateOf } from './states.ts';
import { quote } from './value-faults.ts';
import { wordDiff } from './word-diff.ts';

interface Translated {
  readonly slug: string;
  readonly locale: string;
  readonly messages: readonly Message[];
}

/** Stale translations one by one; those that nobody has reviewed as one number. */
export const stateFindings = (story: Translated, catalog: Catalog, states: States): readonly Finding[] => {
  const common = { story: story.slug, locale: catalog.locale };
  const findings: Finding[] = [];
  let unreviewed = 0;
  for (const message of story.messages) {
    const entry = stateOf(states, message.key);
    if (entry && entry.state !== 'reviewed') unreviewed += 1;
    if (entry?.state === 'stale') findings.push(staleFinding(story, message, catalog, entry.was));
  }
  if (unreviewed > 0) {
    const values = { story: story.slug, locale: catalog.locale, count: unreviewed, total: story.messages.length };
    const at = { file: catalog.file, line: 1, column: 1 };
    findings.push({ rule: 'unreviewed-translation', id: 'unreviewed-translation.catalog', values, at, ...common });
  }
  return findings;
};

/** With the text it was translated from, what has changed in it; else the new text and the translation. */
const staleFinding = (story: Translated, message: Message, catalog: Catalog, was: string | undefined): Finding => {
  const entry = keysOf(message, pluralCategories(catalog.locale))
    .map((key) => catalog.entries.get(key))
    .find(Boolean);
  const values = { key: message.key, story: story.slug, locale: catalog.locale };
  const place = {
    rule: 'stale-translation' as const,
    at: entry?.valueAt ?? { file: catalog.file, line: 1, column: 1 },
    story: story.slug,
    locale: catalog.locale,
    key: message.key,
  };
  if (was === undefined) {
    const actual = entry ? { actual: quote(entry.value) } : {};
    return { ...place, id: 'stale-translation.message', values, expected: quote(message.source), ...actual };
  }
  const change = wordDiff(was, message.source, story.locale);
  const texts = { expected: message.source, actual: was };
  return { ...place, id: 'stale-translation.reworded', values: { ...values, change }, ...texts };
};
