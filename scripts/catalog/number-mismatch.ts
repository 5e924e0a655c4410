import { hasSmallWord, monthNames } from './number-words.ts';
import { numbersInProse, type ProseNumber, type ProseNumbers, SMALL } from './numbers-in-prose.ts';
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

/** Compares the numbers of a translation with those of its source, across notations; undefined where they agree. */
export const numberMismatch = (source: Prose, translation: Prose): NumberMismatch | undefined => {
  if (!DIGIT.test(source.text) && !DIGIT.test(translation.text)) return undefined;
  const from = numbersInProse(source.text, source.locale);
  const to = numbersInProse(translation.text, translation.locale);
  const [smallMissing = [], smallUnknown = []] = changedSmall(source, from, to);
  const months = changedMonths(from, to, translation.locale);
  const missing = [
    ...from.codes.filter((code) => !to.codes.includes(code)),
    ...[...faulty(from.numbers, to), ...(months.missing.length > 0 ? [] : smallMissing)].map((number) =>
      shown(number, translation.locale),
    ),
    ...months.missing,
  ];
  const unknown = [
    ...to.codes.filter((code) => !from.codes.includes(code)),
    ...[...faulty(to.numbers, from), ...(months.unknown.length > 0 ? [] : smallUnknown)].map(({ typed }) =>
      typed.trim(),
    ),
    ...months.unknown,
  ];
  if (missing.length === 0 && unknown.length === 0) return undefined;
  return { missing: [...new Set(missing)], unknown: [...new Set(unknown)] };
};
