import { monthNames } from './number-words.ts';
import { numbersInProse, type ProseNumber, type ProseNumbers, SMALL } from './numbers-in-prose.ts';
import { hasSmallWord } from './small-numbers.ts';
import { sourceNotation } from './source-notation.ts';

/** A text and the language it is in. */
export interface Prose {
  readonly text: string;
  readonly locale: string;
}

/** What a translation's numbers lack and have too much, each as a translator would type it. */
export interface NumberMismatch {
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/** The same number in the translation's notation; a year stays 2023, as every number that was typed without marks. */
const shown = ({ typed, readings }: ProseNumber, locale: string): string => {
  const [value, second] = readings[0] ?? [];
  if (value === undefined || second !== undefined || value >= 1e15) return typed;
  const { decimal, group } = sourceNotation([], locale);
  const [whole = '', fraction] = String(value).split('.');
  const marks = whole.length > 4 || (whole.length === 4 && !/^\d+$/.test(typed));
  const parted = marks ? whole.replace(/\B(?=(?:\d{3})+$)/g, group) : whole;
  return fraction === undefined ? parted : `${parted}${decimal}${fraction}`;
};

/** True where every number of one reading stands in the other text. */
const standsIn = ({ readings }: ProseNumber, { values, months }: ProseNumbers): boolean =>
  readings.some((reading) =>
    reading.every((value) => values.has(value) || months.has(value) || (reading.length > 2 && value <= SMALL)),
  );

/** True where the other text may tell the number in words, or may leave it out. */
const maybeInWords = (number: ProseNumber, other: ProseNumbers): boolean => {
  const [value, second] = number.readings[0] ?? [];
  if (number.named || value === undefined) return true;
  if (second !== undefined) return false;
  const plain = number.small && value <= SMALL;
  // "1 triệu" is "a million" elsewhere.
  if (number.small) return plain || other.magnitudes;
  if (value < 100) return other.tens;
  return value % 100 === 0 && (other.magnitudes || (value < 1000 && other.tens));
};

const faulty = (numbers: readonly ProseNumber[], other: ProseNumbers): readonly ProseNumber[] =>
  numbers.filter((number) => !standsIn(number, other) && !maybeInWords(number, other));

/** Years, which a text tells again or not as it reads best. */
const isYear = ({ typed }: ProseNumber, value: number): boolean =>
  value >= 1900 && value <= 2700 && /^\p{Nd}{4}$/u.test(typed);

const tally = ({ numbers, romans }: ProseNumbers, of: number): number =>
  numbers.filter(({ readings }) => readings.some((reading) => reading.includes(of))).length +
  romans.filter((value) => value === of).length;

/**
 * Numbers that one text has more often than the other, which has them too: twice 5 is not once 5. Each with how often it
 * stands there. What the other text may tell in words, years, and parts of dates count as there.
 */
const repeated = (
  numbers: readonly ProseNumber[],
  other: ProseNumbers,
  { text, locale }: Prose,
): readonly (readonly [ProseNumber, number])[] => {
  if (numbers.length < 2) return [];
  const byValue = new Map<number, ProseNumber[]>();
  for (const number of numbers) {
    const [reading] = number.readings;
    const value = reading?.length === 1 ? reading[0]! : undefined;
    if (value === undefined || number.named || number.part || isYear(number, value)) continue;
    byValue.set(value, [...(byValue.get(value) ?? []), number]);
  }
  return [...byValue].flatMap(([value, same]) => {
    const [number] = same as [ProseNumber];
    const there = tally(other, value);
    if (there === 0 || there >= same.length || other.months.has(value)) return [];
    const inWords =
      number.small && value <= SMALL ? hasSmallWord(text, locale, value) !== false : maybeInWords(number, other);
    return inWords ? [] : [[number, same.length] as const];
  });
};

/**
 * Small numbers in digits on both sides of which one was changed for another. Told only where the source's language is one
 * whose words for small numbers are known, and the new one is not among them.
 */
const changedSmall = (source: Prose, from: ProseNumbers, to: ProseNumbers): readonly (readonly ProseNumber[])[] => {
  const small = (numbers: readonly ProseNumber[], other: ProseNumbers): readonly ProseNumber[] =>
    numbers.filter((one) => one.small && !one.named && one.readings[0]![0]! <= SMALL && !standsIn(one, other));
  const missing = small(from.numbers, to);
  const unknown = small(to.numbers, from).filter(
    ({ readings }) => hasSmallWord(source.text, source.locale, readings[0]![0]!) === false,
  );
  return missing.length > 0 && unknown.length > 0 ? [missing, unknown] : [[], []];
};

/** A month changed for another; one that is only told in words, or left out, is no fault. */
const changedMonths = (from: ProseNumbers, to: ProseNumbers, locale: string): NumberMismatch => {
  // By what was typed: half past 19 is no July, though it may read half past 7.
  const typed = ({ numbers }: ProseNumbers, month: number): boolean =>
    numbers.some(({ readings }) => readings[0]!.includes(month));
  const missing = [...from.months.keys()].filter((month) => !to.months.has(month) && !typed(to, month));
  const unknown = [...to.months].filter(([month]) => !from.months.has(month) && !typed(from, month));
  if (missing.length === 0 || unknown.length === 0) return { missing: [], unknown: [] };
  const named = unknown.some(([, name]) => !/\d/.test(name));
  return {
    missing: missing.map((month) => (named ? monthNames(locale).names[month - 1]! : String(month))),
    unknown: unknown.map(([, name]) => name),
  };
};

const DIGIT = /\p{Nd}/u;

/** Texts of a long story: a source is compared with one language after the other. */
const MOST_KEPT = 500;
const kept = new Map<string, ProseNumbers>();

const sourceNumbers = ({ text, locale }: Prose): ProseNumbers => {
  const name = `${locale} ${text}`;
  const numbers = kept.get(name) ?? numbersInProse(text, locale);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, numbers);
  return numbers;
};

/** Compares the numbers of a translation with those of its source, across notations; undefined where they agree. */
export const numberMismatch = (source: Prose, translation: Prose): NumberMismatch | undefined => {
  if (!DIGIT.test(source.text) && !DIGIT.test(translation.text)) return undefined;
  const from = sourceNumbers(source);
  const to = numbersInProse(translation.text, translation.locale);
  const [smallMissing = [], smallUnknown = []] = changedSmall(source, from, to);
  const months = changedMonths(from, to, translation.locale);
  const missing = [
    ...from.codes.filter((code) => !to.codes.includes(code)),
    ...[...faulty(from.numbers, to), ...(months.missing.length > 0 ? [] : smallMissing)].map((number) =>
      shown(number, translation.locale),
    ),
    ...months.missing,
    ...repeated(from.numbers, to, translation).map(
      ([number, times]) => `${shown(number, translation.locale)} ×${times}`,
    ),
  ];
  const unknown = [
    ...to.codes.filter((code) => !from.codes.includes(code)),
    ...[...faulty(to.numbers, from), ...(months.unknown.length > 0 ? [] : smallUnknown)].map(({ typed }) =>
      typed.trim(),
    ),
    ...months.unknown,
    ...repeated(to.numbers, from, source).map(([{ typed }, times]) => `${typed.trim()} ×${times}`),
  ];
  if (missing.length === 0 && unknown.length === 0) return undefined;
  return { missing: [...new Set(missing)], unknown: [...new Set(unknown)] };
};
