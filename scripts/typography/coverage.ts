import { findLocale } from '../../compositions/model/locale.ts';
import { graphemeStarts, needsNoGlyph } from './characters.ts';
import { loadFont } from './face.ts';
import { FAMILIES, fontStack } from './fonts.ts';
import { covers } from './itemise.ts';
import { readMarkup } from './markup.ts';

/** A character that would be drawn as nothing. */
export interface UncoveredCharacter {
  readonly codePoint: number;
  /** Names of the font families looked at, in order. */
  readonly fontsTried: readonly string[];
}

/**
 * Characters of a catalog value that no font of the locale's stack has, each once, in order of appearance. A mark
 * must be in the font that has its base: marks from another font cannot be placed.
 */
export function uncoveredCharacters(localeTag: string, value: string): readonly UncoveredCharacter[] {
  const locale = findLocale(localeTag);
  if (!locale) throw new Error(`no such locale: ${localeTag}`);
  const stack = fontStack(locale.script, 'body');
  const { text } = readMarkup(value);
  const starts = graphemeStarts(text);
  const missing = new Set<number>();
  for (let g = 0; g + 1 < starts.length; g++) {
    const grapheme = text.slice(starts[g], starts[g + 1]);
    if (stack.some((id) => covers(id, 400, grapheme))) continue;
    const codePoints = [...grapheme].map((character) => character.codePointAt(0) ?? 0);
    const base = stack.find((id) => loadFont(id, 400).codePoints.has(codePoints[0] ?? 0));
    for (const codePoint of codePoints) {
      if (needsNoGlyph(codePoint)) continue;
      if (!base || !loadFont(base, 400).codePoints.has(codePoint)) missing.add(codePoint);
    }
  }
  const fontsTried = stack.map((id) => FAMILIES[id].name);
  return [...missing].map((codePoint) => ({ codePoint, fontsTried }));
}
