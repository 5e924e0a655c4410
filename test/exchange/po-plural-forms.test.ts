import { expect, test } from 'vitest';
import { findLocale, LOCALES } from '../../compositions/model/locale.ts';
import { pluralCategories } from '../../scripts/catalog/plural-forms.ts';
import { poPlural } from '../../scripts/exchange/po/plural-forms.ts';
import { fileFor, poOf, read, returned, sent, TARGETS } from './po-files.ts';

const NUMBERS = [...Array.from({ length: 2001 }, (_, n) => n), 1_000_000, 1_000_001, 2_000_000, 10_000_000, 1_000_011];

const rulesOf = (locale: string) => new Intl.PluralRules(findLocale(locale)!.intl);

/** As gettext evaluates the header; the operators mean the same in C and in JavaScript. */
const indexBy = (header: string): ((n: number) => number) => {
  const expression = /plural=([n\d\s%=!<>&|?:()]+);/.exec(header)![1]!;
  return new Function('n', `return Number(${expression})`) as (n: number) => number;
};

test.each(TARGETS)('%s: gettext chooses the form that CLDR has for every whole number', (locale) => {
  const header = poOf(fileFor(locale)).match(/^"Plural-Forms: (.*)\\n"$/m)![1]!;
  const categories = pluralCategories(locale);
  expect(header).toMatch(new RegExp(`^nplurals=${categories.length}; `));
  const index = indexBy(header);
  const rules = rulesOf(locale);
  expect(NUMBERS.filter((n) => categories[index(n)] !== rules.select(n))).toEqual([]);
});

test.each(LOCALES.map(({ tag }) => tag))('%s: the sample numbers of a form are of that form', (locale) => {
  const { categories, samples } = poPlural(locale);
  expect(categories).toEqual(pluralCategories(locale));
  for (const [category, numbers] of Object.entries(samples)) {
    for (const number of numbers.split(', ')) {
      const value = Number(number.replaceAll(' ', '').replace(',', '.'));
      expect(rulesOf(locale).select(value), `${number} ${category}`).toBe(category);
    }
  }
});

/** As an editor leaves a file that knows fewer forms for the language. */
const withForms = (locale: string, header: string, count: number): string =>
  poOf(fileFor(locale))
    .replace(/^"Plural-Forms: .*$/m, `"Plural-Forms: ${header}\\n"`)
    .split('\n')
    .filter((line) => Number(/^msgstr\[(\d)\]/.exec(line)?.[1] ?? 0) < count)
    .join('\n');

test('Russian with the three forms of gettext keeps them; the fourth is simply not returned', () => {
  const po = withForms('ru', 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : 1);', 3);
  const expected = sent(fileFor('ru'));
  expect(returned(po).units).toEqual(
    expected.units.map((unit) => ({ ...unit, forms: unit.forms.filter(({ category }) => category !== 'other') })),
  );
});

test('French with two forms: what was left of the third is not taken for another, what was typed is', () => {
  const po = withForms('fr', 'nplurals=2; plural=(n > 1);', 2).replace('"draft many"', '"membres"');
  const forms = new Map(returned(po).units.map((unit) => [unit.key, unit.forms]));
  expect(forms.get('reviewed.figure.1')).toEqual([{ category: 'one', target: 'reviewed one' }]);
  expect(forms.get('draft.figure.1')).toEqual([
    { category: 'one', target: 'draft one' },
    { category: 'other', target: 'membres' },
  ]);
});

test.each([
  ['ja', withForms('ja', 'nplurals=2; plural=(n != 1);', 2)],
  ['fr', poOf(fileFor('fr')).replaceAll(/^msgstr\[2\].*\n/gm, '')],
  ['ru', poOf(fileFor('ru')).replaceAll(/^msgstr\[1\].*\n/gm, '')],
  ['ru', poOf(fileFor('ru')).replaceAll('msgstr[1]', 'msgstr[7]')],
])('%s: forms that cannot be told apart cost the entry, with its line', (_, po) => {
  const { value, findings } = read(po);
  expect(value?.units.map(({ key }) => key)).toEqual([
    'missing.text.1',
    'draft.text.1',
    'stale.text.1',
    'reviewed.text.1',
  ]);
  expect(findings.map(({ id, key }) => [id, key])).toEqual(
    ['missing', 'draft', 'stale', 'reviewed'].map((state) => ['invalid-exchange.po-forms', `${state}.figure.1`]),
  );
  expect(po.split('\n')[findings[0]!.at!.line! - 1]).toBe('msgctxt "missing.figure.1"');
});
