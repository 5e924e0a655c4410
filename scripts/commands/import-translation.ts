import path from 'node:path';
import { editCatalog } from '../catalog/edit-catalog.ts';
import { catalogFile, statesFile } from '../catalog/load-catalog.ts';
import { type Settled, settle } from '../catalog/obsolete.ts';
import { keysOf, pluralCategories } from '../catalog/plural-forms.ts';
import { readCatalog } from '../catalog/read-catalog.ts';
import {
  approveEntry,
  type EntryState,
  type SourceTexts,
  type States,
  shortHash,
  sourceHash,
  stateOf,
  statesText,
} from '../catalog/states.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { ImportPlan, PlannedUnit } from './plan-import.ts';

/** A translation as it is on disk, and what is to become of it. */
export interface ImportTarget {
  readonly root: string;
  readonly story: LoadedStory['story'];
  readonly locale: string;
  /** The catalog's text; undefined where there is none yet. */
  readonly text: string | undefined;
  readonly states: States;
  /** Texts of the source catalog on disk. */
  readonly onDisk: SourceTexts;
  /** Who has reviewed what the file calls reviewed, and when; absent: nobody says so. */
  readonly review?: { readonly by: string; readonly at: string };
}

/** The files of a translation as a plan leaves them. `interim` is to be written before the catalog, as in `extract`. */
export interface Imported {
  readonly catalog: string;
  readonly states: string;
  readonly interim: string;
}

/** A catalog's text and states after an import: pure. Texts that the story has lost are put aside, as `extract` does. */
export const applyImport = ({ units }: ImportPlan, target: ImportTarget): Imported => {
  const { story, locale, text, states, onDisk } = target;
  const order = story.messages.flatMap((message) => keysOf(message, pluralCategories(locale)));
  const given = units.flatMap(({ taken }) => [...taken]).map(([key, { target: words }]) => [key, words] as const);
  const known = new Set(order);
  const strangers = given.map(([key]) => key).filter((key) => !known.has(key));
  const edited = withTexts(text, new Map(given), [...order, ...strangers]);
  const read = readCatalog(edited, { file: catalogFile(locale, story.slug), locale });
  if (!read.ok) throw new Error(`an import made ${catalogFile(locale, story.slug)} unreadable`);
  const gone = units.filter(({ message, taken }) => !message && taken.size > 0);
  const sources = { ...onDisk, ...Object.fromEntries(gone.map(({ returned }) => [returned.key, returned.source])) };
  const settled = settle(story.messages, read.value, states, sources);
  return {
    catalog: editCatalog(edited, settled.removed, settled.restored, order),
    states: statesText(withVerdicts(settled.states, units, target)),
    interim: statesText(withVerdicts(settled.interim, units, target)),
  };
};

/** A new file is written at once: editing it text by text would take the square of its length. */
const withTexts = (text: string | undefined, given: ReadonlyMap<string, string>, order: readonly string[]): string => {
  if (text !== undefined) return editCatalog(text, [], given, order);
  const rows = order.flatMap((key) => (given.has(key) ? [[key, given.get(key)!] as const] : []));
  return `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`;
};

const withVerdicts = (settled: Settled['states'], units: readonly PlannedUnit[], target: ImportTarget): States => {
  const states = new Map(settled);
  for (const unit of units) {
    const entry = stateOf(states, unit.returned.key);
    if (entry) states.set(unit.returned.key, entryAfter(entry, unit, target.review));
  }
  return states;
};

/** The state of a message whose translation the file has brought, confirmed, doubted or reviewed. */
const entryAfter = (entry: EntryState, unit: PlannedUnit, review: ImportTarget['review']): EntryState => {
  const { message, returned, taken, verdict, reviewed } = unit;
  if (!message) return entry;
  const value = entry.value === undefined ? {} : { value: entry.value };
  const then = shortHash(returned.source);
  let after = entry;
  // Words that somebody has reviewed before have come back: the state file still knows them.
  const known = entry.state === 'reviewed' && then === entry.source;
  if ((taken.size > 0 && !known) || verdict === 'holds') {
    after =
      then === sourceHash(message)
        ? { state: 'draft', source: then, ...value }
        : { state: 'stale', source: then, was: returned.source, ...value };
  }
  if (verdict === 'doubted') after = { state: 'draft', source: entry.source, ...value };
  if (!reviewed || !review || then !== sourceHash(message)) return after;
  return approveEntry(after, message, review);
};

/** Writes what has changed, in the order in which a run that is cut short loses nothing. */
export async function writeImport(target: ImportTarget, imported: Imported): Promise<void> {
  const { root, story, locale } = target;
  const [catalog, states] = [catalogFile(locale, story.slug), statesFile(locale, story.slug)];
  let before = statesText(target.states);
  if (imported.catalog !== target.text) {
    await writeFileAtomic(path.join(root, states), imported.interim);
    await writeFileAtomic(path.join(root, catalog), imported.catalog);
    before = imported.interim;
  }
  if (imported.states !== before) await writeFileAtomic(path.join(root, states), imported.states);
}
