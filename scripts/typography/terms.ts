import type { Span } from './protected.ts';

/**
 * Tells where a text (NFC, without markup) holds a term. No two spans overlap in part, for the longer is taken first; a
 * shorter one may lie in a longer.
 */
export type TermFinder = (text: string) => readonly Span[];

/** Scripts that write no spaces between words. */
const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
/** Letters after and before which a term may stand without a space: also those of Korean, where particles follow. */
const JOINED = String.raw`[${UNSPACED}\p{Script=Hangul}]`;
/** A letter or digit that would make another word of the one it touches. */
const WORD = String.raw`(?!${JOINED})[\p{L}\p{M}\p{Nd}]`;
const IS_JOINED = new RegExp(JOINED, 'u');
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');

/**
 * Finds terms whatever their capitals, as whole words where the script has words. Arabic writes "and", "in" and "for" as a
 * letter on the word after them.
 */
export function termFinder(terms: readonly string[]): TermFinder {
  const patterns = [...new Set(terms.map((term) => term.normalize('NFC').trim()))]
    .filter((term) => term !== '')
    .sort((a, b) => b.length - a.length)
    .map((term) => new RegExp(source(term), 'giu'));
  return (text) => {
    const found: Span[] = [];
    for (const pattern of patterns) {
      for (const match of text.matchAll(pattern)) {
        const span = { start: match.index, end: match.index + match[0].length };
        if (!found.some((other) => crosses(span, other))) found.push(span);
      }
    }
    return found;
  };
}

/** True if a line could end inside the term: a word of a script with spaces is never parted anyway. */
export const mayPart = (term: string): boolean => /[\s/-]/.test(term.trim()) || IS_UNSPACED.test(term);

/** True if each of two spans has something of the other and something of its own. */
export const crosses = (a: Span, b: Span): boolean =>
  (a.start < b.start && b.start < a.end && a.end < b.end) || (b.start < a.start && a.start < b.end && b.end < a.end);

function source(term: string): string {
  const words = term.split(/\s+/).map(escaped).join(String.raw`\s+`);
  return `${before([...term][0] ?? '')}${words}${after([...term].at(-1) ?? '')}`;
}

/** Thai and Lao vowels that are written before their consonant, and those that are written after it as letters. */
const [LEADING_VOWEL, TRAILING_VOWEL] = ['[เแโใไເແໂໃໄ]', String.raw`[ะาำๅະາຳຽ\p{M}]`];

function before(letter: string): string {
  if (IS_JOINED.test(letter)) return `(?<!${LEADING_VOWEL})`;
  return /\p{Script=Arabic}/u.test(letter) ? `(?<!${WORD})[وفبكل]{0,2}` : `(?<!${WORD})`;
}

const after = (letter: string): string => (IS_JOINED.test(letter) ? `(?!${TRAILING_VOWEL})` : `(?!${WORD})`);

/** Both apostrophes are one. */
const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/['’]/g, "['’]");
