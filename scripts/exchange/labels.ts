import type { UnitState } from './model.ts';

/**
 * Words of the files for translators, in the language of whoever exports: `exchange.<name>` of cli.json. Nothing is read
 * back by them, so that a file exported in Vietnamese comes back to a tool that speaks English.
 */
export interface ExchangeLabels {
  readonly key: string;
  readonly source: string;
  /** The source text that a stale translation was made from. */
  readonly previous: string;
  readonly target: string;
  readonly limit: string;
  readonly comment: string;
  readonly state: string;
  readonly reference: string;
  readonly terms: string;
  readonly matches: string;
  readonly picture: string;
  /** One of the forms of a plural message. */
  readonly form: string;
  readonly states: Readonly<Record<UnitState, string>>;
  readonly categories: Readonly<Record<Intl.LDMLPluralRule, string>>;
}
