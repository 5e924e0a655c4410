import LineBreaker from 'linebreak';
import { graphemeStarts } from './characters.ts';
import { addresses, documentNumbers, numbers, type Span } from './protected.ts';

/**
 * How gladly a line ends before a character. `resort`: only if nothing else fits, anywhere in an address. `held`: inside
 * what must stay whole and would fit on a line (`holds`). `weak`: between a number and the word it counts, at the steps
 * of an address.
 */
export const BREAK = { none: 0, resort: 1, held: 2, weak: 3, normal: 4, required: 5 } as const;

/**
 * Break strength before every UTF-16 unit of the text, and after its end, were nothing to be held whole. `terms`: words
 * of the text that no dictionary knows.
 */
export function breakStrengths(text: string, language: string, terms: readonly Span[] = []): Uint8Array {
  const strengths = new Uint8Array(text.length + 1);
  standardBreaks(text, strengths);
  dictionaryBreaks(text, terms, strengths);
  quotationBreaks(text, language, strengths);
  forbid(text, language, strengths);
  keepTogether(text, language, strengths);
  onlyBetweenGraphemes(text, strengths);
  strengths[text.length] = BREAK.required;
  return strengths;
}

/** UAX 14. */
function standardBreaks(text: string, strengths: Uint8Array): void {
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    strengths[found.position] = found.required ? BREAK.required : BREAK.normal;
  }
}

/**
 * Words of the scripts that write none of their boundaries; the language is the script's, whatever the text's. They look at
 * letters of the script alone: what ICU makes of a colon between two words differs between its versions.
 */
const DICTIONARIES = [
  { language: 'th', letters: /(?:(?=\p{Script=Thai})[\p{L}\p{M}])+/gu },
  { language: 'lo', letters: /(?:(?=\p{Script=Lao})[\p{L}\p{M}])+/gu },
  { language: 'km', letters: /(?:(?=\p{Script=Khmer})[\p{L}\p{M}])+/gu },
].map(({ language, letters }) => ({ letters, dictionary: new Intl.Segmenter(language, { granularity: 'word' }) }));

/** Letters of a name that no text has by chance: a shorter one counts only where the dictionary agrees. */
const LEAST_NAME = 4;

function dictionaryBreaks(text: string, terms: readonly Span[], strengths: Uint8Array): void {
  const names = terms.filter(({ start, end }) => end - start >= LEAST_NAME);
  for (const { letters, dictionary } of DICTIONARIES) {
    for (const { index: from, 0: run } of text.matchAll(letters)) {
      const to = from + run.length;
      // The dictionary takes the end of a foreign name for the beginning of the word after it.
      const inside = names.flatMap(({ start, end }) => [start, end]).filter((edge) => from < edge && edge < to);
      const edges = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
      edges.slice(1).forEach((end, number) => {
        const start = edges[number] ?? from;
        let previous = 'name';
        for (const { index, segment } of dictionary.segment(text.slice(start, end))) {
          const at = start + index;
          // A letter by itself is no word: the dictionary lost its way, mostly in a foreign name.
          const isWord = index === 0 ? at > from : segment.length > 1 && previous.length > 1;
          if (isWord) strengths[at] = BREAK.normal;
          previous = segment;
        }
      });
    }
  }
}

/** UAX 14 holds curly quotation marks to both sides; Chinese and Japanese break before opening and after closing ones. */
function quotationBreaks(text: string, language: string, strengths: Uint8Array): void {
  if (language !== 'zh' && language !== 'ja') return;
  for (const match of text.matchAll(
    /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，；：！？])(?=[“‘])/gu,
  )) {
    strengths[match.index] = BREAK.normal;
  }
  for (const match of text.matchAll(/(?<=[”’])(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu)) {
    strengths[match.index] = BREAK.normal;
  }
}

/** Places at which no line of any language ends; each pattern matches just before the forbidden break. */
const FORBIDDEN: readonly RegExp[] = [
  // After an opening mark and its space, before a space and a closing mark or stop: « mot », mot !
  /(?<=[«‹([{“‘] )/gu,
  /(?<= )(?=[»›)\]},.;:!?%‰…])/gu,
  // A dash between words ends a line and begins none.
  /(?<=\S )(?=[–—-] )/gu,
  // Thai, Lao and Khmer marks of repetition and abbreviation belong to the word before.
  /(?=[ๆฯໆຯៗ៘។៕៖])/gu,
  // The point in foreign names and the wide tilde of ranges, in Chinese and Japanese.
  /(?=[·・‧～])/gu,
  // A digit and what it counts; the words for "number" and "about" before it.
  /(?<=\p{Nd})(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])/gu,
  /(?<=[第约約])(?=\p{Nd})/gu,
];

