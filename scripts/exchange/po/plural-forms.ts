/** How gettext tells the plural forms of a language apart. */
export interface PoPlural {
  /** All that CLDR has for the language, in CLDR's order: `msgstr[n]` is the nth. */
  readonly categories: readonly Intl.LDMLPluralRule[];
  /** C expression over the whole number `n` that gives the index of its category, as CLDR 44 rules. */
  readonly expression: string;
  /** Some numbers of each category, as the language writes them. */
  readonly samples: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
  /** Forms that gettext's own tables have for the language: a tool may have put them in place of ours. */
  readonly shorter?: readonly Intl.LDMLPluralRule[];
}

/** Vietnamese, Chinese, Japanese, Korean, Thai, Lao, Khmer: nouns do not change by number. */
const UNCHANGED: PoPlural = { categories: ['other'], expression: '0', samples: {} };

const CHANGING: Readonly<Record<string, PoPlural>> = {
  en: {
    categories: ['one', 'other'],
    expression: 'n != 1',
    samples: { one: '1', other: '0, 2, 3, 1.5' },
  },
  fr: {
    categories: ['one', 'many', 'other'],
    expression: 'n <= 1 ? 0 : n % 1000000 == 0 ? 1 : 2',
    samples: { one: '0, 1, 1,5', many: '1 000 000', other: '2, 3, 100' },
    shorter: ['one', 'other'],
  },
  es: {
    categories: ['one', 'many', 'other'],
    expression: 'n == 1 ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2',
    samples: { one: '1', many: '1 000 000', other: '0, 2, 3, 100' },
    shorter: ['one', 'other'],
  },
  ru: {
    categories: ['one', 'few', 'many', 'other'],
    // No whole number is `other`: that is for fractions, which C does not know.
    expression:
      'n % 10 == 1 && n % 100 != 11 ? 0 : n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2',
    samples: { one: '1, 21, 31', few: '2, 3, 4, 22', many: '0, 5, 11, 100', other: '1,5' },
    shorter: ['one', 'few', 'many'],
  },
  ar: {
    categories: ['zero', 'one', 'two', 'few', 'many', 'other'],
    expression: 'n == 0 ? 0 : n == 1 ? 1 : n == 2 ? 2 : n % 100 >= 3 && n % 100 <= 10 ? 3 : n % 100 >= 11 ? 4 : 5',
    samples: { zero: '0', one: '1', two: '2', few: '3, 10, 103', many: '11, 26, 99, 111', other: '100, 101, 102' },
  },
};

/** The plural forms of a language as a PO file has them. */
export const poPlural = (locale: string): PoPlural => CHANGING[locale] ?? UNCHANGED;

/**
 * Categories of `msgstr[0]`, `msgstr[1]`, ... in a file whose header has that `Plural-Forms`; ours where it has none,
 * undefined where they cannot be told.
 */
export const categoriesOf = (locale: string, header = ''): readonly Intl.LDMLPluralRule[] | undefined => {
  const { categories, shorter } = poPlural(locale);
  const count = /nplurals\s*=\s*(\d+)/.exec(header)?.[1];
  if (count === undefined) return categories;
  return [categories, shorter].find((some) => some?.length === Number(count));
};
