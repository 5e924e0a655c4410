import type { PreparedText, TextEngine, TextStops, TextStyle } from '../layout/text.ts';
import type { CaptionLimits, Locale } from '../model/locale.ts';
import { BREAK_COST, type CaptionBreak, captionBreaks } from './caption-breaks.ts';
import { functionWords } from './function-words.ts';
import { characterCounter, countCharacters } from './reading.ts';
import { MOST_CAPTION_SECONDS } from './timing.ts';

/** One caption before it is timed. */
export interface CaptionText {
  /** The message it comes from. */
  readonly key: string;
  /** The words on one line, by which it is timed. */
  readonly words: string;
  /** One or two lines, in logical order. */
  readonly lines: readonly string[];
  readonly text: PreparedText;
  /** True where a line is longer than its language allows and no break could mend it. */
  readonly tooLong: boolean;
}

export interface CaptionSlot {
  /** Not balanced: the lines are chosen here. */
  readonly style: TextStyle;
  /** Widest line, px. */
  readonly width: number;
}

/**
 * What a caption costs besides the breaks it ends its lines with (`BREAK_COST`). Our choice, tried on the shipped stories in
 * every language: each is weighed against tearing words apart.
 */
const COST = {
  /** Each caption: the next one makes the eye begin anew. */
  caption: 5,
  /** The end of a caption tears more than the end of its first line: what follows is not in sight. */
  captionEnd: 1.5,
  /** A caption is one line where that is long enough (Netflix TTSG, line treatment). */
  secondLine: 0.5,
  /** Lines of which one is all and the other nothing; half as long costs a quarter of it. */
  uneven: 8,
  /** How much more where the first is the longer: a pyramid stands on its foot (same source). */
  topHeavy: 1.3,
  /** Captions of which one is full and the other empty, by the square of their length: of two ways the more even one. */
  full: 4,
  /** A caption that is gone before it is found, or that holds next to nothing; half of either is half the cost. */
  short: 16,
  /** The end of one sentence with the beginning of the next, where either goes on in another caption. */
  mixed: 10,
  /** The end of a sentence inside a line. */
  sentenceInLine: 2,
  /**
   * Times what a break in the midst of a clause costs, where the line or caption that it ends, or begins, holds the end of
   * another clause as well.
   */
  tornEnd: 1.5,
  tornStart: 0.9,
  /** A piece that no line can hold. */
  tooLong: 1000,
} as const;
/** A caption that takes less to read, seconds, is short. */
const SHORT_SECONDS = 1.5;
/** And one that holds less than this part of the characters a line. */
const SHORT_PART = 0.6;

/**
 * Shaping a line by itself may make it a fraction of a px longer than on its way through the message: that must not break
 * it anew.
 */
const ROUNDING = 1;

/**
 * Splits one narrated message into captions of at most two lines, each within the characters a line of its language and the
 * slot on the picture: of all ways to end captions and lines, the one that costs least.
 */
export function splitCaptions(
  { key, value }: { readonly key: string; readonly value: string },
  { tag, captions: limits }: Pick<Locale, 'tag' | 'captions'>,
  engine: TextEngine,
  { style, width }: CaptionSlot,
): CaptionText[] {
  const message = engine.stops({ value, style, width });
  if (message.value === '') return [];
  const breaks = captionBreaks(message, functionWords(tag));
  const lines = possibleLines(breaks, lineTest(message, limits, width));
  const wordsOf = (start: number, end: number): string =>
    message.value.slice(start === 0 ? 0 : breaks[start - 1]!.at, breaks[end - 1]!.visible);
  return cheapest(breaks, lines, limits).map(({ start, middle, end }) => {
    const two = middle === undefined ? [wordsOf(start, end)] : [wordsOf(start, middle), wordsOf(middle, end)];
    // The words are no markup any more.
    const plain = two.join('\n').replace(/[\\*_]/gu, '\\$&');
    const text = engine.typeset({ key, value: plain, style, width, align: 'center' });
    const tooLong = text.excess > 0 || two.some((line) => countCharacters(line) > limits.charactersPerLine);
    return { key, words: wordsOf(start, end), lines: two, text, tooLong };
  });
}

/** How long a stretch of the words is, and whether a line can hold it; offsets are UTF-16 units. */
type LineTest = (from: number, visible: number) => { readonly characters: number; readonly fits: boolean };

function lineTest({ value, width }: TextStops, limits: CaptionLimits, slot: number): LineTest {
  const count = characterCounter(value);
  return (from, visible) => {
    const characters = count(from, visible);
    const fits = characters <= limits.charactersPerLine && width(from, visible) <= slot - ROUNDING;
    return { characters, fits };
  };
}

