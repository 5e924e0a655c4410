import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { type Catalog, translationOf } from './catalog.ts';
import { keysOf, pluralCategories } from './plural-forms.ts';
import { quote } from './value-faults.ts';

const entryStateSchema = z.strictObject({
  state: z.enum(['draft', 'reviewed', 'stale']),
  /** Hash of the source text it was translated from. */
  source: z.string(),
  /** Hash of the translation when the tool last saw it: tells an edit by hand. */
  value: z.string().optional(),
  /** Who reviewed it, and when (ISO day). */
  by: z.string().optional(),
  at: z.string().optional(),
});
const statesSchema = z.record(z.string(), entryStateSchema);

/** State of one message's translation. A message without one is missing. */
export type EntryState = z.infer<typeof entryStateSchema>;
/** By the message's key, without plural suffix: its forms are translated and reviewed together. */
export type States = ReadonlyMap<string, EntryState>;

/** 12 hex digits of SHA-256: short enough to read in a diff; two texts of one key must meet by chance to be confused. */
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);

export const sourceHash = (message: Message): string => shortHash(message.source);

/** All forms of a translation as one text; undefined while one is missing. */
const formsText = (
  message: Message,
  catalog: Catalog,
  categories: readonly Intl.LDMLPluralRule[],
): string | undefined => {
  const values = keysOf(message, categories).map((key) => translationOf(catalog, key));
  return values.includes(undefined) ? undefined : values.join('\u0000');
};

const nextState = (previous: EntryState | undefined, source: string, value: string): EntryState => {
  if (!previous) return { state: 'draft', source, value };
  // Somebody translated anew, with the present source before them.
  if (previous.value !== undefined && previous.value !== value) return { state: 'draft', source, value };
  if (previous.source !== source) return { ...previous, state: 'stale', value };
  // The source went back to the text that was translated.
  if (previous.state === 'stale')
    return { ...previous, state: previous.by === undefined ? 'draft' : 'reviewed', value };
  return { ...previous, value };
};

/**
 * States after the story or the catalog changed: new translations are drafts, those of a reworded source stale, edited
 * ones drafts again. Messages that are gone or not translated have no state.
 */
export const updateStates = (previous: States, messages: readonly Message[], catalog: Catalog): States => {
  const categories = pluralCategories(catalog.locale);
  const states = new Map<string, EntryState>();
  for (const message of messages) {
    const value = formsText(message, catalog, categories);
    if (value === undefined) continue;
    states.set(message.key, nextState(previous.get(message.key), sourceHash(message), shortHash(value)));
  }
  return states;
};

/** The file `locales/.state/<locale>/<story>.json`: sorted by key, so that a moved section changes nothing. */
export const statesText = (states: States): string => {
  const sorted = [...states].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const rows = sorted.map(([key, { state, source, value, by, at }]) => [key, { state, source, value, by, at }]);
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
};

/** Reads a state file. A broken one is a finding: its reviews must not vanish because of a merge conflict. */
export const readStates = (text: string, file: string): Result<States> => {
  const broken: Finding = { rule: 'invalid-catalog', id: 'invalid-catalog.states', at: { file, line: 1, column: 1 } };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(broken);
  }
  const parsed = statesSchema.safeParse(json);
  return parsed.success ? succeed(new Map(Object.entries(parsed.data))) : fail(broken);
};

/** Stale translations one by one; those that nobody has reviewed as one number. */
export const stateFindings = (
  story: { readonly slug: string; readonly messages: readonly Message[] },
  catalog: Catalog,
  states: States,
): readonly Finding[] => {
  const common = { story: story.slug, locale: catalog.locale };
  const categories = pluralCategories(catalog.locale);
  const findings: Finding[] = [];
  let unreviewed = 0;
  for (const message of story.messages) {
    const state = states.get(message.key)?.state;
    if (state && state !== 'reviewed') unreviewed += 1;
    if (state !== 'stale') continue;
    const entry = keysOf(message, categories)
      .map((key) => catalog.entries.get(key))
      .find(Boolean);
    findings.push({
      rule: 'stale-translation',
      id: 'stale-translation.message',
      values: { key: message.key, locale: catalog.locale },
      at: entry?.valueAt ?? { file: catalog.file, line: 1, column: 1 },
      ...common,
      key: message.key,
      expected: quote(message.source),
      ...(entry ? { actual: quote(entry.value) } : {}),
    });
  }
  if (unreviewed > 0) {
    const values = { locale: catalog.locale, count: unreviewed, total: story.messages.length };
    const at = { file: catalog.file, line: 1, column: 1 };
    findings.push({ rule: 'unreviewed-translation', id: 'unreviewed-translation.catalog', values, at, ...common });
  }
  return findings;
};
