/** Scripts that shaping and line breaking tell apart, as ISO 15924 codes. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['Laoo', /\p{Script=Lao}/u],
  ['Khmr', /\p{Script=Khmer}/u],
  ['Hani', /\p{Script=Han}/u],
  ['Hira', /\p{Script=Hiragana}/u],
  ['Kana', /\p{Script=Katakana}/u],
  ['Hang', /\p{Script=Hangul}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Deva', /\p{Script=Devanagari}/u],
];

/** Punctuation, digits, spaces and marks: they take the script of their neighbours. */
export const COMMON = 'Zyyy';

const known = new Map<number, string>();

/** Script of a code point; `Zyyy` where it belongs to none of those above. */
export function scriptOf(codePoint: number): string {
  let script = known.get(codePoint);
  if (script === undefined) {
    const character = String.fromCodePoint(codePoint);
    script = SCRIPTS.find(([, pattern]) => pattern.test(character))?.[0] ?? COMMON;
    known.set(codePoint, script);
  }
  return script;
}

const INVISIBLE = /[\p{White_Space}\p{Default_Ignorable_Code_Point}]/u;
const invisible = new Map<number, boolean>();

/** True for spaces (HarfBuzz makes those a font lacks), joiners, direction marks and variation selectors. */
export function needsNoGlyph(codePoint: number): boolean {
  let answer = invisible.get(codePoint);
  if (answer === undefined) {
    answer = INVISIBLE.test(String.fromCodePoint(codePoint)) || codePoint < 0x20;
    invisible.set(codePoint, answer);
  }
  return answer;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** A letter that stands under the one before it: one grapheme with it since Unicode 17, in ICU 78; Node 20.19 has ICU 76. */
const UNDER = /(?=[\u1780-\u17b3])(?<=\u17d2[\p{Mn}\u200d]*)/gu;

/** UTF-16 offsets at which the graphemes of a text start, and its length. */
export function graphemeStarts(text: string): number[] {
  const under = new Set(Array.from(text.matchAll(UNDER), ({ index }) => index));
  const starts: number[] = [];
  for (const { index } of graphemes.segment(text)) if (!under.has(index)) starts.push(index);
  starts.push(text.length);
  return starts;
}