/** A line that begins at one place and ends at another; places are numbers of breaks, 0 the beginning of the words. */
interface Line {
  readonly end: number;
  readonly characters: number;
  readonly fits: boolean;
}

/** The lines that may begin at each place; one that does not fit only where no other begins there. */
function possibleLines(breaks: readonly CaptionBreak[], isLine: LineTest): Line[][] {
  return breaks.map((_, start) => {
    const from = start === 0 ? 0 : breaks[start - 1]!.at;
    const lines: Line[] = [];
    for (let end = start + 1; end <= breaks.length; end++) {
      const { visible, required } = breaks[end - 1]!;
      const line = { end, ...isLine(from, visible) };
      if (!line.fits && lines.length > 0) break;
      lines.push(line);
      if (required || !line.fits) break;
    }
    return lines;
  });
}

/** A caption by the places where it begins, breaks and ends. */
interface Split {
  readonly start: number;
  readonly middle?: number;
  readonly end: number;
}

/** The cheapest captions: `best[end]` is the cheapest way to say everything up to that place. */
function cheapest(
  breaks: readonly CaptionBreak[],
  lines: readonly (readonly Line[])[],
  limits: CaptionLimits,
): Split[] {
  const best: ({ readonly cost: number; readonly last?: Split } | undefined)[] = [{ cost: 0 }];
  const costOf = captionCost(breaks, limits);
  for (let start = 0; start < breaks.length; start++) {
    const before = best[start];
    if (!before) continue;
    const offer = (first: Line, second?: Line): void => {
      const { end } = second ?? first;
      const last = { start, end, ...(second && { middle: first.end }) };
      const cost = before.cost + costOf(start, first, second);
      if (cost < (best[end]?.cost ?? Number.POSITIVE_INFINITY)) best[end] = { cost, last };
    };
    for (const first of lines[start]!) {
      offer(first);
      if (!first.fits) continue;
      for (const second of lines[first.end] ?? []) if (second.fits) offer(first, second);
    }
  }
  const splits: Split[] = [];
  for (let last = best[breaks.length]?.last; last; last = best[last.start]?.last) splits.unshift(last);
  return splits;
}

function captionCost(breaks: readonly CaptionBreak[], limits: CaptionLimits) {
  const sentences = endsInside(breaks, BREAK_COST.sentence);
  const clauses = endsInside(breaks, BREAK_COST.clause);
  const costAt = (place: number): number => (place === 0 ? BREAK_COST.sentence : breaks[place - 1]!.cost);
  const tornAt = (place: number): number => (costAt(place) > BREAK_COST.clause ? costAt(place) : 0);

  return (start: number, first: Line, second: Line | undefined): number => {
    const { end } = second ?? first;
    const characters = first.characters + (second?.characters ?? 0);
    const seconds = characters / limits.charactersPerSecond;
    if (second && seconds > MOST_CAPTION_SECONDS) return Number.POSITIVE_INFINITY;

    let cost = COST.caption + COST.captionEnd * costAt(end) + COST.sentenceInLine * sentences(start, first.end);
    cost += COST.full * (characters / (2 * limits.charactersPerLine)) ** 2;
    const held = Math.min(seconds / SHORT_SECONDS, characters / (SHORT_PART * limits.charactersPerLine));
    cost += COST.short * Math.max(0, 1 - held);
    if (!first.fits) cost += COST.tooLong;
    const isWhole = costAt(start) === BREAK_COST.sentence && costAt(end) === BREAK_COST.sentence;
    if (sentences(start, end) > 0 && !isWhole) cost += COST.mixed;
    if (clauses(start, end) > 0) cost += COST.tornStart * tornAt(start) + COST.tornEnd * tornAt(end);
    if (!second) return cost;

    const middle = first.end;
    cost += COST.secondLine + costAt(middle) + COST.sentenceInLine * sentences(middle, end);
    if (clauses(start, middle) > 0) cost += COST.tornEnd * tornAt(middle);
    if (clauses(middle, end) > 0) cost += COST.tornStart * tornAt(middle) + COST.tornEnd * tornAt(end);
    const ratio = first.characters / second.characters;
    return cost + COST.uneven * (ratio > 1 ? COST.topHeavy * (1 - 1 / ratio) ** 2 : (1 - ratio) ** 2);
  };
}

/** How many breaks as good as that lie strictly between two places. */
function endsInside(breaks: readonly CaptionBreak[], cost: number): (start: number, end: number) => number {
  const before = [0];
  for (const each of breaks) before.push(before.at(-1)! + (each.cost <= cost ? 1 : 0));
  return (start, end) => before[end - 1]! - before[start]!;
}
