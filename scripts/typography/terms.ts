import type { Span } from './protected.ts';

/** Tells where a text (NFC, without markup) holds a term. No two spans overlap in part; a shorter one may lie in a longer. */
export type TermFinder = (text: string) => readonly Span[];

/** Scripts that write no spaces between words: a term may stand between any two letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = String.raw`[\p{L}\p{M}\p{Nd}]`;

/**
 * Finds terms whatever their capitals, as whole words where the script has words. Korean particles follow a word without a
 * space, Arabic "and", "in", "for" stand before it without one: both belong to it.
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
        if (!found.some((other) => overlap(span, other))) found.push(span);
      }
    }
    return found;
  };
}

function source(term: string): string {
  const words = term.split(/\s+/).map(escaped).join(String.raw`\s+`);
  const [first = '', last = ''] = [[...term][0], [...term].at(-1)];
  return `${edgeBefore(first)}${words}${edgeAfter(last)}`;
}

function edgeBefore(letter: string): string {
  if (UNSPACED.test(letter)) return '';
  return /\p{Script=Arabic}/u.test(letter) ? `(?<!${WORD})[وفبكل]{0,2}` : `(?<!${WORD})`;
}

const edgeAfter = (letter: string): string =>
  UNSPACED.test(letter) || /\p{Script=Hangul}/u.test(letter) ? '' : `(?!${WORD})`;

const escaped = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** True if each has something of the other and something of its own. */
const overlap = (a: Span, b: Span): boolean =>
  a.start < b.end &&
  b.start < a.end &&
  !(a.start >= b.start && a.end <= b.end) &&
  !(b.start >= a.start && b.end <= a.end);
