/**
 * Text made ready to draw, in the order of the work:
 *
 * 1. `fonts`, `face`: the registry of fonts by script; a file is opened once, when first needed
 * 2. `markup`: `**strong**` and `_emphasis_` taken out of the words
 * 3. `itemise`, `emoji`: stretches of one font, script and direction (UAX 9); an emoji is one by itself
 * 4. `shape`: glyphs and their places, from HarfBuzz
 * 5. `breaks`, `protected`: where a line may end (UAX 14, dictionaries); `holds`, `terms`, `compounds`: what it must not part
 * 6. `paragraph`: 2 to 5 kept together, whatever the size and width
 * 7. `lines`: filling and balancing
 * 8. `visual`: each line's glyphs from left to right
 * 9. `metrics`: line heights and baselines
 * 10. `outlines`, `pictures`: one SVG path, and the emoji in their places
 *
 * `coverage` answers before any of this whether every character can be drawn.
 */
export { type UncoveredCharacter, uncoveredCharacters } from './coverage.ts';
export { createTextEngine } from './engine.ts';
export { fontsFingerprint } from './fingerprint.ts';
export { FAMILIES, type FamilyId, type FontFamily, fontPath, fontStack } from './fonts.ts';
