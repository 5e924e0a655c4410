import type { GetTextComment } from 'gettext-parser';
import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import {
  type ExportMark,
  formHash,
  type ReturnedForm,
  type ReturnedUnit,
  readExportMark,
  type UnitState,
} from '../model.ts';
import type { PoEntry, PoKeyword } from './entries.ts';
import { MARK } from './identity.ts';
import { poPlural } from './plural-forms.ts';
import type { Identity } from './read-header.ts';

type Readable = Exclude<PoEntry, { fault: unknown }>;
type Read = { readonly unit: ReturnedUnit } | { readonly finding: Finding };

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
/** Longest piece of the file that a finding shows. */
const SHOWN = 80;

const refuse = (detail: string, at: Position, rest: Partial<Finding>): Read => ({
  finding: { rule: 'invalid-exchange', id: `invalid-exchange.${detail}`, at, ...rest },
});

/** The last one: a note above it may look like one. */
const markOf = (comments: GetTextComment | undefined) => {
  const line = comments?.extracted?.split('\n').findLast((one) => one.startsWith(MARK));
  return line === undefined ? undefined : readExportMark(line.slice(MARK.length));
};

const stateOf = (
  forms: readonly ReturnedForm[],
  comments: GetTextComment | undefined,
  exported: UnitState | undefined,
): UnitState => {
  if (forms.every(({ target }) => target === '')) return 'missing';
  const flags = comments?.flag?.split(/[\s,]+/) ?? [];
  // gettext's tools take an entry without its first form for untranslated, and drop its flag.
  const isFlagLost = exported === 'stale' && forms[0]?.target === '';
  if (flags.includes('fuzzy') || isFlagLost) return 'stale';
  return exported === 'reviewed' ? 'reviewed' : 'draft';
};

/** Categories of the entry's strings in their order, [undefined] for a message without plural forms; or undefined. */
const categoriesIn = (
  { parsed }: Readable,
  strings: readonly PoKeyword[],
  { categories }: Identity,
): readonly (Intl.LDMLPluralRule | undefined)[] | undefined => {
  if (parsed.msgid_plural === undefined) return strings.length === 1 ? [undefined] : undefined;
  const inOrder = strings.every(({ name }, index) => name === `msgstr[${index}]`);
  return inOrder && strings.length === categories?.length ? categories : undefined;
};

/**
 * True for a text that a tool left where it stood while it gave the language fewer forms, so that it seems to be another
 * form's: French `many` is `msgstr[1]` of our three, and `other` is of gettext's two.
 */
const isLeftOver = (form: ReturnedForm, index: number, locale: string, exported: ExportMark | undefined): boolean =>
  form.category !== undefined &&
  form.category !== poPlural(locale).categories[index] &&
  formHash(form.target) === exported?.hashes[index];

/**
 * A message as its entry has it now. Fuzzy is stale; filled and not fuzzy is reviewed where it went out so, else a draft,
 * for gettext knows no more than that.
 */
export const readUnit = (entry: Readable, identity: Identity): Read => {
  const { keywords, parsed } = entry;
  const { file } = identity.at;
  const placeOf = ({ line, column }: PoKeyword): Position => ({ file, line, column });
  const at = placeOf(keywords[0]!);
  const { msgctxt: key, comments } = parsed;
  if (key === undefined) return refuse('po-context', at, { actual: parsed.msgid.slice(0, SHOWN) });
  if (!KEY.test(key)) return refuse('key', at, { values: { key: key.slice(0, SHOWN) } });
  const about = { values: { key }, key };
  const strings = keywords.filter(({ name }) => name.startsWith('msgstr'));
  if (strings.length === 0) return refuse('po-incomplete', at, about);
  const categories = categoriesIn(entry, strings, identity);
  if (!categories) return refuse('po-forms', at, { ...about, actual: strings.map(({ name }) => name).join(' ') });
  const all = categories.map((category, index) => ({
    ...(category === undefined ? {} : { category }),
    target: parsed.msgstr[index]!.normalize('NFC'),
    at: placeOf(strings[index]!),
  }));
  const broken = all.find(({ target }) => /[\n\r\t]/.test(target));
  if (broken) return refuse('line-break', broken.at, about);
  const exported = markOf(comments);
  const forms = all.filter((form, index) => !isLeftOver(form, index, identity.locale, exported));
  const state = stateOf(forms, comments, exported?.state);
  return { unit: { key, source: parsed.msgid.normalize('NFC'), at, state, ...(exported ? { exported } : {}), forms } };
};
