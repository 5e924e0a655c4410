import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { isSlug } from '../../files/slug.ts';
import type { PoHeaders } from './entries.ts';
import { toLocale } from './identity.ts';
import { categoriesOf } from './plural-forms.ts';

/** What a file is the translation of. */
export interface Identity {
  readonly story: string;
  readonly locale: string;
  /** Of the forms of its plural messages, in the file's order; absent where they cannot be told. */
  readonly categories?: readonly Intl.LDMLPluralRule[];
  /** Where the file says so. */
  readonly at: Position;
}

const REFERENCE = /^#:.*?\bcontent\/([a-z0-9-]{1,64})\//gm;

const headerFinding = (detail: string, at: Position, actual: string): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.${detail}`,
  at,
  ...(actual === '' ? {} : { actual: actual.slice(0, 80) }),
});

/** The story that the header names or, where a tool has put its own header, the one that all references point to. */
const storyOf = (headers: PoHeaders, text: string): string | undefined => {
  const named = headers['X-Nhipcau-Story'];
  if (named) return named;
  const stories = new Set([...text.matchAll(REFERENCE)].map((match) => match[1]!));
  return stories.size === 1 ? [...stories][0] : undefined;
};

/** A translator who begins with another language's file changes one line of two: which is right, nobody can tell. */
const readLocale = (headers: PoHeaders, at: Position): Result<string> => {
  const languages = [headers['X-Nhipcau-Locale'], headers.Language].filter((language) => language?.trim());
  const shown = languages.join(', ');
  if (languages.length === 0) return fail(headerFinding('po-language', at, ''));
  const locales = languages.map((language) => toLocale(language!));
  const [locale, other] = locales;
  if (locales.length === 2 && locale !== other) return fail(headerFinding('po-two-languages', at, shown));
  return locale === undefined ? fail(headerFinding('po-unknown-language', at, shown)) : succeed(locale);
};

/** The text was read as UTF-8, and is; what it says of itself shows that a tool may have taken it for something else. */
const charsetFindings = (headers: PoHeaders, at: Position): readonly Finding[] => {
  const charset = /charset\s*=\s*([^\s;]+)/i.exec(headers['Content-Type'] ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return [];
  return [
    {
      ...headerFinding('po-charset', at, charset),
      rule: 'doubtful-exchange',
      id: 'doubtful-exchange.po-charset',
      expected: 'UTF-8',
    },
  ];
};

/** Story and language by the header of a PO file; `text` is the whole file, `at` the header's place in it. */
export const readHeader = (headers: PoHeaders, text: string, at: Position): Result<Identity> => {
  const story = storyOf(headers, text);
  if (story === undefined || !isSlug(story)) return fail(headerFinding('po-story', at, story ?? ''));
  const locale = readLocale(headers, at);
  if (!locale.ok) return locale;
  const categories = categoriesOf(locale.value, headers['Plural-Forms']);
  const identity = { story, locale: locale.value, ...(categories ? { categories } : {}), at };
  return succeed(identity, charsetFindings(headers, at));
};
