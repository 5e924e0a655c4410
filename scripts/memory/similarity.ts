import { editDistance } from './edit-distance.ts';
import type { Token } from './tokens.ts';

/** A text ready to be compared. */
export interface PreparedText {
  /** NFC with single spaces: what makes two texts the same. */
  readonly plain: string;
  readonly tokens: readonly Token[];
  /** Of all its tokens. */
  readonly weight: number;
}

export interface Similarity {
  /** Whole, 0 to 100. */
  readonly score: number;
  readonly numbersDiffer: boolean;
}

/** What texts that are not the same can reach. */
const MOST_UNLIKE_SELF = 99;
/** Taken off where the numbers differ: such a translation looks right and is wrong. */
const NUMBERS_PENALTY = 5;
/** Words less alike than this are different words. */
const LEAST_LETTERS = 2 / 3;

export const samePlain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

export const prepareText = (text: string, tokenise: (text: string) => readonly Token[]): PreparedText => {
  const plain = samePlain(text);
  const tokens = tokenise(plain);
  return { plain, tokens, weight: weigh(tokens) };
};

export const weigh = (tokens: readonly Token[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);

const one = (): number => 1;
const differ = (a: string, b: string): number => (a === b ? 0 : 1);

/** How alike two inflections are, by their letters, 0 to 1. */
const letterSimilarity = (a: string, b: string): number => {
  const [first, second] = [[...a], [...b]];
  const alike = 1 - editDistance(first, second, one, differ) / Math.max(first.length, second.length);
  return alike < LEAST_LETTERS ? 0 : alike;
};

const loseToken = ({ weight }: Token): number => weight;

const swapTokens = (a: Token, b: Token): number => {
  if (a.word === b.word && a.kind === b.kind) return 0;
  const alike = a.stem === b.stem && a.kind === 'word' && b.kind === 'word' ? letterSimilarity(a.word, b.word) : 0;
  return Math.max(a.weight, b.weight) * (1 - alike);
};

/** How often each item stands there. */
export const countBy = <T>(items: readonly T[], name: (item: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(name(item), (counts.get(name(item)) ?? 0) + 1);
  return counts;
};

/** Weight of what two texts share, whatever its order. `name` says which tokens are the same. */
export const sharedWeight = (a: readonly Token[], b: readonly Token[], name: (token: Token) => string): number => {
  const left = countBy(a, name);
  let shared = 0;
  for (const token of b) {
    const count = left.get(name(token)) ?? 0;
    if (count === 0) continue;
    left.set(name(token), count - 1);
    shared += token.weight;
  }
  return shared;
};

const wordOf = ({ kind, word }: Token): string => `${kind} ${word}`;

const numbersOf = ({ tokens }: PreparedText): string =>
  tokens
    .filter(({ kind }) => kind === 'number')
    .map(({ word }) => word)
    .sort()
    .join(' ');

/**
 * How like two texts of one language are. 100 is the same text (NFC, single spaces) and nothing else. Below that two shares
 * of the heavier text's weight are mixed, two to one: what stays where it is (1 less the weighted edit distance
 * over tokens, where a word weighs 1, a function word 0.4 and a mark 0.1, and an inflection costs only the part of its
 * letters that changed), and which words are the same in any order, so that words that changed places count for more than
 * words that changed. Numbers count like words; where they differ 5 points go as well. Rounded down, 99 at most, and the
 * same from either side.
 */
export const similarity = (a: PreparedText, b: PreparedText): Similarity => {
  if (a.plain === b.plain) return { score: 100, numbersDiffer: false };
  const numbersDiffer = numbersOf(a) !== numbersOf(b);
  const whole = Math.max(a.weight, b.weight);
  if (whole === 0) return { score: 0, numbersDiffer };
  const inPlace = Math.max(0, 1 - editDistance(a.tokens, b.tokens, loseToken, swapTokens) / whole);
  const anywhere = sharedWeight(a.tokens, b.tokens, wordOf) / whole;
  // The sum of weights like 0.4 and 0.1 may miss a whole number by a hair.
  const points = Math.floor((100 * (2 * inPlace + anywhere)) / 3 + 1e-6) - (numbersDiffer ? NUMBERS_PENALTY : 0);
  return { score: Math.min(MOST_UNLIKE_SELF, Math.max(0, points)), numbersDiffer };
};
