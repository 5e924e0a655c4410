import type { Message } from '../../compositions/model/story.ts';
import type { Glossary, Term } from './glossary.ts';

/** Terms of a message's source that its translation does not have, in the order in which the source has them. */
export type MissingTerms = (message: Message, translation: string) => readonly Term[];

interface SourceForm {
  readonly term: Term;
  /** In small letters. */
  readonly form: string;
  /** True for a name: "Lào" is a country, "lào" is not. */
  readonly capital: boolean;
}

const LETTER = /[\p{L}\p{M}\p{N}]/u;
/** Scripts that part no words: there a term stands wherever its characters do. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Marks of `**strong**` and `_emphasis_` and invisible characters out, one kind of space, apostrophe and hyphen. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\*\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[\u00ad\u200b-\u200f\u2060]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/’/g, "'")
    .replace(/[\u2010\u2011]/g, '-');

/** Arabic as it is compared: without vowel marks and tatweel, one alef, one yeh. */
const simpleArabic = (text: string): string =>
  text
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي');

/** Russian writes ё or е as it likes. */
const simpleCyrillic = (text: string): string => text.replace(/ё/g, 'е').replace(/Ё/g, 'Е');

const folded = (text: string): string => simpleCyrillic(simpleArabic(plain(text).toLowerCase()));

/** Endings that a word takes off by case, gender and number. What is left must be a stem of some length. */
const ENDINGS: Readonly<Record<string, string>> = {
  ru: 'ыми|ими|ами|ями|ого|его|ому|ему|иях|ах|ях|ая|яя|ое|ее|ые|ие|ый|ий|ой|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ов|ев|ей|ия|ии|ию|[аяоеыиуюьй]',
  es: 'ones|ón|es|[oa]s?|[esz]',
  fr: 'aux|ales|ale|al|es|[esx]',
  en: 'ies|es|[sy]',
  ar: 'ات|ون|ين|ان|يه|ية|[ةهي]',
};
const SHORTEST_STEM = 3;
/** From here on whatever follows a stem is taken for an ending. After a shorter one that would be another word: act, actor. */
const LONG_STEM = 5;

/** Particles that Arabic writes together with the word behind them. */
const ARABIC_PREFIX = '(?:[وف]?(?:[بك]?ال|لل|[بكل])?)';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds any inflection of a form, or undefined for a language whose words do not change. */
const inflections = (form: string, locale: string): RegExp | undefined => {
  const ending = ENDINGS[locale];
  if (!ending) return undefined;
  const stems = form.split(' ').map((word) => {
    const bare = locale === 'ar' ? word.replace(/^ال(?=.{3})/u, '') : word;
    const stem = bare.replace(new RegExp(`(?:${ending})$`, 'u'), '');
    const prefix = locale === 'ar' ? ARABIC_PREFIX : '';
    if (stem.length < SHORTEST_STEM) return prefix + escaped(bare);
    // Arabic stems are short, all of them.
    const rest = stem.length < LONG_STEM && locale !== 'ar' ? `(?:${ending})?` : '[\\p{L}\\p{M}]*';
    return prefix + escaped(stem) + rest;
  });
  return new RegExp(`(?<![\\p{L}\\p{M}])${stems.join(' ')}(?![\\p{L}\\p{M}])`, 'u');
};

const sourceForms = (glossary: Glossary, locale: string): readonly SourceForm[] =>
  glossary.terms
    .flatMap((term) =>
      (term.forms.get(locale) ?? []).map((one): SourceForm => {
        const form = simpleCyrillic(plain(one));
        return { term, form: form.toLowerCase(), capital: term.kind !== 'term' && /^\p{Lu}/u.test(form) };
      }),
    )
    .sort((a, b) => b.form.length - a.form.length);

/** Thai and Lao vowels that are written before their consonant, and those written behind it: a word ends at neither. */
const LEADING_VOWEL = /[เแโใไເແໂໃໄ]/u;
const TRAILING_VOWEL = /[ะาำๅະາຳຽ\p{M}]/u;

const wholeWord = (text: string, start: number, end: number): boolean => {
  const [before = '', first = '', last = '', after = ''] = [text[start - 1], text[start], text[end - 1], text[end]];
  const begins = UNSPACED.test(first) ? !LEADING_VOWEL.test(before) : !LETTER.test(before);
  return begins && (UNSPACED.test(last) ? !TRAILING_VOWEL.test(after) : !LETTER.test(after));
};

/** True where a form stands as a word of its own. Korean writes particles, and other nouns, together with it. */
const standsIn = (text: string, form: string, locale: string): boolean => {
  if (locale === 'ko') return text.includes(form);
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    if (wholeWord(text, at, at + form.length)) return true;
  }
  return false;
};

/** Terms in a source text, each once. A longer term takes its words away from the shorter ones within it. */
const termsIn = (source: string, forms: readonly SourceForm[]): readonly Term[] => {
  const text = simpleCyrillic(plain(source));
  let small = text.toLowerCase();
  // A letter whose small form is longer (İ) would put the places of the two texts out of step.
  if (small.length !== text.length) small = text;
  const found = new Map<Term, number>();
  for (const { term, form, capital } of forms) {
    for (let at = small.indexOf(form); at >= 0; at = small.indexOf(form, at + 1)) {
      if (!wholeWord(small, at, at + form.length) || (capital && !/\p{Lu}/u.test(text[at]!))) continue;
      found.set(term, Math.min(at, found.get(term) ?? at));
      small = `${small.slice(0, at)}${'\0'.repeat(form.length)}${small.slice(at + form.length)}`;
    }
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([term]) => term);
};

/** What the forms of one language's terms are compared with. */
const createFinder = (locale: string): ((term: Term, text: string) => boolean) => {
  const words = new Map<Term, readonly string[]>();
  const patterns = new Map<Term, readonly RegExp[]>();
  const kept = <T>(made: Map<Term, T>, term: Term, make: () => T): T => {
    const value = made.get(term) ?? make();
    made.set(term, value);
    return value;
  };
  return (term, text) => {
    const forms = kept(words, term, () => (term.forms.get(locale) ?? []).map(folded));
    if (forms.length === 0 || forms.some((form) => standsIn(text, form, locale))) return true;
    const inflected = kept(patterns, term, () => forms.flatMap((form) => inflections(form, locale) ?? []));
    return inflected.some((one) => one.test(text));
  };
};

/**
 * Looks for the terms of a source language in translations into another: where the source has a form of a term, the
 * translation must have one of its forms, in any capitals, and inflected where the language inflects. A term without a
 * word in that language asks for nothing. What a message's source holds is looked up once for all languages.
 */
export const createGlossaryCheck = (glossary: Glossary): ((source: string, locale: string) => MissingTerms) => {
  const forms = new Map<string, readonly SourceForm[]>();
  const held = new WeakMap<Message, readonly Term[]>();
  const finders = new Map<string, ReturnType<typeof createFinder>>();
  return (source, locale) => {
    const known = forms.get(source) ?? sourceForms(glossary, source);
    forms.set(source, known);
    const isIn = finders.get(locale) ?? createFinder(locale);
    finders.set(locale, isIn);
    return (message, translation) => {
      const terms = held.get(message) ?? termsIn(message.source, known);
      held.set(message, terms);
      if (terms.length === 0) return [];
      const text = folded(translation);
      return terms.filter((term) => !isIn(term, text));
    };
  };
};
