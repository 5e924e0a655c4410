import { QUALIFIERS, type Qualifier } from '../../compositions/model/figure.ts';
import type { Locale } from '../../compositions/model/locale.ts';

/** How the source locale writes figures. */
export interface Notation {
  /** Tag of the locale. */
  readonly locale: string;
  readonly decimal: string;
  /** Between thousands; where it is a space, every kind of space may be typed. */
  readonly group: string;
  /** The words of each qualifier, before or after the number; one qualifier may have several. */
  readonly qualifiers: readonly QualifierWords[];
}

export interface QualifierWords {
  readonly qualifier: Qualifier;
  readonly before: string;
  readonly after: string;
}

/**
 * Decimal and group marks with Latin digits (CLDR 48), fixed here since versions of ICU differ and a story must
 * not change its figures with the Node that reads it. A locale that is not listed takes what `Intl` says.
 */
const MARKS: Readonly<Record<string, readonly [decimal: string, group: string]>> = {
  vi: [',', '.'],
  en: ['.', ','],
  fr: [',', ' '],
  es: [',', '.'],
  ru: [',', ' '],
  zh: ['.', ','],
  ar: ['.', ','],
  ko: ['.', ','],
  ja: ['.', ','],
  th: ['.', ','],
  lo: [',', '.'],
  km: ['.', ','],
};

/** What writers also say, beside the words that pictures print. */
const SYNONYMS: Readonly<Record<string, readonly (readonly [Exclude<Qualifier, 'exact'>, string])[]>> = {
  vi: [
    ['more-than', 'hơn {{number}}'],
    ['more-than', 'trên {{number}}'],
    ['nearly', 'gần {{number}}'],
    ['about', 'khoảng {{number}}'],
    ['about', 'chừng {{number}}'],
    ['at-least', 'ít nhất {{number}}'],
    ['at-least', 'tối thiểu {{number}}'],
  ],
  en: [
    ['more-than', 'more than {{number}}'],
    ['more-than', 'over {{number}}'],
    ['nearly', 'nearly {{number}}'],
    ['nearly', 'almost {{number}}'],
    ['about', 'about {{number}}'],
    ['about', 'around {{number}}'],
    ['at-least', 'at least {{number}}'],
  ],
};

/** The notation of a locale: its marks, and qualifiers from the entries `figure.<qualifier>` of its interface words. */
export const notationOf = (locale: Locale, words: Readonly<Record<string, string>> = {}): Notation => {
  const [decimal, group] = MARKS[locale.tag] ?? marksOf(locale);
  const own = QUALIFIERS.flatMap((qualifier): [Qualifier, string][] => {
    const pattern = words[`figure.${qualifier}`];
    return qualifier === 'exact' || !pattern ? [] : [[qualifier, pattern]];
  });
  const patterns = [...own, ...(SYNONYMS[locale.tag] ?? [])];
  return {
    locale: locale.tag,
    decimal,
    group,
    qualifiers: patterns.map(([qualifier, pattern]) => {
      const [before = '', after = ''] = pattern.split(/\{\{[^}]*\}\}/);
      return { qualifier, before: before.trim(), after: after.trim() };
    }),
  };
};

const marksOf = (locale: Locale): readonly [decimal: string, group: string] => {
  const parts = new Intl.NumberFormat(locale.intl, { useGrouping: 'always' }).formatToParts(12345678.9);
  const mark = (type: string): string | undefined => parts.find((part) => part.type === type)?.value;
  return [mark('decimal') ?? '.', mark('group') ?? ','];
};
