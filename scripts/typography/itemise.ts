import bidiFactory from 'bidi-js';
import type { Weight } from '../../compositions/layout/text.ts';
import { COMMON, graphemeStarts, needsNoGlyph, scriptOf } from './characters.ts';
import { emojiFor, mayHoldEmoji } from './emoji.ts';
import { type LoadedFont, loadFont } from './face.ts';
import type { FamilyId } from './fonts.ts';
import { addresses, documentNumbers, type Span, signedNumbers, telephones } from './protected.ts';

/** A stretch of text set in one font, script and direction. */
export interface Item {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  readonly font: LoadedFont;
  /** ISO 15924, or `Zyyy` where the text has no letters. */
  readonly script: string;
  /** Embedding level of UAX 9: odd runs from right to left. */
  readonly level: number;
  /** Name of the emoji that the item is; none of its characters is drawn with the font. */
  readonly emoji?: string;
}

export interface ItemiseOptions {
  readonly stack: readonly FamilyId[];
  readonly weight: Weight;
  readonly direction: 'ltr' | 'rtl';
  /** Script of a text that holds no letter, ISO 15924. */
  readonly script?: string;
}

const bidi = bidiFactory();
const HEAVIER: Readonly<Record<Weight, Weight>> = { 400: 600, 600: 800, 800: 800 };

/**
 * Cuts a text into items, never inside a grapheme; an emoji is one by itself. The base direction is the locale's,
 * whatever comes first.
 */
export function itemise(text: string, strong: Uint8Array, options: ItemiseOptions): readonly Item[] {
  const starts = graphemeStarts(text);
  const emoji = findEmoji(text, starts, options);
  const levels = embeddingLevels(text, starts, emoji, options.direction);
  const scripts = resolveScripts(text, starts, options.script ?? COMMON);
  const families = chooseFamilies(text, starts, scripts, emoji, options);
  const items: Item[] = [];
  for (let g = 0; g + 1 < starts.length; g++) {
    const start = starts[g] ?? 0;
    const end = starts[g + 1] ?? text.length;
    const item: Item = {
      start,
      end,
      font: loadFont(families[g] ?? 'sans', strong[start] ? HEAVIER[options.weight] : options.weight),
      script: scripts[g] ?? COMMON,
      level: levels[start] ?? 0,
      ...(emoji.has(g) && { emoji: emoji.get(g)! }),
    };
    const last = items.at(-1);
    const joins = !item.emoji && last && !last.emoji;
    if (joins && last.font === item.font && last.script === item.script && last.level === item.level) {
      items[items.length - 1] = { ...last, end };
    } else {
      items.push(item);
    }
  }
  return items;
}

/** Names of the pictures that graphemes are drawn as, by the graphemes' numbers. */
function findEmoji(text: string, starts: readonly number[], { stack, weight }: ItemiseOptions): Map<number, string> {
  const found = new Map<number, string>();
  if (!mayHoldEmoji(text)) return found;
  const isInFonts = (grapheme: string): boolean => stack.some((id) => covers(id, weight, grapheme));
  for (let g = 0; g + 1 < starts.length; g++) {
    const name = emojiFor(text.slice(starts[g], starts[g + 1]), isInFonts);
    if (name !== undefined) found.set(g, name);
  }
  return found;
}

/**
 * Levels of UAX 9. An emoji is neutral, as an object in the line is: flags and keycaps would be letters and digits by
 * their characters, and stand elsewhere in an Arabic line than all the others.
 */
function embeddingLevels(
  text: string,
  starts: readonly number[],
  emoji: ReadonlyMap<number, string>,
  direction: 'ltr' | 'rtl',
): Uint8Array {
  const isolated = isolatedSpans(text, direction);
  const pictures = Array.from(emoji.keys(), (g) => ({ start: starts[g]!, end: starts[g + 1]! }));
  let outside = text;
  for (const { start, end } of [...isolated, ...pictures]) {
    outside = outside.slice(0, start) + '\ufffc'.repeat(end - start) + outside.slice(end);
  }
  const opening = direction === 'rtl' ? ARABIC_LETTER_MARK : '';
  const levels = bidi.getEmbeddingLevels(opening + outside, direction).levels.slice(opening.length);
  // The next even level: 2 in an Arabic sentence, 4 in an Arabic name that is isolated in one.
  for (const { start, end } of isolated) levels.fill(levels[start]! + (levels[start]! % 2), start, end);
  return levels;
}

