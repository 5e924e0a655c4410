import type { TextStop, TextStops } from '../layout/text.ts';
import type { FunctionWords } from './function-words.ts';

/** A place at which a line may end, and how well it does. */
export interface CaptionBreak {
  /** Where the next line begins, UTF-16 units of the words. */
  readonly at: number;
  /** The same without the spaces before it. */
  readonly visible: number;
  /** 0 after a sentence; the more, the more it tears apart. */
  readonly cost: number;
  /** True at the end, and where the writer began a new line. */
  readonly required: boolean;
}

/**
 * What it costs to end a line, in the order of the guides (see `function-words`): punctuation, then before conjunctions, then
 * before prepositions and after closing particles. `torn`: after a word that goes with the next one, between a name's parts or
 * a number and its noun. `whole`: inside a term, a date, a word: where nothing else fits. Our choice; the distances matter, not the figures.
 */
export const BREAK_COST = {
  sentence: 0,
  clause: 1,
  conjunction: 2,
  phrase: 3,
  words: 5,
  torn: 20,
  whole: 60,
  anything: 100,
} as const;

/** Ends of sentences and of clauses in the scripts of the shipped locales, with the closing marks that follow. */
const SENTENCE_END = /[.!?…。！？؟។៕]["'”’»）)」』]*$/u;
const CLAUSE_END = /[,;:،؛、，；：—–]["'”’»）)」』]*$/u;
/** A small letter goes on, whatever the full stop: `etc. and`. */
const GOES_ON = /^["'“‘«(]*\p{Ll}/u;
/** `Dr.`, `TP.`, an initial: a name follows. */
const BEFORE_NAME = /(?<!\p{L})(?:\p{Lu}|[BCDFGHJKLMNPQRSTVWXZ][bcdfghjklmnpqrstvwxzP])\.$/u;
/** Thai, Lao and Khmer write spaces between clauses, not between words. */
const SPACED_CLAUSES = /[\u0e00-\u0eff\u1780-\u17ff]/u;
const NEW_LINE = /[\n\r\u2028\u2029]/u;
/** Years and dates count nothing: what follows 2023 or 28/6/2023 is a new thought. */
const NUMBER = /\p{Nd}$/u;
const DATE = /(?:\p{Nd}{1,2}[/.-]){1,2}\p{Nd}{4}$|(?<![\p{Nd}.,])(?:19|20)\p{Nd}{2}$/u;
/** Noun and adjective both have it. */
const ARABIC_ARTICLE = /^(?:[وبل]|)ال\p{L}/u;
/** Three letters and a mark: nothing to begin a line with. */
const LAST_SHORT_WORD = /^[\p{L}\p{M}]{1,3}[,;:.!?،؛؟](?:\s|$)/u;
/** Words of a name, where only names have capitals. */
const CAPITALISED = /^\p{Lu}/u;

/** Weighs all places at which a line of the words may end. The last is their end. */
export function captionBreaks({ value, stops }: TextStops, words: FunctionWords): CaptionBreak[] {
  const look = wordsAround(value, stops);
  const weigh = weigher(words);
  return stops.map((stop, index) => {
    const { at, visible } = stop;
    const required = at === value.length || NEW_LINE.test(value.slice(visible, at));
    const cost = required ? BREAK_COST.sentence : weigh(value, stop, look(index));
    return { at, visible, cost, required };
  });
}

/** The words that end and begin at a stop: one first, then with its neighbours, as far as a list may know them as one. */
interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Those that the stop cuts in two. */
  readonly across: readonly string[];
}

/** Pieces of a Thai or Khmer word that dictionaries cut and lists have whole. */
const MOST_PIECES = 3;

function wordsAround(value: string, stops: readonly TextStop[]): (index: number) => Around {
  // What stands inside a Chinese or Japanese word, or an address, is no boundary of words.
  const edges = [0, ...stops.filter(({ parts }) => parts !== 'word' && parts !== 'anything').map(({ at }) => at)];
  let next = 0;
  return (index) => {
    const { at, visible } = stops[index]!;
    // Stops are looked at in order.
    while (next < edges.length && edges[next]! < at) next += 1;
    const starts = edges.slice(Math.max(0, next - MOST_PIECES), next).reverse();
    const ends = edges
      .slice(next, next + MOST_PIECES + 1)
      .filter((edge) => edge > at)
      .slice(0, MOST_PIECES);
    return {
      before: starts.map((start) => bare(value.slice(start, visible))),
      after: ends.map((end) => bare(value.slice(at, end))),
      across: visible < at ? [] : starts.flatMap((start) => ends.map((end) => bare(value.slice(start, end)))),
    };
  };
}

/** A word without the marks around it; an apostrophe is part of it. */
const bare = (text: string): string =>
  text.replace(/^[^\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}’ๆៗໆ]+$/gu, '').replace(/'/gu, '’');

function weigher(words: FunctionWords): (value: string, stop: TextStop, around: Around) => number {
  const lists = [
    words.conjunctions,
    words.prepositions,
    words.leaders,
    words.followers,
    words.closers,
    words.connectives,
  ];
  const [isConjunction, isPreposition, isLeader, isFollower, isCloser, isConnective] = lists.map(wordTest) as WordTests;
  const listed = new Set(lists.flatMap((list) => list ?? []));

  return (value, { at, visible, parts }, { before, after, across }) => {
    const line = value.slice(Math.max(0, visible - NEAR), visible);
    const rest = value.slice(at, at + NEAR);
    const ends = (test: WordTest): boolean => before.some((word) => test(word, 'end'));
    const begins = (test: WordTest): boolean => after.some((word) => test(word, 'begin'));

    if (SENTENCE_END.test(line) && !GOES_ON.test(rest)) {
      return BEFORE_NAME.test(line) ? BREAK_COST.torn : BREAK_COST.sentence;
    }
    if (CLAUSE_END.test(line)) return BREAK_COST.clause;
    if (parts === 'anything') return BREAK_COST.anything;
    if (parts === 'whole' || parts === 'word') return BREAK_COST.whole;
    if (across.some((word) => listed.has(word))) return BREAK_COST.whole;
    const opens = begins(isConjunction);
    const isSpaced = visible < at && SPACED_CLAUSES.test(line.at(-1)!) && SPACED_CLAUSES.test(rest[0]!);
    if (ends(isConjunction) || ends(isPreposition) || (begins(isFollower) && !(isSpaced && opens)))
      return BREAK_COST.torn;
    if (isSpaced) return BREAK_COST.clause;
    if (ends(isLeader)) return BREAK_COST.torn;
    if (opens || ends(isConnective)) return BREAK_COST.conjunction;
    if (begins(isPreposition) || ends(isCloser)) return BREAK_COST.phrase;
    return parts === 'pair' || isTorn(line, rest, before[0] ?? '') ? BREAK_COST.torn : BREAK_COST.words;
  };
}

/** So many characters before and after a place say what it is. */
const NEAR = 24;

/**
 * Between a number and what it counts, the parts of a name, the parts of a word with a hyphen, before a short last word; in
 * Arabic between a noun and its adjective; in Japanese before an ending, which is written in hiragana, and inside a word of
 * Latin letters and katakana.
 */
const isTorn = (line: string, rest: string, before: string): boolean =>
  (NUMBER.test(line) && !DATE.test(line) && /^\p{L}/u.test(rest)) ||
  (CAPITALISED.test(before) && CAPITALISED.test(rest)) ||
  /\p{L}[-‑]$/u.test(line) ||
  LAST_SHORT_WORD.test(rest) ||
  (ARABIC_ARTICLE.test(before) && ARABIC_ARTICLE.test(rest)) ||
  (/[^の]$/u.test(line) && /^\p{Script=Hiragana}/u.test(rest)) ||
  (/\p{Script=Latin}$/u.test(line) && /^\p{Script=Katakana}/u.test(rest));

type WordTest = (word: string, side: 'begin' | 'end') => boolean;
type WordTests = [WordTest, WordTest, WordTest, WordTest, WordTest, WordTest];

/** Tells whether a word is in a list, whole or by its beginning or end. */
function wordTest(list: readonly string[] = []): WordTest {
  const whole = new Set(list.map((word) => word.replace(/^-|-$/gu, '')));
  const endings = list.filter((word) => word.startsWith('-')).map((word) => word.slice(1));
  const beginnings = list.filter((word) => word.endsWith('-')).map((word) => word.slice(0, -1));
  return (given, side) => {
    const word = given.toLowerCase();
    const apostrophe = side === 'begin' ? word.indexOf('’') + 1 : word.lastIndexOf('’') + 1;
    const part = side === 'begin' ? word.slice(0, apostrophe) : word.slice(apostrophe);
    return (
      whole.has(word) ||
      (apostrophe > 0 && whole.has(part)) ||
      (side === 'end' && endings.some((ending) => word.endsWith(ending))) ||
      (side === 'begin' && beginnings.some((beginning) => word.startsWith(beginning)))
    );
  };
}
