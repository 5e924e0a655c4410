import { magnitudeWords, monthNames, tensWords } from './number-words.ts';
import { withoutPlaceholders } from './placeholders.ts';
import { sourceNotation } from './source-notation.ts';

/** A number that stands in a text in digits. */
export interface ProseNumber {
  readonly typed: string;
  /** What it may mean, the likeliest first: 34318; or 28 and 300; or 19 and, by another clock, 7. */
  readonly readings: readonly (readonly number[])[];
  /** Part of a name (CO2, Covid-19): a translation may lack it or have it. */
  readonly named: boolean;
  /** Up to twelve, as any language may write it in words; behind "million" the number before that word. */
  readonly small: boolean;
  /** Of a date, a fraction or a range: 24/6, 24/24, 26–27. */
  readonly part: boolean;
}

/** What a text says in numbers. */
export interface ProseNumbers {
  readonly numbers: readonly ProseNumber[];
  /** Every value of every reading. */
  readonly values: ReadonlySet<number>;
  /** Values of Roman numerals. */
  readonly romans: readonly number[];
  /** Numbers of documents, which every language writes alike: 15/NQ-BCH. */
  readonly codes: readonly string[];
  /** Months beside a day or a year, 1 to 12, by the word or digits they are told in. */
  readonly months: ReadonlyMap<number, string>;
  /** True where a number of two digits, or a half, may stand in words. */
  readonly tens: boolean;
  /** True where "million" and the like stand without digits before them. */
  readonly magnitudes: boolean;
}

/** The largest number that languages write in words as they please. */
export const SMALL = 12;

/** First digits of the decimal digits that our readers' languages use, and of fullwidth ones. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0, 0xff10];
const NATIVE_DIGIT = /[٠-٩۰-۹०-९০-৯๐-๙໐-໙၀-၉០-៩０-９]/g;
const FULLWIDTH_MARKS: Readonly<Record<string, string>> = { '，': ',', '．': '.', '／': '/', '：': ':', '％': '%' };

const asciiDigits = (text: string): string =>
  text
    .replace(NATIVE_DIGIT, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.findLast((zero) => zero <= code)!);
    })
    .replace(/(?<=\d)[，．／：％](?=\d|$)/g, (mark) => FULLWIDTH_MARKS[mark] ?? mark);

const ADDRESS = /https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}+/giu;
const LETTER = '[\\p{Script=Latin}\\p{Script=Cyrillic}]';
/** 15/NQ-BCH, 01/2022/NĐ-CP, 28-NQ/TW. What follows in Chinese or Japanese is no part of it. */
const CODE = new RegExp(
  `(?<![\\d/])\\d+(?:/\\d+)?/(?:(?!\\p{Ll})${LETTER}+(?:-(?!\\p{Ll})${LETTER}+)+|(?:(?!\\p{Ll})${LETTER}){2}${LETTER}*)|` +
    `(?<![\\d/])\\d+-(?:(?!\\p{Ll})${LETTER}){2,}/(?:(?!\\p{Ll})${LETTER}){2,}`,
  'gu',
);
const SPACE = '[ \\u00a0\\u2009\\u202f]';
const RUN = new RegExp(`\\d+(?:[.,٬٫]\\d+|(?:${SPACE}|['’])\\d{3}(?!\\d))*`, 'g');
const ROMAN =
  /(?<![\p{Script=Latin}\d])(?=[IVXLC])(C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?=(?:e|er|è?me|º)?(?:\P{Script=Latin}|$))/gu;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