/** Before a text that begins with digits: `12%` alone in a cell reads as it does in a sentence, its sign at the left. */
const ARABIC_LETTER_MARK = '\u061c';

/**
 * What runs from left to right by itself in a right-to-left text, as a careful writer would have it with direction marks:
 * without, Arabic readers would see the groups of `+84 206 3852 123` in reverse, `17/BC-LĐLĐ` as `BC-LĐLĐ/17`, and `−7` as
 * `7−`.
 */
export function isolatedSpans(text: string, direction: 'ltr' | 'rtl'): readonly Span[] {
  if (direction === 'ltr') return [];
  const isolated: Span[] = [];
  for (const span of [...addresses(text), ...telephones(text), ...documentNumbers(text), ...signedNumbers(text)]) {
    if (!isolated.some(({ start, end }) => start < span.end && span.start < end)) isolated.push(span);
  }
  return isolated;
}

/** Script of every grapheme; what belongs to none takes its neighbour's, the one before if there is one. */
function resolveScripts(text: string, starts: readonly number[], fallback: string): string[] {
  const scripts = starts.slice(0, -1).map((start) => scriptOf(text.codePointAt(start) ?? 0));
  let current = scripts.find((script) => script !== COMMON) ?? fallback;
  return scripts.map((script, g) => {
    if (script !== COMMON) current = script;
    return current === 'Hang' && text[starts[g] ?? 0] === MIDDLE_DOT ? COMMON : current;
  });
}

/**
 * Not a sign of Hangul by its script extensions (Unicode 16), so fonts' Korean forms do not apply to it: between Korean
 * words it takes half an em (W3C, Requirements for Hangul Text Layout), where those forms give it a quarter.
 */
const MIDDLE_DOT = '·';

/**
 * The family of every grapheme. Letters of one script share a family through the whole text where one has
 * them all: "Cao Bằng" in a Chinese sentence must not change font between its two words.
 */
function chooseFamilies(
  text: string,
  starts: readonly number[],
  scripts: readonly string[],
  emoji: ReadonlyMap<number, string>,
  options: ItemiseOptions,
): FamilyId[] {
  const own: string[] = starts.slice(0, -1).map((start) => scriptOf(text.codePointAt(start) ?? 0));
  const graphemes = own.map((_, g) => text.slice(starts[g], starts[g + 1]));
  const shared = new Map<string, FamilyId | undefined>();
  for (const script of new Set(own)) {
    if (script === COMMON) continue;
    const letters = [...new Set(graphemes.filter((_, g) => own[g] === script))];
    shared.set(
      script,
      options.stack.find((id) => letters.every((letter) => covers(id, options.weight, letter))),
    );
  }
  return graphemes.map((grapheme, g) => {
    // No font draws it: looking for one would open them all.
    if (emoji.has(g)) return options.stack[0] ?? 'sans';
    const family = own[g] === COMMON ? undefined : shared.get(scripts[g] ?? COMMON);
    return family ?? familyFor(grapheme, options.stack, options.weight);
  });
}

/** First family with every character of the grapheme; failing that, with its base; failing that, the first. */
function familyFor(grapheme: string, stack: readonly FamilyId[], weight: Weight): FamilyId {
  const base = String.fromCodePoint(grapheme.codePointAt(0) ?? 0);
  return (
    stack.find((id) => covers(id, weight, grapheme)) ??
    stack.find((id) => covers(id, weight, base)) ??
    stack[0] ??
    'sans'
  );
}

/** True if the font has a glyph for every character that needs one. */
export function covers(id: FamilyId, weight: Weight, characters: string): boolean {
  let font: LoadedFont | undefined;
  for (const character of characters) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (needsNoGlyph(codePoint)) continue;
    font ??= loadFont(id, weight);
    if (!font.codePoints.has(codePoint)) return false;
  }
  return true;
}
