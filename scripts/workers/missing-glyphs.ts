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
  const found = new Map<number, Finding>();
  for (const { key, value } of documentTexts(document)) {
    for (const { codePoint, fontsTried } of uncoveredIn(value)) {
      if (found.has(codePoint)) continue;
      const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
      const values = { character: String.fromCodePoint(codePoint), codePoint: code, fonts: fontsTried.join(', ') };
      found.set(codePoint, {
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
