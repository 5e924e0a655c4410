import { findLocale } from '../../compositions/model/locale.ts';
import { functionWords } from './function-words.ts';
import { spellWord, stemOf } from './spelling.ts';

/** A word, a number or a mark of a text, as texts are compared. */
export interface Token {
  readonly kind: 'word' | 'number' | 'mark';
  /** In the one spelling that all its spellings share. */
  readonly word: string;
  /** Only tokens with the same stem can be like each other, and all of them have the same weight. */
  readonly stem: string;
  /** How much it says, from 0 to 1. */
  readonly weight: number;
}

const FUNCTION_WORD_WEIGHT = 0.4;
const MARK_WEIGHT = 0.1;

/** Those of `**strong**` and `_emphasis_`; the segmenter would take the latter for letters. */
const MARKUP = /\*\*|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const PLACEHOLDER = /(\{\{\s*[A-Za-z][A-Za-z0-9]*\s*\}\})/;
const NUMBER = /^\p{Nd}[\p{Nd}.,'’٫٬]*$/u;
/** French writes an article together with its word: l’union, d’entreprise. */
const ELISION = /(?<=\p{L})['’](?=\p{L})/gu;
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^[“”„«»‹›「」『』″]$/u, '"'],
  [/^[‘’‚′`]$/u, "'"],
  [/^\p{Pd}$/u, '-'],
  [/^…$/u, '.'],
];

const spellMark = (mark: string): string => {
  const known = MARKS.find(([pattern]) => pattern.test(mark));
  return known ? known[1] : mark.normalize('NFKC');
};

/**
 * Takes texts of one language apart: words as `Intl.Segmenter` finds them (Chinese, Japanese, Thai, Lao and Khmer have no
 * spaces; in Vietnamese a word here is a syllable), numbers, `{{name}}` as one word each, marks. Case, spaces, kinds of quotes and
 * dashes, `**` and `_` make no difference.
 */
export const createTokeniser = (locale: string): ((text: string) => readonly Token[]) => {
  const segmenter = new Intl.Segmenter(findLocale(locale)?.intl ?? locale, { granularity: 'word' });
  const common = functionWords(locale);
  const known = new Map<string, Token>();
  const wordToken = (typed: string): Token => {
    if (NUMBER.test(typed)) return { kind: 'number', word: typed, stem: typed, weight: 1 };
    const word = spellWord(typed, locale);
    // Marked, so that no other word can share its stem, nor the weight that goes with it.
    if (common.has(typed.toLowerCase())) return { kind: 'word', word, stem: `=${word}`, weight: FUNCTION_WORD_WEIGHT };
    return { kind: 'word', word, stem: stemOf(word, locale), weight: 1 };
  };
  const markToken = (typed: string): Token => {
    const word = spellMark(typed);
    return { kind: 'mark', word, stem: word, weight: MARK_WEIGHT };
  };
  const tokenOf = (typed: string, isWord: boolean): Token => {
    const token = known.get(typed) ?? (isWord ? wordToken(typed) : markToken(typed));
    known.set(typed, token);
    return token;
  };
  const proseTokens = (text: string): readonly Token[] =>
    [...segmenter.segment(text)]
      .filter(({ segment }) => segment.trim() !== '')
      .map(({ segment, isWordLike }) => tokenOf(segment, isWordLike === true));
  return (text) => {
    const plain = text.normalize('NFC').replace(MARKUP, '');
    const parted = locale === 'fr' ? plain.replace(ELISION, ' ') : plain;
    return parted.split(PLACEHOLDER).flatMap((part, at) => {
      if (at % 2 === 0) return proseTokens(part);
      const word = part.replace(/\s/g, '');
      return [{ kind: 'word', word, stem: word, weight: 1 } as const];
    });
  };
};
