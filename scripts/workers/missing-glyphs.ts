import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { uncoveredCharacters } from '../typography/index.ts';

/**
 * Characters of a job's words that no font has, each once, with the key of the text it stands in: told before anything
 * is drawn, for an outline that is not there leaves no trace on the picture.
 */
export function missingGlyphs({ document, story, locale, format }: JobInput): Finding[] {
  const found = new Map<number, Finding>();
  for (const { key, value } of textsOf(document)) {
    for (const { codePoint, fontsTried } of uncoveredCharacters(locale, value)) {
      if (found.has(codePoint)) continue;
      const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
      const values = { character: String.fromCodePoint(codePoint), codePoint: code, fonts: fontsTried.join(', ') };
      const names = { story, locale, format, ...(key && { key }) };
      found.set(codePoint, { rule: 'missing-glyph', id: 'missing-glyph.character', values, ...names, actual: value });
    }
  }
  return [...found.values()];
}

interface Text {
  readonly key: string;
  readonly value: string;
}

/** Every text of a document, wherever it stands. */
function textsOf(part: unknown, name = ''): Text[] {
  if (typeof part === 'string') return [{ key: name, value: part }];
  if (Array.isArray(part)) return part.flatMap((item) => textsOf(item, name));
  if (typeof part !== 'object' || part === null) return [];
  if ('key' in part && 'value' in part) return [part as Text];
  return Object.entries(part).flatMap(([field, item]) => (DATA.has(field) ? [] : textsOf(item, field)));
}

/** Fields that hold names for the program, not words for the reader. */
const DATA = new Set(['id', 'kind', 'chart', 'icon', 'hash', 'pageMark', 'sourceUrl']);
