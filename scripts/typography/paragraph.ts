import { BREAK, breakStrengths } from './breaks.ts';
import { type Cuts, findCuts } from './cuts.ts';
import { holds } from './holds.ts';
import { type ItemiseOptions, itemise } from './itemise.ts';
import { readMarkup } from './markup.ts';
import type { Span } from './protected.ts';
import { type ShapedItem, shapeItem } from './shape.ts';
import type { TermFinder } from './terms.ts';

/** A place at which a line may end. */
export interface Stop {
  /** UTF-16 offset at which the next line begins. */
  readonly at: number;
  /** The same without the spaces that hang beyond the line's end. */
  readonly visible: number;
  readonly strength: number;
  /** Width of a line, em, from which on it can hold whole what this place would part. Absent: it parts nothing. */
  readonly heldFrom?: number;
  /** True inside a Chinese or Japanese word: allowed, but a headline breaks elsewhere if it can. */
  readonly insideWord: boolean;
}

/** A text shaped as one line, with everything that breaking needs, independent of size and width. */
export interface Paragraph {
  readonly text: string;
  readonly items: readonly ShapedItem[];
  readonly stops: readonly Stop[];
  /** Advance from the text's start to every UTF-16 offset, em. */
  readonly reach: Float64Array;
  readonly cuts: Cuts;
  readonly language: string;
  /** 1 at offsets where a line cannot begin without shaping anew. */
  readonly unsafe: Uint8Array;
}

/** Advance of what stands between two offsets as a line by itself, em. */
export const lineAdvance = ({ reach, cuts }: Pick<Paragraph, 'reach' | 'cuts'>, start: number, end: number): number =>
  reach[end]! - reach[start]! + cuts.begin[start]! + cuts.end[end]!;

export interface ParagraphOptions extends ItemiseOptions {
  /** BCP 47, for language forms and dictionaries. */
  readonly language: string;
  /** Default: none. */
  readonly termsIn?: TermFinder;
}

/** Reads markup, itemises, shapes and finds the breaks of a text. */
export function prepareParagraph(value: string, options: ParagraphOptions): Paragraph {
  const { text, strong } = readMarkup(value);
  const { language, termsIn = () => [] } = options;
  const items = itemise(text, strong, options).map((item) => ({
    ...item,
    glyphs: shapeItem(text, item, item.start, item.end, language),
  }));
  const reach = new Float64Array(text.length + 1);
  const unsafe = new Uint8Array(text.length + 1);
  for (const { glyphs } of items) {
    for (const glyph of glyphs) {
      reach[glyph.cluster + 1] = (reach[glyph.cluster + 1] ?? 0) + glyph.advance;
      if (glyph.unsafe) unsafe[glyph.cluster] = 1;
    }
  }
  for (let at = 0; at < text.length; at++) reach[at + 1] = (reach[at + 1] ?? 0) + (reach[at] ?? 0);
  const terms = termsIn(text);
  const stops = findStops(text, language, terms);
  const cuts = findCuts({ text, items, stops, unsafe, language });
  const spans = holds(text, primary(language), terms);
  return { text, items, stops: holdStops(stops, spans, { reach, cuts }), reach, cuts, language, unsafe };
}

/** The paragraph as lines of that width, em, see it: what they can hold whole is parted only where nothing else fits. */
export function inSlot(paragraph: Paragraph, width: number): Paragraph {
  if (!paragraph.stops.some(({ heldFrom = Number.POSITIVE_INFINITY }) => heldFrom <= width)) return paragraph;
  const stops = paragraph.stops.map((stop) => {
    const { heldFrom = Number.POSITIVE_INFINITY, strength } = stop;
    return heldFrom <= width ? { ...stop, strength: Math.min(strength, BREAK.held) } : stop;
  });
  return { ...paragraph, stops };
}

/** `zh-Hans` is Chinese. */
const primary = (language: string): string => language.split('-')[0] ?? language;

function holdStops(stops: readonly Stop[], spans: readonly Span[], sizes: Pick<Paragraph, 'reach' | 'cuts'>): Stop[] {
  const held = stops.map((stop) => ({ ...stop, heldFrom: Number.POSITIVE_INFINITY }));
  for (const { start, end } of spans) {
    // What has no break between it and the span, a bracket or a particle, comes along.
    const from = held.findLast(({ at, strength }) => at <= start && strength >= BREAK.weak)?.at ?? 0;
    const to = held.find(({ visible, strength }) => visible >= end && strength >= BREAK.weak)?.visible ?? end;
    const width = lineAdvance(sizes, from, to);
    for (const stop of held) if (stop.at > start && stop.at < end) stop.heldFrom = Math.min(stop.heldFrom, width);
  }
  return held.map(({ heldFrom, ...stop }) => (Number.isFinite(heldFrom) ? { ...stop, heldFrom } : stop));
}

function findStops(text: string, language: string, terms: readonly Span[]): Stop[] {
  const strengths = breakStrengths(text, primary(language), terms);
  const words = wordStarts(text, language, terms);
  const stops: Stop[] = [];
  for (let at = 1; at <= text.length; at++) {
    const strength = strengths[at] ?? BREAK.none;
    if (strength === BREAK.none) continue;
    let visible = at;
    // A no-break space is the writer's own and stays.
    while (visible > 0 && /[ \t\n\r\u2028\u2029\u200b\u3000]/.test(text[visible - 1] ?? '')) visible -= 1;
    stops.push({ at, visible, strength, insideWord: words !== undefined && at < text.length && !words.has(at) });
  }
  return stops;
}

/**
 * Where the words of a Chinese or Japanese text start, terms among them whatever the dictionary makes of their letters;
 * undefined for languages that break between words anyway.
 */
function wordStarts(text: string, language: string, terms: readonly Span[]): ReadonlySet<number> | undefined {
  if (!/^(?:zh|ja)\b/.test(language)) return undefined;
  const dictionary = new Intl.Segmenter(language, { granularity: 'word' });
  const japanese = language.startsWith('ja');
  const words = Array.from(dictionary.segment(text)).filter(({ segment, index }) => {
    if (!japanese) return true;
    const before = text.slice(0, index);
    const tail = JAPANESE_ENDING.test(segment) || (LONE_KANJI.test(segment) && AFTER_KANJI.test(before));
    // A foreign name in katakana is one word, whatever the dictionary finds in it.
    const insideName = AFTER_KATAKANA.test(before) && KATAKANA.test(segment);
    return !tail && !insideName;
  });
  const afterColons = Array.from(text.matchAll(AFTER_COLON), ({ index }) => index);
  return new Set([...words.map(({ index }) => index), ...afterColons, ...terms.map(({ start }) => start)]);
}

/** In ICU before 77 a colon between letters is part of a word. */
const AFTER_COLON = /(?<=[:：])/g;

/** A suffix: 組合員, 保健省. */
const LONE_KANJI = /^\p{Script=Han}$/u;
const AFTER_KANJI = /\p{Script=Han}$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]/u;
const AFTER_KATAKANA = /[\p{Script=Katakana}ー]$/u;

/** Japanese particles and verb endings: a word to the dictionary, the tail of the word before to a reader. */
const JAPANESE_ENDING =
  /^(?:[をがのにはでともへやかだたいんっ]|んだ|った|いた|から|まで|より|です|ます|ました|れる|られる|れた|された|して|する|した)$/u;
