import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Message } from '../../compositions/model/story.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { type Catalog, translationOf } from './catalog.ts';
import { keysOf, pluralCategories } from './plural-forms.ts';

const common = {
  /** Hash of the source text it was translated from; empty where that is not known. */
  source: z.string(),
  /** That text, kept from the moment the story says something else. */
  was: z.string().optional(),
  /** Hash of the translation when the tool last saw it: tells an edit by hand. */
  value: z.string().optional(),
  /** Who reviewed it, and when (ISO day). */
  by: z.string().optional(),
  at: z.string().optional(),
};
const entryStateSchema = z.strictObject({ state: z.enum(['draft', 'reviewed', 'stale']), ...common });
const obsoleteSchema = z.strictObject({
  state: z.literal('obsolete'),
  ...common,
  /** Hash of the last source text it stood beside, where that is not the one it was translated from. */
  seen: z.string().optional(),
  /** The translation itself by its catalog keys: the catalog no longer has it. */
  values: z.record(z.string(), z.string()),
});
const statesSchema = z.record(z.string(), z.discriminatedUnion('state', [entryStateSchema, obsoleteSchema]));

/** State of one message's translation. A message without one is missing. */
export type EntryState = z.infer<typeof entryStateSchema>;
/** A translation put aside because the story no longer has its text. */
export type ObsoleteEntry = z.infer<typeof obsoleteSchema>;
/**
 * By the message's key, without plural suffix: its forms are translated and reviewed together. Obsolete entries stand
 * under `<key>@<hash>`, which no message can be called: a key may be given to another text later.
 */
export type States = ReadonlyMap<string, EntryState | ObsoleteEntry>;
/** Source texts by message key, as the source catalog on disk has them. */
export type SourceTexts = Readonly<Record<string, string>>;

export const textOn = (onDisk: SourceTexts, key: string): string | undefined =>
  Object.hasOwn(onDisk, key) ? onDisk[key] : undefined;

/** 12 hex digits of SHA-256: short enough to read in a diff; two texts of one key must meet by chance to be confused. */
export const shortHash = (text: string): string => hash('sha256', text, 'hex').slice(0, 12);

/** Asked for in every language. */
const sourceHashes = new WeakMap<Message, string>();

export const sourceHash = (message: Message): string => {
  const known = sourceHashes.get(message) ?? shortHash(message.source);
  sourceHashes.set(message, known);
  return known;
};

/** All forms of a translation as one text; undefined while one is missing. */
const formsText = (
  message: Message,
  catalog: Catalog,
  categories: readonly Intl.LDMLPluralRule[],
): string | undefined => {
  const values = keysOf(message, categories).map((key) => translationOf(catalog, key));
  return values.includes(undefined) ? undefined : values.join('\u0000');
};

/** State of a message's translation; undefined for one that is missing (or whose key only an obsolete entry has). */
export const stateOf = (states: States, key: string): EntryState | undefined => {
  const entry = states.get(key);
  return entry === undefined || entry.state === 'obsolete' ? undefined : entry;
};

/** The text that an entry was translated from: the one it kept, else the one on disk if it is that one. */
export const translatedFrom = (entry: EntryState, onDisk: string | undefined): { was?: string } => {
  const was = [entry.was, onDisk].find((text) => text !== undefined && shortHash(text) === entry.source);
  return was === undefined ? {} : { was };
};

const nextState = (
  previous: EntryState | undefined,
  source: string,
  value: string,
  onDisk: string | undefined,
): EntryState => {
  // Somebody has translated, for the first time or anew.
  if (!previous || (previous.value !== undefined && previous.value !== value)) {
    // Made from the catalog that translators are given, which the story may have left behind since.
    if (onDisk !== undefined && shortHash(onDisk) !== source)
      return { state: 'stale', source: shortHash(onDisk), was: onDisk, value };
    return { state: 'draft', source, value };
  }
  if (previous.source !== source) return { ...previous, state: 'stale', ...translatedFrom(previous, onDisk), value };
  const { was: _, ...kept } = previous;
  // The source went back to the text that was translated.
  if (previous.state === 'stale') return { ...kept, state: previous.by === undefined ? 'draft' : 'reviewed', value };
  return { ...kept, value };
};

/**
 * States after the story or the catalog changed: new translations are drafts, those of a reworded source stale, edited
 * ones drafts again. Messages that are gone or not translated have no state; obsolete entries stay as they are.
 */
export const updateStates = (
  previous: States,
  messages: readonly Message[],
  catalog: Catalog,
  onDisk: SourceTexts = {},
): States => {
  const categories = pluralCategories(catalog.locale);
  const states = new Map([...previous].filter(([, { state }]) => state === 'obsolete'));
  for (const message of messages) {
    const value = formsText(message, catalog, categories);
    if (value === undefined) continue;
    const before = textOn(onDisk, message.key);
    states.set(message.key, nextState(stateOf(previous, message.key), sourceHash(message), shortHash(value), before));
  }
  return states;
};

/** A translation that somebody has read beside the present source. */
export const approveEntry = (
  entry: EntryState,
  message: Message,
  review: { readonly by: string; readonly at: string },
): EntryState => {
  const value = entry.value === undefined ? {} : { value: entry.value };
  return { state: 'reviewed', source: sourceHash(message), ...value, ...review };
};

/**
 * Keeps the text each entry was translated from wherever the story has changed it: all that can be done while a catalog
 * cannot be read, and enough for the day it is mended.
 */
export const rememberSources = (previous: States, messages: readonly Message[], onDisk: SourceTexts): States => {
  const present = new Map(messages.map((message) => [message.key, sourceHash(message)]));
  return new Map(
    [...previous].map(([key, entry]) => {
      if (entry.state === 'obsolete' || present.get(key) === entry.source) return [key, entry];
      return [key, { ...entry, ...translatedFrom(entry, textOn(onDisk, key)) }];
    }),
  );
};

/** The file `locales/.state/<locale>/<story>.json`: sorted by key, so that a moved section changes nothing. */
export const statesText = (states: States): string => {
  const sorted = [...states].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const rows = sorted.map(([key, entry]) => {
    const { state, source, was, value, by, at } = entry;
    return [key, { state, source, was, value, by, at, ...(entry.state === 'obsolete' && aside(entry)) }];
  });
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
};

const aside = ({ seen, values }: ObsoleteEntry): Pick<ObsoleteEntry, 'values'> & { seen: string | undefined } => ({
  seen,
  values,
});

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
