import type { Finding } from '../../compositions/model/diagnostic.ts';
import { documentTexts } from '../../compositions/model/document-texts.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { type UncoveredCharacter, uncoveredCharacters } from '../typography/index.ts';

/** Texts remembered: those of a story in one locale, which its formats share, many times over. */
const REMEMBERED = 4000;

/**
 * Tells the characters of a job's words that no font has, each once, with the key of the text it stands in: before
 * anything is drawn, for an outline that is not there leaves no trace on the picture. A text is looked up once for all
 * the formats that draw it.
 */
export function createGlyphCheck(): (input: JobInput) => Finding[] {
  const known = new Map<string, readonly UncoveredCharacter[]>();
  return (input) =>
    missingGlyphs(input, (value) => {
      const text = `${input.locale} ${value}`;
      let uncovered = known.get(text);
      if (!uncovered) {
        uncovered = uncoveredCharacters(input.locale, value);
        if (known.size >= REMEMBERED) known.clear();
        known.set(text, uncovered);
      }
      return uncovered;
    });
}

function missingGlyphs(
  { document, story, locale, format }: JobInput,
  uncoveredIn: (value: string) => readonly UncoveredCharacter[],
): Finding[] {
  const found = new Map<string, Finding>();
  for (const { key, value } of documentTexts(document)) {
    for (const { character, fontsTried } of uncoveredIn(value)) {
      if (found.has(character)) continue;
      const values = { character, codePoint: codePointsOf(character), fonts: fontsTried.join(', ') };
      found.set(character, {
        rule: 'missing-glyph',
        id: 'missing-glyph.character',
        values,
        story,
        locale,
        format,
        key,
        actual: value,
      });
    }
  }
  return [...found.values()];
}

/** `U+0F71`, `U+1F469 U+200D U+1F697`. */
const codePointsOf = (character: string): string =>
  Array.from(character, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(
    ' ',
  );
