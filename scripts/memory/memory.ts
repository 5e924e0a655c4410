import { createIndex } from './candidates.ts';
import { groupBy } from './group-by.ts';
import type { Segment } from './segment.ts';
import { prepareText, type Similarity, similarity } from './similarity.ts';
import { createTokeniser } from './tokens.ts';

/** A text that somebody has to translate. */
export interface MemoryQuery {
  readonly source: string;
  readonly plural: boolean;
  /** Where it stands: its own translation is no match for it, and others of its story come first. */
  readonly story?: string;
  readonly key?: string;
}

export interface MemoryLimits {
  /** Lowest score, 1 to 100. */
  readonly least?: number;
  /** How many matches. */
  readonly most?: number;
}

/** A reviewed translation of the same or a like text. */
export interface Match extends Similarity, Omit<Segment, 'aside'> {}

/** Reviewed translations from one language into another. */
export interface Memory {
  /**
   * Matches, best first. Where scores are equal, those of the same story come before others, then those under the same key, then by
   * story and key. The same translation of the same text is told once.
   */
  find(query: MemoryQuery, limits?: MemoryLimits): readonly Match[];
}

const LEAST = 70;
const MOST = 5;
/** A text with plural forms serves one without, and the other way round, only as a suggestion. */
const MOST_OTHER_NUMBER = 95;

export const createMemory = (segments: readonly Segment[], sourceLocale: string): Memory => {
  const tokenise = createTokeniser(sourceLocale);
  const bySource = groupBy(segments, ({ source }) => source);
  const index = createIndex([...bySource.keys()].map((source) => ({ source, ...prepareText(source, tokenise) })));
  return {
    find(query, { least = LEAST, most = MOST } = {}) {
      const asked = prepareText(query.source, tokenise);
      const matches = index.candidates(asked, least / 100).flatMap((text) => {
        const found = similarity(asked, text);
        if (found.score < least) return [];
        return bySource.get(text.source)!.flatMap((segment) => matchOf(query, segment, found));
      });
      const best = matches.filter(({ score }) => score >= least).sort(better(query));
      return once(best).slice(0, most);
    },
  };
};

const matchOf = (query: MemoryQuery, { aside, ...segment }: Segment, found: Similarity): readonly Match[] => {
  if (!aside && segment.story === query.story && segment.key === query.key) return [];
  const score = segment.plural === query.plural ? found.score : Math.min(found.score, MOST_OTHER_NUMBER);
  return [{ ...segment, ...found, score }];
};

const better =
  ({ story, key }: MemoryQuery) =>
  (a: Match, b: Match): number =>
    b.score - a.score ||
    Number(b.story === story) - Number(a.story === story) ||
    Number(b.key === key) - Number(a.key === key) ||
    compare(a.story, b.story) ||
    compare(a.key, b.key);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const once = (matches: readonly Match[]): readonly Match[] => {
  const seen = new Set<string>();
  return matches.filter(({ source, forms }) => {
    const name = JSON.stringify([source, ...forms]);
    const fresh = !seen.has(name);
    seen.add(name);
    return fresh;
  });
};
