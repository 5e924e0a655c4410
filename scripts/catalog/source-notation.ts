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
  /** Between thousands, as `Intl` writes it. */
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

/** Derives the notation from a locale's interface words; the workspace's catalog comes before the shipped one. */
export const sourceNotation = (catalogs: readonly Catalog[], locale: string): SourceNotation => {
  const parts = new Intl.NumberFormat(findLocale(locale)?.intl ?? locale, {
    useGrouping: 'always',
    minimumFractionDigits: 1,
  }).formatToParts(12345.5);
  const symbol = (type: Intl.NumberFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
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
    decimal: symbol('decimal'),
    group: symbol('group'),
    qualifiers: qualifiers.sort((a, b) => words(b) - words(a)),
  };
};
