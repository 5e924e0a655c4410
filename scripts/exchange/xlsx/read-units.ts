import type { Finding } from '../../../compositions/model/diagnostic.ts';
import { type ExportMark, formHash, type ReturnedUnit, UNIT_STATES, type UnitState } from '../model.ts';
import { cellDoubt, cellName, type SheetPlace, shown } from './findings.ts';
import type { SheetRow } from './read-rows.ts';

/** CLDR's order, in which forms are handed out. */
const CATEGORIES: readonly (Intl.LDMLPluralRule | undefined)[] = [
  undefined,
  'zero',
  'one',
  'two',
  'few',
  'many',
  'other',
];

/** From the state that promises least. Where rows of a text disagree the first counts: nothing is approved by a slip. */
const PROMISE: readonly UnitState[] = ['missing', 'stale', 'draft', 'reviewed'];

/** What a state's word means, in any language that it may be written in; looked up as `wordKey` spells it. */
export type StateWords = ReadonlyMap<string, UnitState>;

const wordKey = (word: string): string => word.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The words to know: those given, and the ids of the states themselves. */
export const stateWordsOf = (words: StateWords): StateWords =>
  new Map(
    [...words, ...UNIT_STATES.map((state) => [state, state] as const)].map(([word, state]) => [wordKey(word), state]),
  );

/** Puts the rows of each key together, wherever somebody has sorted them to. `words` come from `stateWordsOf`. */
export const readUnits = (
  rows: readonly SheetRow[],
  place: SheetPlace,
  words: StateWords,
): { readonly units: readonly ReturnedUnit[]; readonly findings: readonly Finding[] } => {
  const findings: Finding[] = [];
  const byKey = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const others = byKey.get(row.key) ?? [];
    byKey.set(row.key, others);
    const first = rivalOf(row, others);
    if (first) findings.push(duplicateFinding(row, first, place));
    else others.push(row);
  }
  const units = [...byKey.values()].map((of) => readUnit(of, place, words, findings));
  const bare = units.filter(({ exported }) => !exported);
  const first = bare[0];
  if (first) {
    const { key, at } = first;
    findings.push(cellDoubt('mark-lost', place, at, { key, values: { count: bare.length, key } }));
  }
  return { units, findings };
};

/** An earlier row that says the same wording: of the same category, or where only one of the two has any. */
const rivalOf = ({ category }: SheetRow, others: readonly SheetRow[]): SheetRow | undefined =>
  others.find((other) => other.category === category || !other.category || !category);

const duplicateFinding = ({ key, keyAt }: SheetRow, { keyAt: first }: SheetRow, place: SheetPlace): Finding => ({
  rule: 'duplicate-key',
  id: 'duplicate-key.exchange',
  values: { key, cell: cellName(place, keyAt), firstLine: first.line, firstColumn: first.column },
  at: keyAt,
  key,
});

const readUnit = (
  rows: readonly SheetRow[],
  place: SheetPlace,
  words: StateWords,
  findings: Finding[],
): ReturnedUnit => {
  const [first] = rows as readonly [SheetRow, ...SheetRow[]];
  const { key, source } = first;
  const exported = rows.find((row) => row.exported)?.exported;
  const other = rows.find((row) => row.source !== source);
  if (other)
    findings.push(
      cellDoubt('sources-differ', place, other.sourceAt, { key, values: { key }, actual: shown(other.source) }),
    );
  const forms = rows
    .toSorted((one, two) => CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(two.category))
    .map(({ category, target, targetAt }) => ({ ...(category ? { category } : {}), target, at: targetAt }));
  return {
    key,
    source,
    at: first.keyAt,
    state: unitState(rows, exported, place, words, findings),
    ...(exported ? { exported } : {}),
    forms,
  };
};

/**
 * The state of a text, of which every row says one. Without words it is missing, whatever its rows say; with words it is not.
 * An unknown word counts for nothing: the text is what it was when it was handed out, or a draft where it has changed since.
 */
const unitState = (
  rows: readonly SheetRow[],
  exported: ExportMark | undefined,
  place: SheetPlace,
  words: StateWords,
  findings: Finding[],
): UnitState => {
  const filled = rows.filter(({ target }) => target !== '');
  const isAsHandedOut = filled.every(({ target }) => exported?.hashes.includes(formHash(target)));
  const before = isAsHandedOut && exported ? exported.state : 'draft';
  const said = rows.map((row) => {
    const state = words.get(wordKey(row.state));
    if (!state && row.state.trim() !== '') findings.push(unknownState(row, place));
    return state ?? before;
  });
  const states = PROMISE.filter((state) => rows.some(({ target }, index) => target !== '' && said[index] === state));
  if (states.length > 1) {
    const { key, stateAt } = rows[0]!;
    findings.push(cellDoubt('states-differ', place, stateAt, { key, values: { key } }));
  }
  const [least] = states;
  if (least === undefined) return 'missing';
  return least === 'missing' ? 'draft' : least;
};

const unknownState = ({ key, state, stateAt }: SheetRow, place: SheetPlace): Finding =>
  cellDoubt('state', place, stateAt, { key, values: { key }, actual: shown(state) });
