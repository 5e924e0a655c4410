import { groupBy } from './group-by.ts';
import { countBy, type PreparedText, sharedWeight, weigh } from './similarity.ts';
import type { Token } from './tokens.ts';

/** Finds texts that may be like another without comparing it with all of them. */
export interface CandidateIndex<T extends PreparedText> {
  /** Every text whose similarity may reach `least` (above 0, to 1), and few others. */
  candidates(asked: PreparedText, least: number): readonly T[];
}

const isMark = ({ kind }: Token): boolean => kind === 'mark';
const stemOf = ({ stem }: Token): string => stem;

/**
 * An inverted index from stems to texts. A similarity is never above the share of the heavier text's weight that the two have in
 * stems and marks together, which prunes three times: texts much lighter or heavier are passed over (texts are
 * numbered by weight, so they are a range); a text must hold one of the rarest stems, since the common ones left
 * over would not be enough; and what is left must share enough weight.
 */
export const createIndex = <T extends PreparedText>(unsorted: readonly T[]): CandidateIndex<T> => {
  const texts = [...unsorted].sort((a, b) => a.weight - b.weight);
  const weights = texts.map(({ weight }) => weight);
  const same = groupBy(texts.keys(), (id) => texts[id]!.plain);
  const words = texts.map(({ tokens }) => tokens.filter((token) => !isMark(token)));
  const marks = texts.map(({ weight }, id) => weight - weigh(words[id]!));
  const postings = postingsOf(words);
  return {
    candidates(asked, least) {
      const askedWords = asked.tokens.filter((token) => !isMark(token));
      const askedMarks = asked.weight - weigh(askedWords);
      const from = lowerBound(weights, asked.weight * least - SLACK);
      const to = lowerBound(weights, asked.weight / least + SLACK);
      const found = new Set<number>(same.get(asked.plain));
      for (const stem of rarestStems(askedWords, least * asked.weight - askedMarks, postings)) {
        const list = postings.get(stem) ?? [];
        for (let at = lowerBound(list, from); at < list.length && list[at]! < to; at += 1) found.add(list[at]!);
      }
      return [...found]
        .filter((id) => {
          const shared = sharedWeight(askedWords, words[id]!, stemOf) + Math.min(askedMarks, marks[id]!);
          return shared + SLACK >= least * Math.max(asked.weight, weights[id]!);
        })
        .map((id) => texts[id]!);
    },
  };
};

/** The texts that hold each stem, in ascending order. */
const postingsOf = (texts: readonly (readonly Token[])[]): ReadonlyMap<string, readonly number[]> => {
  const held = texts.flatMap((tokens, id) => [...new Set(tokens.map(stemOf))].map((stem) => ({ stem, id })));
  return new Map([...groupBy(held, ({ stem }) => stem)].map(([stem, list]) => [stem, list.map(({ id }) => id)]));
};

/** Sums of weights like 0.4 and 0.1 may miss by a hair. */
const SLACK = 1e-6;

/** So many of the rarest stems that a text without any of them shares less than `needed`. */
const rarestStems = (
  words: readonly Token[],
  needed: number,
  postings: ReadonlyMap<string, readonly number[]>,
): readonly string[] => {
  const counts = countBy(words, stemOf);
  const weightOf = new Map(words.map(({ stem, weight }) => [stem, weight * counts.get(stem)!]));
  const frequency = (stem: string): number => postings.get(stem)?.length ?? 0;
  const stems = [...weightOf.keys()].sort((a, b) => frequency(a) - frequency(b));
  let rest = weigh(words);
  const rare: string[] = [];
  for (const stem of stems) {
    if (rest + SLACK < needed) break;
    rare.push(stem);
    rest -= weightOf.get(stem)!;
  }
  return rare;
};

/** How many of the ascending numbers are below `limit`. */
const lowerBound = (ascending: readonly number[], limit: number): number => {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
};
