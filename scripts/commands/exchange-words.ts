import type { ExchangeLabels } from '../exchange/labels.ts';
import { UNIT_STATES, type UnitState } from '../exchange/model.ts';
import { LANGUAGES, loadWords, type Words } from '../report/words.ts';

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const satisfies readonly Intl.LDMLPluralRule[];

const record = <K extends string>(keys: readonly K[], prefix: string, words: Words): Record<K, string> =>
  Object.fromEntries(keys.map((key) => [key, words(`${prefix}-${key}`)])) as Record<K, string>;

/** The words that stand in exported files. */
export const exchangeLabels = (words: Words): ExchangeLabels => ({
  key: words('exchange.key'),
  source: words('exchange.source'),
  previous: words('exchange.previous'),
  target: words('exchange.target'),
  limit: words('exchange.limit'),
  comment: words('exchange.comment'),
  state: words('exchange.state'),
  reference: words('exchange.reference'),
  terms: words('exchange.terms'),
  matches: words('exchange.matches'),
  picture: words('exchange.picture'),
  form: words('exchange.form'),
  states: record(UNIT_STATES, 'exchange.state', words),
  categories: record(CATEGORIES, 'exchange.form', words),
});

/** Words that a translator may type into a state cell, in small letters: those of every language of the tool. */
export const stateWords = (): ReadonlyMap<string, UnitState> =>
  new Map(
    LANGUAGES.map(loadWords).flatMap((words) =>
      UNIT_STATES.flatMap((state) => [
        [state, state] as const,
        [words(`exchange.state-${state}`).toLowerCase(), state] as const,
      ]),
    ),
  );