/** Korean breaks between words, not between syllables. */
const INSIDE_KOREAN = /(?<=[^\s\u200b])(?=[^\s\u200b])/gu;
const BETWEEN_HANGUL = /(?<=\p{Script=Hangul})(?=\p{Script=Hangul})/gu;

function forbid(text: string, language: string, strengths: Uint8Array): void {
  const korean = language === 'ko' ? INSIDE_KOREAN : BETWEEN_HANGUL;
  for (const pattern of [...FORBIDDEN, korean]) {
    for (const match of text.matchAll(pattern)) {
      if (strengths[match.index] === BREAK.normal) strengths[match.index] = BREAK.none;
    }
  }
}

/** Russian ends no line with a preposition or conjunction of one or two letters. */
const RUSSIAN_SHORT = /(?<![\p{L}\p{Nd}])\p{Script=Cyrillic}{1,2} (?=\S)/gu;
/** A number and the short word that it counts: `42 đoàn`, `27,000 명`, `34,318 คน`. */
const COUNTED_WORD =
  /(?<=\p{Nd}) (?=[\p{L}\p{M}]{1,6}(?![\p{L}\p{M}])|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])/gu;
/** The same in words: `三场`, `两个`, `ba đoàn`, `một tỉnh`. */
const COUNTED_IN_WORDS: Readonly<Record<string, RegExp>> = {
  zh: /(?<=[一二两三四五六七八九十百千万])(?=[个名位次场届年月天项家条件种批])/gu,
  ja: /(?<=[一二三四五六七八九十百千万])(?=[つ人名年月日回度件社団])/gu,
  vi: /(?<=(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục) )(?=\p{L})/giu,
};
const NOWHERE = /(?!)/gu;
/** A sign or word that names the number after it: `№ 5`, `§ 3`, `lần thứ 11`, `ครั้งที่ 5`, `លើកទី 11`. */
const NUMERAL_SIGN = /(?<=[№§$€£¥₫]|ที่|ທີ|ទី|(?<!\p{L})(?:thứ|số)) (?=\p{Nd})/giu;
/** Between two words, `₫/giờ`, `và/hoặc`: UAX 14 would end a line after it as after any word. */
const SLASH = /(?<=\S)\/(?=\S)/gu;
/** Years and dates count nothing: what follows 2023 or 28/6/2023 is a new thought. */
const DATE = /(?:\p{Nd}{1,2}[/.-]){1,2}\p{Nd}{4}$|(?<![\p{Nd}.,])(?:19|20)\p{Nd}{2}$/u;

function keepTogether(text: string, language: string, strengths: Uint8Array): void {
  const limit = (start: number, end: number, to: number): void => {
    for (let at = start + 1; at < end; at++) {
      if ((strengths[at] ?? 0) < BREAK.required) strengths[at] = Math.min(strengths[at] ?? 0, to);
    }
  };
  for (const match of text.matchAll(COUNTED_WORD)) {
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    if (!DATE.test(before)) limit(match.index, match.index + 2, BREAK.weak);
  }
  for (const { index } of text.matchAll(COUNTED_IN_WORDS[language] ?? NOWHERE)) limit(index - 1, index + 1, BREAK.weak);
  for (const match of text.matchAll(NUMERAL_SIGN)) limit(match.index, match.index + 2, BREAK.weak);
  for (const { index } of text.matchAll(SLASH)) limit(index, index + 2, BREAK.weak);
  if (language === 'ru') {
    for (const match of text.matchAll(RUSSIAN_SHORT)) limit(match.index, match.index + match[0].length + 1, BREAK.weak);
  }
  for (const { start, end } of [...numbers(text), ...documentNumbers(text)]) limit(start, end, BREAK.none);
  for (const { start, end } of addresses(text)) {
    for (let at = start + 1; at < end; at++) {
      strengths[at] = /^\p{Nd}{2}$/u.test(text.slice(at - 1, at + 1)) ? BREAK.none : BREAK.resort;
    }
    for (const match of text.slice(start, end).matchAll(/(?<=[^/:]\/)(?=[^/])|(?=[.?&#@=])/gu)) {
      if (match.index > 0) strengths[start + match.index] = BREAK.weak;
    }
  }
}

function onlyBetweenGraphemes(text: string, strengths: Uint8Array): void {
  const starts = graphemeStarts(text);
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    if (at === starts[next]) next += 1;
    else strengths[at] = BREAK.none;
  }
}
