import { findLocale } from '../../compositions/model/locale.ts';
import { graphemeStarts, needsNoGlyph } from './characters.ts';
import { EMOJI, emojiFor, mayHoldEmoji } from './emoji.ts';
import { loadFont } from './face.ts';
import { FAMILIES, type FamilyId, fontStack } from './fonts.ts';
import { covers } from './itemise.ts';
import { readMarkup } from './markup.ts';

/** A character that would be drawn as nothing. */
export interface UncoveredCharacter {
  /** One code point, or all of an emoji sequence: its parts mean nothing one by one. */
  readonly character: string;
  /** Names of the font families looked at, in order, and of the emoji package where it was. */
  readonly fontsTried: readonly string[];
}

/**
 * Characters of a catalog value that no font of the locale's stack has, nor the emoji package, each once, in order of
 * appearance. A mark must be in the font that has its base: marks from another font cannot be placed.
 */
export function uncoveredCharacters(localeTag: string, value: string): readonly UncoveredCharacter[] {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const stack = fontStack(locale.script, 'body');
  const { text } = readMarkup(value);
  const starts = graphemeStarts(text);
  const isInFonts = (grapheme: string): boolean => stack.some((id) => covers(id, 400, grapheme));
  const missing = new Set<string>();
  for (let g = 0; g + 1 < starts.length; g++) {
    const grapheme = text.slice(starts[g], starts[g + 1]);
    if (emojiFor(grapheme, isInFonts) !== undefined || isInFonts(grapheme)) continue;
    if (mayHoldEmoji(grapheme)) missing.add(grapheme);
    else for (const character of undrawnIn(grapheme, stack)) missing.add(character);
  }
  const families = stack.map((id) => FAMILIES[id].name);
  return [...missing].map((character) => ({
    character,
    fontsTried: mayHoldEmoji(character) ? [...families, EMOJI.name] : families,
  }));
}

function undrawnIn(grapheme: string, stack: readonly FamilyId[]): string[] {
  const [first = ''] = grapheme;
  const base = stack.find((id) => covers(id, 400, first));
  return [...grapheme].filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return !needsNoGlyph(codePoint) && !(base && loadFont(base, 400).codePoints.has(codePoint));
  });
}
