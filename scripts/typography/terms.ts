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
const IS_JOINED = new RegExp(JOINED, 'u');
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'u');
const IS_WORD = /[\p{L}\p{M}\p{Nd}]/u;

/**
 * Finds terms whatever their capitals, as whole words where the script has words. Arabic writes "and", "in" and "for" as a
 * letter on the word after them. Patterns would take more than a millisecond a term to compile: terms are looked up.
 */
export function termFinder(terms: readonly string[]): TermFinder {
  const wanted = [...new Set(terms.map(needle))].filter((term) => term !== '').sort((a, b) => b.length - a.length);
  return (text) => {
    const found: Span[] = [];
    const words = folded(text);
    for (const term of wanted) {
      for (const span of places(words, term)) if (!found.some((other) => crosses(span, other))) found.push(span);
    }
    return found;
  };
}

/** Those of the terms that stand in a text, in their order. */
export function termsIn(text: string, terms: readonly string[]): string[] {
  const words = folded(text);
  return terms.filter((term) => places(words, needle(term)).length > 0);
}

/** In small letters, with plain spaces and apostrophes, and as long as before. */
const folded = (text: string): string => text.replace(/İ/g, 'i').toLowerCase().replace(/\s/g, ' ').replace(/’/g, "'");

/** A term as it is looked for. */
const needle = (term: string): string => folded(term.normalize('NFC').trim());

/** True if a line could end inside the term: a word of a script with spaces is never parted anyway. */
export const mayPart = (term: string): boolean => /[\s/-]/.test(term.trim()) || IS_UNSPACED.test(term);

/** True if each of two spans has something of the other and something of its own. */
export const crosses = (a: Span, b: Span): boolean =>
  (a.start < b.start && b.start < a.end && a.end < b.end) || (b.start < a.start && a.start < b.end && b.end < a.end);

/** Where a term stands as words of its own. Both folded. */
function places(text: string, term: string): Span[] {
  const found: Span[] = [];
  if (term === '') return found;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const start = startOf(text, at);
    const end = at + term.length;
    if (start !== undefined && endsWord(text, end)) found.push({ start, end });
  }
  return found;
}

/** Thai and Lao vowels that are written before their consonant, and those that are written after it as letters. */
const LEADING_VOWEL = /[เแโใไເແໂໃໄ]/u;
const TRAILING_VOWEL = /[ะาำๅະາຳຽ\p{M}]/u;
/** Arabic words that are written on the next one, and how many of them. */
const PREFIX = /[وفبكل]/u;
const PREFIXES = 2;

/** Where the words that a term begins with start; undefined where it stands in the middle of another word. */
function startOf(text: string, at: number): number | undefined {
  const first = characterAt(text, at);
  const before = characterBefore(text, at);
  if (IS_JOINED.test(first)) return LEADING_VOWEL.test(before) ? undefined : at;
  if (!/\p{Script=Arabic}/u.test(first)) return isWord(before) ? undefined : at;
  let start = at;
  while (at - start < PREFIXES && PREFIX.test(characterBefore(text, start))) start -= 1;
  while (start < at && isWord(characterBefore(text, start))) start += 1;
  return isWord(characterBefore(text, start)) ? undefined : start;
}

function endsWord(text: string, end: number): boolean {
  const after = characterAt(text, end);
  return IS_JOINED.test(characterBefore(text, end)) ? !TRAILING_VOWEL.test(after) : !isWord(after);
}

/** A letter or digit that would make another word of the one it touches. */
const isWord = (character: string): boolean => IS_WORD.test(character) && !IS_JOINED.test(character);

const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';

function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const isLow = /[\udc00-\udfff]/.test(text[at - 1] ?? '');
  return text.slice(Math.max(0, at - (isLow ? 2 : 1)), at);
}
