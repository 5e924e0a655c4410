import { type GetTextTranslation, po } from 'gettext-parser';
import type { ExchangeLabels } from '../labels.ts';
import { type ExchangeFile, type ExchangeForm, type ExchangeUnit, exportMark } from '../model.ts';
import { MARK, toLanguage } from './identity.ts';
import { poPlural } from './plural-forms.ts';

/** Whatever ends a line for some tool: a comment that went on behind it could be read as an entry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const LINE_ENDS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** gettext joins a line that ends in a backslash to the next, in comments too: a space stands between. */
const onOneLine = (text: string): string => text.replace(LINE_ENDS, ' ').trim().replace(/\\$/, '\\ ');

/** gettext parts references at spaces. */
const asReference = (path: string): string => path.replace(/\s+/g, '%20');

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** What number each `msgstr[n]` is for. */
const formLines = (forms: readonly ExchangeForm[], locale: string, labels: ExchangeLabels): readonly string[] => {
  const { samples } = poPlural(locale);
  return forms.flatMap(({ category }, index) => {
    if (category === undefined || forms.length === 1) return [];
    const numbers = samples[category] === undefined ? '' : ` (${samples[category]})`;
    return [`msgstr[${index}]: ${labels.categories[category]}${numbers}`];
  });
};

/** Comments for translators, a line each; the export mark is the last. */
const extracted = (unit: ExchangeUnit, locale: string, labels: ExchangeLabels): string => {
  const { notes, limit, reference, terms, matches } = unit.context;
  const lines = [
    ...notes,
    ...(limit === undefined ? [] : [`${labels.limit}: ${limit}`]),
    ...(reference ? [`${labels.reference} (${reference.locale}): ${reference.text}`] : []),
    ...terms.map(({ source, target }) => `${labels.terms}: ${source} → ${target}`),
    ...matches.map(
      ({ score, source, target, from }) => `${labels.matches} (${score} %, ${from}): ${source} → ${target}`,
    ),
    ...formLines(unit.forms, locale, labels),
    MARK + exportMark(unit),
  ];
  return lines
    .map(onOneLine)
    .filter((line) => line !== '')
    .join('\n');
};

const isPlural = ({ forms }: ExchangeUnit): boolean => forms.some(({ category }) => category !== undefined);

/** The text a stale translation was made from, as `msgmerge --previous` writes it. */
const previous = (unit: ExchangeUnit, was: string): string =>
  [
    `msgctxt ${quoted(unit.key)}`,
    `msgid ${quoted(was)}`,
    ...(isPlural(unit) ? [`msgid_plural ${quoted(was)}`] : []),
  ].join('\n');

const entry = (unit: ExchangeUnit, file: ExchangeFile, labels: ExchangeLabels): GetTextTranslation => ({
  msgctxt: unit.key,
  msgid: unit.source,
  ...(isPlural(unit) ? { msgid_plural: unit.source } : {}),
  msgstr: unit.forms.map(({ target }) => target),
  comments: {
    reference: [file.original, ...unit.context.pictures].map(asReference).join('\n'),
    extracted: extracted(unit, file.locale, labels),
    ...(unit.state === 'stale' ? { flag: 'fuzzy' } : {}),
    ...(unit.state === 'stale' && unit.was !== undefined ? { previous: previous(unit, unit.was) } : {}),
  },
});

const headers = ({ story, locale, sourceLocale }: ExchangeFile): Readonly<Record<string, string>> => {
  const { categories, expression } = poPlural(locale);
  return {
    'Project-Id-Version': `nhipcau ${story}`,
    // `msgfmt --check` asks for these three; the translator's tool fills them in. A date would make every export another.
    'PO-Revision-Date': '',
    'Last-Translator': '',
    'Language-Team': '',
    Language: toLanguage(locale),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': `nplurals=${categories.length}; plural=${expression};`,
    'X-Generator': 'nhipcau',
    'X-Nhipcau-Story': story,
    'X-Nhipcau-Locale': locale,
    'X-Nhipcau-Source-Language': sourceLocale,
  };
};

/**
 * A story in one language as a PO file: the key is the context, so that two messages with the same words stay apart; a
 * stale translation is fuzzy and has its previous source. Lines are not folded: a change shows as one line.
 */
export const writePo = (file: ExchangeFile, labels: ExchangeLabels): string => {
  // An object lists names that look like numbers first, whatever their order: these do not.
  const entries = Object.fromEntries(file.units.map((unit, index) => [`#${index}`, entry(unit, file, labels)]));
  const table = { charset: 'utf-8', headers: headers(file), translations: { '': entries } };
  return po.compile(table, { foldLength: 0 }).toString('utf8');
};
