import type { Qualifier } from '../../compositions/model/figure.ts';
import { QUALIFIERS } from '../../compositions/model/figure.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { type Catalog, translationOf } from './catalog.ts';
import { alsoPatterns } from './interface.ts';

/** How the writers of one locale write figures, for reading them. */
export interface SourceNotation {
  readonly locale: string;
  /** Between whole and fraction. */
  readonly decimal: string;
  /** Between thousands; where it is a space, every kind of space may be typed. */
  readonly group: string;
  /** Words around a number that qualify it, trimmed; the longest first, so that "không dưới" wins over "dưới". */
  readonly qualifiers: readonly { readonly qualifier: Qualifier; readonly before: string; readonly after: string }[];
}

const patternsOf = (catalogs: readonly Catalog[], qualifier: Qualifier): readonly string[] => {
  const first = (key: string): string | undefined =>
    catalogs.map((catalog) => translationOf(catalog, key)).find((value) => value !== undefined);
  const main = first(`figure.${qualifier}`);
  const also = first(`figure.${qualifier}.also`);
  return [...(main ? [main] : []), ...(also ? alsoPatterns(also) : [])];
};

type Marks = readonly [decimal: string, group: string];

/**
 * Decimal and group marks with Latin digits (CLDR 48), fixed here since versions of ICU differ and a story must not
 * change its figures with the Node that reads it. A locale that is not listed takes what `Intl` says.
 */
const MARKS: Readonly<Record<string, Marks>> = {
  vi: [',', '.'],
  en: ['.', ','],
  fr: [',', '\u202f'],
  es: [',', '.'],
  ru: [',', '\u00a0'],
  zh: ['.', ','],
  ar: ['.', ','],
  ko: ['.', ','],
  ja: ['.', ','],
  th: ['.', ','],
  lo: [',', '.'],
  km: ['.', ','],
};

const marksOf = (locale: string): Marks => {
  const parts = new Intl.NumberFormat(findLocale(locale)?.intl ?? locale, {
    useGrouping: 'always',
    minimumFractionDigits: 1,
  }).formatToParts(12345.5);
  const mark = (type: Intl.NumberFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  return [mark('decimal'), mark('group')];
};

/** Derives the notation from a locale's interface words; the workspace's catalog comes before the shipped one. */
export const sourceNotation = (catalogs: readonly Catalog[], locale: string): SourceNotation => {
  const [decimal, group] = MARKS[locale] ?? marksOf(locale);
  const qualifiers = QUALIFIERS.filter((qualifier) => qualifier !== 'exact').flatMap((qualifier) =>
    patternsOf(catalogs, qualifier).flatMap((pattern) => {
      const ends = pattern.split('{{number}}');
      const [before, after] = ends.map((end) => end.trim());
      // A pattern without words would make every number qualified; `placeholder-mismatch` tells the rest.
      return ends.length !== 2 || `${before}${after}` === '' ? [] : [{ qualifier, before: before!, after: after! }];
    }),
  );
  const words = (one: { before: string; after: string }): number => one.before.length + one.after.length;
  return {
    locale,
    decimal,
    group,
    qualifiers: qualifiers.sort((a, b) => words(b) - words(a)),
  };
};
