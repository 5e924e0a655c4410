import { findFormat } from '../../compositions/model/format.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { TextContext } from './text-context.ts';

/** A sentence for translators before it is worded: an entry of cli.json and its values. */
export interface ContextNote {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/**
 * What translators are told beside a message: what it is and where it stands, the number it goes with, how long it may be,
 * what must be kept. `placeholders`: names that its source holds.
 */
export function contextNotes(
  { plural }: Pick<Message, 'plural'>,
  context: TextContext,
  locale: Locale,
  placeholders: readonly string[],
): ContextNote[] {
  const { part, section = '', figure, limit, tightest = '', captions, places } = context;
  const notes: ContextNote[] = [{ id: `context.part.${part}`, values: { section } }];
  if (places.length > 0) notes.push({ id: 'context.where', values: { formats: places.map(placeName).join(', ') } });
  else if (part !== 'alt') notes.push({ id: 'context.nowhere' });
  if (figure !== undefined) notes.push({ id: 'context.figure', values: { figure } });
  const forms = plural ? pluralSamples(locale) : [];
  if (plural && forms.length > 1) {
    const used = new Intl.PluralRules(locale.intl).select(plural.value);
    notes.push({ id: 'context.forms', values: { forms: forms.join(' · ') } });
    notes.push({ id: 'context.form-used', values: { form: used, figure: figure ?? String(plural.value) } });
  }
  if (limit !== undefined) notes.push({ id: 'context.limit', values: { limit, format: tightest } });
  if (captions) notes.push({ id: 'context.captions', values: captions });
  const names = placeholders.map((name) => `{{${name}}}`).join(' ');
  if (names !== '') notes.push({ id: 'context.keep', values: { names } });
  return notes;
}

const placeName = ({ format }: TextContext['places'][number]): string =>
  findFormat(format)?.kind === 'video' ? `${format} (video)` : format;

/** CLDR's order. */
const ORDER: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Whole numbers that stories count with, a round one for languages that treat millions apart, and two that are not whole. */
const NUMBERS = [...Array.from({ length: 121 }, (_, number) => number), 1_000_000, 0.5, 1.5];
const SHOWN = 4;

/** Numbers that take each plural form of a language: `few: 2, 3, 4, 22`. */
function pluralSamples({ intl }: Locale): string[] {
  const rules = new Intl.PluralRules(intl);
  const format = new Intl.NumberFormat(intl);
  const numbers = new Map<Intl.LDMLPluralRule, string[]>();
  for (const number of NUMBERS) {
    const category = rules.select(number);
    numbers.set(category, [...(numbers.get(category) ?? []), format.format(number)]);
  }
  return ORDER.flatMap((category) => {
    const found = numbers.get(category) ?? [];
    const more = found.length > SHOWN ? ', …' : '';
    return found.length > 0 ? [`${category}: ${found.slice(0, SHOWN).join(', ')}${more}`] : [];
  });
}
