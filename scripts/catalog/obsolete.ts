import type { Message } from '../../compositions/model/story.ts';
import { type Catalog, type CatalogEntry, translationOf } from './catalog.ts';
import { baseKey, keysOf, pluralCategories, pluralKey } from './plural-forms.ts';
import {
  type EntryState,
  type ObsoleteEntry,
  type SourceTexts,
  type States,
  shortHash,
  sourceHash,
  stateOf,
  textOn,
  translatedFrom,
  updateStates,
} from './states.ts';

/** What a catalog and its states become. Nothing that was translated is lost on the way: it is in one or the other. */
export interface Settled {
  readonly states: States;
  /** To be written before the catalog: still has what the catalog is about to be given back. */
  readonly interim: States;
  /** Keys that leave the catalog. */
  readonly removed: readonly string[];
  /** What comes back into it, by key. */
  readonly restored: ReadonlyMap<string, string>;
}

type Aside = ReadonlyMap<string, ObsoleteEntry>;

/**
 * Puts translations aside whose text the story no longer has, gives back those whose text has come back, and brings the
 * states up to date. `onDisk`: the source catalog before it is written anew.
 */
export const settle = (
  messages: readonly Message[],
  catalog: Catalog,
  previous: States,
  onDisk: SourceTexts,
): Settled => {
  const categories = pluralCategories(catalog.locale);
  const wanted = new Set(messages.flatMap((message) => keysOf(message, categories)));
  const extra = [...catalog.entries.values()].filter(({ key }) => !wanted.has(key));
  const earlier: Aside = new Map(
    [...previous].flatMap(([id, entry]) => (entry.state === 'obsolete' ? [[id, entry]] : [])),
  );
  const present = new Set(messages.map(({ key }) => key));
  const aside: Aside = new Map([...putAside(extra, previous, present, onDisk, categories), ...earlier]);
  const back = takeBack(messages, catalog, aside, categories);

  const restored = new Map([...back.values()].flatMap(({ values }) => [...values]));
  const removed = new Set(extra.map(({ key }) => key));
  const kept = [...catalog.entries].filter(([key]) => !removed.has(key));
  const place = { file: catalog.file, line: 1, column: 1 };
  const given = [...restored].map(([key, value]) => [key, { key, value, keyAt: place, valueAt: place }] as const);
  const entries = new Map<string, CatalogEntry>([...kept, ...given]);
  const known = new Map<string, EntryState | ObsoleteEntry>([...previous, ...aside]);
  for (const [key, { entry }] of back) {
    if (entry) known.set(key, entry);
    else known.delete(key);
  }
  const interim = updateStates(known, messages, { ...catalog, entries }, onDisk);
  const used = new Set([...back.values()].map(({ id }) => id));
  const states = new Map([...interim].filter(([id]) => !used.has(id)));
  return { states, interim, removed: [...removed], restored };
};

/** An empty value says nothing that could be lost. */
const putAside = (
  extra: readonly CatalogEntry[],
  previous: States,
  present: ReadonlySet<string>,
  onDisk: SourceTexts,
  categories: readonly Intl.LDMLPluralRule[],
): Aside => {
  const aside = new Map<string, ObsoleteEntry>();
  const told = extra.filter(({ value }) => value !== '');
  for (const base of new Set(told.map(({ key }) => baseKey(key)))) {
    const entries = told.filter(({ key }) => baseKey(key) === base);
    const values = Object.fromEntries(entries.map(({ key, value }) => [key, value]));
    // A further form of a message that is still there has no state of its own.
    const live = present.has(base) ? undefined : stateOf(previous, base);
    const text = textOn(onDisk, base);
    // The same name however often a run is cut short before the catalog is written.
    aside.set(
      `${base}@${shortHash(JSON.stringify([text ?? '', values]))}`,
      obsoleteEntry(values, live, text, base, categories),
    );
  }
  return aside;
};

const obsoleteEntry = (
  values: ObsoleteEntry['values'],
  live: EntryState | undefined,
  text: string | undefined,
  base: string,
  categories: readonly Intl.LDMLPluralRule[],
): ObsoleteEntry => {
  const ordered = [base, ...categories.map((category) => pluralKey(base, category))];
  const value = shortHash(ordered.flatMap((key) => values[key] ?? []).join('\u0000'));
  // Edited since the tool last saw it: what was reviewed is not what stands there.
  if (live === undefined || (live.value !== undefined && live.value !== value)) {
    const source = text === undefined ? {} : { was: text };
    return { state: 'obsolete', source: text === undefined ? '' : shortHash(text), ...source, value, values };
  }
  const { state: _, was: __, ...kept } = live;
  const seen = text === undefined || shortHash(text) === live.source ? {} : { seen: shortHash(text) };
  return { ...kept, state: 'obsolete', ...translatedFrom(live, text), value, ...seen, values };
};

interface Back {
  /** Of the obsolete entry that is used up. */
  readonly id: string;
  readonly values: ReadonlyMap<string, string>;
  /** What its state was; undefined where it begins anew. */
  readonly entry?: EntryState;
}

/** For each message without any translation, one that was put aside with the same source text; its own key's first. */
const takeBack = (
  messages: readonly Message[],
  catalog: Catalog,
  aside: Aside,
  categories: readonly Intl.LDMLPluralRule[],
): ReadonlyMap<string, Back> => {
  const back = new Map<string, Back>();
  const used = new Set<string>();
  const missing = messages.filter((message) =>
    keysOf(message, categories).every((key) => translationOf(catalog, key) === undefined),
  );
  for (const own of [true, false]) {
    for (const message of missing) {
      if (back.has(message.key)) continue;
      for (const [id, entry] of aside) {
        const base = id.slice(0, id.lastIndexOf('@'));
        if (used.has(id) || (base === message.key) !== own || !belongs(entry, message, own)) continue;
        const values = new Map(
          Object.entries(entry.values).map(([key, value]) => [message.key + key.slice(base.length), value]),
        );
        const keys = keysOf(message, categories);
        if (![...values.keys()].every((key) => keys.includes(key))) continue;
        const state = stateBack(entry, own);
        back.set(message.key, { id, values, ...(state && { entry: state }) });
        used.add(id);
        break;
      }
    }
  }
  return back;
};

/** A key that somebody translated before the story had it is waiting for the story. */
const belongs = ({ source, seen }: ObsoleteEntry, message: Message, own: boolean): boolean =>
  [source, seen].includes(sourceHash(message)) || (own && source === '');

/** Under its own key a translation is what it was. Elsewhere the same words may ask for others: it is a draft. */
const stateBack = ({ source, was, value, by, at }: ObsoleteEntry, own: boolean): EntryState | undefined => {
  if (source === '') return undefined;
  const text = { source, ...(was !== undefined && { was }), ...(value !== undefined && { value }) };
  if (!own || by === undefined) return { state: 'draft', ...text };
  return { state: 'reviewed', ...text, by, ...(at !== undefined && { at }) };
};
