import { accented, isVowel } from './pseudo-letters.ts';
import { type PseudoPart, readParts, visibleLength } from './pseudo-parts.ts';

export type Direction = 'ltr' | 'rtl';

/**
 * By how much a text of so many characters may grow, at least, when it is translated: the lower ends of IBM's table
 * (globalization guidelines, quoted in W3C's "Text size in translation"), and 40 % where that allows less. Of the shipped
 * translations from Vietnamese, nine in ten into French, Spanish and Russian stay within it up to 10 and from 51 characters.
 */
const GROWTH: readonly (readonly [upTo: number, growth: number])[] = [
  [10, 1],
  [20, 0.8],
  [30, 0.6],
  [Number.POSITIVE_INFINITY, 0.4],
];

/** Of a month's name: "Apr" grows to five letters, as long as the longest short ones, "сент." and "sept.". */
const MONTH_GROWTH = 0.4;

/** Right-to-left override and its end: Latin letters that run from right to left, as Firefox and Android do it. */
const [OVERRIDE, POP] = ['\u202e', '\u202c'];

/**
 * A text as nobody speaks it: every letter accented, lengthened through all its words, and in square brackets, so that a
 * missing end is seen at once. Placeholders, markup, escapes, numbers and addresses stay as they are, and so does a text
 * without words. `rtl`: each word runs from right to left, and numbers from left to right, as in Arabic.
 */
export const pseudoText = (text: string, direction: Direction): string => {
  const parts = readParts(text);
  if (!parts.some(({ kind }) => kind === 'word')) return text;
  const length = visibleLength(parts);
  const growth = GROWTH.find(([upTo]) => length <= upTo)![1];
  const brackets = 2;
  const longer = lengthened(parts, Math.ceil(length * growth) - brackets, direction);
  return longer.replace(/^(\s*)(.*?)(\s*)$/su, '$1[$2]$3');
};

/** A formatted date, without brackets: its words are `Intl`'s and not a translator's, who could cut none off. */
export const pseudoDate = (text: string, direction: Direction): string => {
  const parts = readParts(text);
  const letters = parts.reduce((sum, { kind, graphemes }) => sum + (kind === 'word' ? graphemes.length : 0), 0);
  return lengthened(parts, Math.ceil(letters * MONTH_GROWTH), direction);
};

/** The text with `extra` letters more, shared out evenly: translations are longer everywhere, not at their end. */
function lengthened(parts: readonly PseudoPart[], extra: number, direction: Direction): string {
  const weights = parts.map(({ kind, graphemes }) => (kind === 'word' ? graphemes.length : 0));
  const shares = shareOut(Math.max(0, extra), weights);
  const pseudo = parts.map((part, index) => (part.kind === 'word' ? pseudoWord(part, shares[index]!) : part.text));
  return pseudo
    .map((text, index) => (direction === 'rtl' && parts[index]!.kind === 'word' ? OVERRIDE + text + POP : text))
    .join('');
}

/** A word with `extra` letters more: its vowels are drawn out, for so it can still be read; any letter if it has none. */
function pseudoWord({ text, graphemes }: PseudoPart, extra: number): string {
  const isAcronym = graphemes.length > 1 && text === text.toUpperCase();
  const more = (letter: string): string => accented(isAcronym ? letter : letter.toLowerCase());
  const long = graphemes.some(isVowel) ? isVowel : () => true;
  const shares = shareOut(
    extra,
    graphemes.map((letter) => (long(letter) ? 1 : 0)),
  );
  return graphemes.map((letter, index) => accented(letter) + more(letter).repeat(shares[index]!)).join('');
}

/** Whole parts of `total`, as near to the weights as whole numbers come; they add up to it where any weight is over 0. */
function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0;
  return weights.map((weight) => {
    const from = Math.round((total * before) / (sum || 1));
    before += weight;
    return Math.round((total * before) / (sum || 1)) - from;
  });
}