const romanValue = (letters: string): number =>
  [...letters].reduce((sum, letter, at) => {
    const value = ROMAN_VALUES[letter]!;
    return sum + (value < (ROMAN_VALUES[letters[at + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);

/** Languages whose countries write 1.234 and 1,234 for the same number. */
const EITHER_NOTATION = new Set(['es', 'ar', 'lo', 'km']);

/** Patterns of a number with groups and of one without, by its marks: made once. */
const shapes = new Map<string, readonly [grouped: RegExp, plain: RegExp]>();

const shapesOf = (group: string, decimal: string): readonly [grouped: RegExp, plain: RegExp] => {
  const name = group + decimal;
  const [g, d] = [`\\${group}`, `\\${decimal}`];
  const made = shapes.get(name) ?? [
    new RegExp(`^[1-9]\\d{0,2}(?:${g}\\d{3})+(?:${d}\\d+)?$`),
    new RegExp(`^\\d+(?:${d}\\d+)?$`),
  ];
  shapes.set(name, made);
  return made;
};

const grouped = (run: string, group: string, decimal: string): number | undefined => {
  const [withGroups, plain] = shapesOf(group, decimal);
  if (withGroups.test(run)) return Number(run.replaceAll(group, '').replace(decimal, '.'));
  return plain.test(run) ? Number(run.replace(decimal, '.')) : undefined;
};

const isDay = ([day = 0, month = 0]: readonly number[]): boolean => day <= 31 && month <= 12;

/** Readings of digits with points and commas between them. */
const markedReadings = (run: string, locale: string): (readonly number[])[] => {
  if (/^\d+$/.test(run)) return [[Number(run)]];
  if (/[٬٫]/.test(run)) return [[Number(run.replace(/[٬,.]/g, '').replace('٫', '.'))]];
  const { decimal } = sourceNotation([], locale);
  const [own, other] = decimal === ',' ? ([',', '.'] as const) : (['.', ','] as const);
  const groupsBySpace = /\s/.test(sourceNotation([], locale).group);
  const readings: (readonly number[])[] = [];
  // Where thousands are parted by spaces, a point parts no thousands: 34.318 is thirty-four and a bit.
  const first = grouped(run, groupsBySpace ? '\u00a0' : other, own);
  if (first !== undefined) readings.push([first]);
  if (first === undefined || EITHER_NOTATION.has(locale)) {
    const second = grouped(run, groupsBySpace ? '\u00a0' : own, other);
    if (second !== undefined) readings.push([second]);
  }
  const parts = run.split(/[.,]/).map(Number);
  // A date (28.06.2023), the number of a section; of two parts only a day and month (28.6), or an hour (19.30).
  const pair = parts.length === 2 && run.includes('.') && (isDay(parts) || /^\d{1,2}\.[0-5]\d$/.test(run));
  if (readings.length === 0 || pair) readings.push(parts);
  return readings;
};

/** Readings of a run of digits, points, commas and spaces. */
const runReadings = (run: string, locale: string): (readonly number[])[] => {
  if (!/[\s'’]/.test(run)) return markedReadings(run, locale);
  const parts = run.split(/[\s'’]/).flatMap((part) => markedReadings(part, locale)[0] ?? []);
  const whole = /^[1-9]\d{0,2}(?:[\s'’]\d{3})+(?:[.,٫]\d+)?$/.test(run);
  return whole ? [[Number(run.replace(/[\s'’]/g, '').replace(/[,٫]/, '.'))], parts] : [parts];
};

const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const HOUR = /^(?:\s?(?:giờ|h(?!\p{L})|[:：]\d\d|uhr|[時时点點시])|\s?[ap]\.?m\b)/iu;

/** Further readings that the words around a whole number allow: another calendar, another clock, a decade. */
const furtherReadings = (value: number, before: string, after: string, locale: string): (readonly number[])[] => {
  const readings: (readonly number[])[] = [];
  if (locale === 'th' && value >= 2400 && value <= 2700) readings.push([value - 543]);
  const era = locale === 'ja' && /(令和|平成|昭和)$/.exec(before)?.[1];
  if (era) readings.push([ERAS[era]! + value]);
  if (HOUR.test(after)) {
    if (value > 12 && value < 24) readings.push([value - 12]);
    if (value > 0 && value < 12) readings.push([value + 12]);
  }
  if (value < 100 && /\d[/.-]\d{1,2}[/.-]$/.test(before)) readings.push([2000 + value]);
  const year = value < 100 && /(?<!\d)(\d\d)\d\d\s?[–-]\s?$/.exec(before)?.[1];
  if (year) readings.push([Number(year) * 100 + value]);
  if (value >= 1920 && value <= 1990 && value % 10 === 0) readings.push([value % 100]);
  return readings;
};

const NUMERIC_MONTH =
  /tháng\s+(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})\s?[月월]|(?<!\d)\d{4}-(\d\d)-\d\d(?!\d)|(?<![\d/.-])\d{1,2}[/.-](\d{1,2})[/.-]\d{4}(?!\d)|(?<![\d/])(\d{1,2})\/\d{4}(?!\d)/giu;

const monthsOf = (text: string, locale: string): ReadonlyMap<number, string> => {
  const months = new Map<number, string>();
  for (const found of text.matchAll(NUMERIC_MONTH)) {
    const digits = found.slice(1).find(Boolean);
    if (digits && Number(digits) <= 12) months.set(Number(digits), digits);
  }
  const { pattern, numberOf } = monthNames(locale);
  for (const { 0: name, index } of text.matchAll(pattern)) {
    // "May" is a month only beside a day or a year.
    const around = text.slice(Math.max(0, index - 8), index + name.length + 8);
    if (/\d/.test(around)) months.set(numberOf.get(name.toLowerCase())!, name);
  }
  return months;
};

interface Read extends ProseNumber {
  readonly end: number;
  readonly start: number;
  readonly factor: number;
  /** Word behind it that multiplies it. */
  readonly word: boolean;
}

const readAt = (text: string, original: string, start: number, run: string, locale: string): Read => {
  const words = magnitudeWords(locale);
  const end = start + run.length;
  const before = text.slice(Math.max(0, start - 12), start);
  const plain = runReadings(run, locale);
  const small = plain[0]!.length === 1 && plain[0]![0]! <= SMALL && Number.isInteger(plain[0]![0]);
  const part = /\d[/–-]$/.test(before) || /^[/–-]\d/.test(text.slice(end, end + 2));
  const named = /[\p{Script=Latin}\p{Script=Cyrillic}]-?$/u.test(before);
  if (words) {
    words.behind.lastIndex = end;
    const found = words.behind.exec(text);
    if (found && plain[0]!.length === 1) {
      const factor = words.factorOf(found[1]!);
      // The product of 2.7 and 10,000 is not quite 27,000 in binary.
      const multiplied = plain
        .filter(({ length }) => length === 1)
        .map(([value]) => [Number((value! * factor).toPrecision(15))]);
      const readings = words.certain ? multiplied : [...multiplied, ...plain];
      const typed = original.slice(start, end + found[0].length);
      return { typed, readings, named, small, part, start, end: end + found[0].length, factor, word: true };
    }
  }
  const [first] = plain;
  const further = first!.length === 1 ? furtherReadings(first![0]!, before, text.slice(end, end + 8), locale) : [];
  const typed = original.slice(start, end);
  return { typed, readings: [...plain, ...further], named, small, part, start, end, factor: 1, word: false };
};

/** Adds up what stands together: 3万4318, 1億2000万, 3만 4,318. */
const chain = (reads: readonly Read[], text: string, original: string): readonly Read[] => {
  const joined: Read[] = [];
  for (const read of reads) {
    const last = joined.at(-1);
    const [a, b] = [last?.readings[0]?.[0], read.readings[0]?.[0]];
    const near = last && /^\s?$/.test(text.slice(last.end, read.start));
    if (last && near && a !== undefined && b !== undefined && last.word && b < last.factor) {
      const { end, factor, word } = read;
      const typed = original.slice(last.start, end);
      joined[joined.length - 1] = {
        ...last,
        typed,
        readings: [[a + b]],
        small: false,
        end,
        factor: word ? factor : 1,
        word,
      };
    } else joined.push(read);
  }
  return joined;
};

const NONE: InDigits = {
  numbers: [],
  values: new Set(),
  romans: [],
  codes: [],
  months: new Map(),
};

const HAS_NUMBER = /[\dIVX]/;

/**
 * The numbers of a text in the notation of its locale, native digits too. Placeholders and addresses are left out. What is
 * written in words is not read, only seen to be there.
 */
export const numbersInProse = (prose: string, locale: string): ProseNumbers => {
  const original = withoutPlaceholders(prose);
  // Of the same length, so that a number can be quoted as it was typed.
  const text = asciiDigits(original);
  const words = magnitudeWords(locale);
  if (!HAS_NUMBER.test(text)) return withWords(NONE, text, locale, () => 0);
  const codes: string[] = [];
  const blank = (whole: string): string => ' '.repeat(whole.length);
  // Looked for first: the pattern is slow where there is none.
  const plain = /[@:]|www/i.test(text) ? text.replace(ADDRESS, blank) : text;
  const rest = plain.replace(CODE, (code) => {
    codes.push(code);
    return blank(code);
  });
  const reads = [...rest.matchAll(RUN)].map(({ 0: run, index }) => readAt(rest, original, index, run, locale));
  const numbers = words?.chained ? chain(reads, rest, original) : reads;
  const romans = [...rest.matchAll(ROMAN)].map(({ 1: letters }) => romanValue(letters!));
  const values = new Set([...numbers.flatMap(({ readings }) => readings.flat()), ...romans]);
  const found = { numbers, values, romans, codes, months: monthsOf(rest, locale) };
  return withWords(found, rest, locale, () => reads.filter(({ word }) => word).length);
};

type InDigits = Omit<ProseNumbers, 'tens' | 'magnitudes'>;

/** Looks for words only where somebody asks, which is where a number is missing: their patterns are slow. */
const withWords = (found: InDigits, text: string, locale: string, beside: () => number): ProseNumbers => ({
  ...found,
  get tens() {
    return tensWords(locale)?.test(text) ?? false;
  },
  get magnitudes() {
    const words = magnitudeWords(locale);
    return words !== undefined && (text.match(words.anywhere)?.length ?? 0) > beside();
  },
});
