import { createHash } from 'node:crypto';
import type { Position } from '../../compositions/model/diagnostic.ts';

/** States that an entry can have in a file for translators; an obsolete one is never handed out. */
export const UNIT_STATES = ['missing', 'draft', 'stale', 'reviewed'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

/** One wording of a text: of a plural message, the form of one CLDR category. */
export interface ExchangeForm {
  /** Absent for a text without plural forms. */
  readonly category?: Intl.LDMLPluralRule;
  /** Empty while nobody has translated it. */
  readonly target: string;
}

/** What a translator should know of a text, worded in the language of whoever exports. */
export interface UnitContext {
  /** Whole sentences, one a line: where the text stands, what number it goes with, what must be kept. */
  readonly notes: readonly string[];
  /** About how many characters (code points) the narrowest picture holds; absent where the place grows. */
  readonly limit?: number;
  /** The same text in a language that more translators read than the source. */
  readonly reference?: { readonly locale: string; readonly text: string };
  /** Words of the glossary that the source has, in both languages. */
  readonly terms: readonly { readonly source: string; readonly target: string }[];
  /** Reviewed translations of the same or a like text, best first. `score`: 100 is the same text. */
  readonly matches: readonly {
    readonly score: number;
    readonly source: string;
    readonly target: string;
    /** `<story>/<key>`. */
    readonly from: string;
  }[];
  /** Pictures that show the text, as paths relative to the exported file, forward slashes. */
  readonly pictures: readonly string[];
}

/** One message with its translation. */
export interface ExchangeUnit {
  readonly key: string;
  readonly source: string;
  /** The source text that a stale translation was made from. */
  readonly was?: string;
  readonly state: UnitState;
  /** One without a category, or one for each category of the language in CLDR's order. */
  readonly forms: readonly ExchangeForm[];
  readonly context: UnitContext;
}

/** A story in one language, as it goes out. */
export interface ExchangeFile {
  readonly story: string;
  /** Of the story in the workspace, forward slashes. */
  readonly original: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly units: readonly ExchangeUnit[];
}

/** A form as it came back, and where in the file it stands (a row and column of a sheet count as line and column). */
export interface ReturnedForm extends ExchangeForm {
  readonly at: Position;
}

/** A message as it came back. */
export interface ReturnedUnit {
  readonly key: string;
  /** The source text it was translated from. */
  readonly source: string;
  readonly at: Position;
  /** As the file says now: what its tool or its translator made of it. */
  readonly state: UnitState;
  /** As it was handed out; absent where the file has lost that. */
  readonly exported?: ExportMark;
  readonly forms: readonly ReturnedForm[];
}

/** A story in one language, as it came back. */
export interface ReturnedFile {
  readonly story: string;
  readonly locale: string;
  readonly at: Position;
  readonly units: readonly ReturnedUnit[];
}

/** What a unit was when it was handed out: enough to tell who has changed what since. */
export interface ExportMark {
  readonly state: UnitState;
  /** `formHash` of each form, in the order of the forms. */
  readonly hashes: readonly string[];
}

/** 8 hex digits of SHA-256; `-` for no text. */
export const formHash = (target: string): string =>
  target === '' ? '-' : createHash('sha256').update(target).digest('hex').slice(0, 8);

/** The mark that every format carries beside a unit, one line of ASCII: `draft 1a2b3c4d -`. */
export const exportMark = ({ state, forms }: Pick<ExchangeUnit, 'state' | 'forms'>): string =>
  [state, ...forms.map(({ target }) => formHash(target))].join(' ');

/** Reads what `exportMark` wrote; undefined for anything else. */
export const readExportMark = (text: string): ExportMark | undefined => {
  const [state, ...hashes] = text.trim().split(/\s+/);
  const known = UNIT_STATES.find((one) => one === state);
  if (!known || hashes.length === 0 || !hashes.every((hash) => /^(?:-|[0-9a-f]{8})$/.test(hash))) return undefined;
  return { state: known, hashes };
};
