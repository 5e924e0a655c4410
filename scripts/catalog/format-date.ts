import type { CalendarDate, CalendarSpan } from '../../compositions/model/calendar.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import type { InterfaceWords } from './interface.ts';
import { fillPattern } from './placeholders.ts';

/** Formats a date or a range as precisely as the writer knew it. */
export type FormatSpan = (span: CalendarSpan) => string;

type Precision = 'year' | 'month' | 'day';
type PartType = Intl.DateTimeFormatPartTypes;

/**
 * Vietnamese papers write 9/6/2023; ICU's long form "9 tháng 6, 2023" is nobody's. The other languages name the
 * month, which no reader can take for a day.
 */
const NUMERIC_DAYS = new Set(['vi']);

const precisionOf = (date: CalendarDate): Precision =>
  date.month === undefined ? 'year' : date.day === undefined ? 'month' : 'day';

/** `short` is for chart labels: "Apr 2015" under a narrow column. */
export type DateLength = 'long' | 'short';

const monthFor = (locale: Locale, precision: Precision, length: DateLength): 'numeric' | 'long' | 'short' => {
  if (NUMERIC_DAYS.has(locale.tag) && (precision === 'day' || length === 'short')) return 'numeric';
  return length;
};

const optionsFor = (locale: Locale, precision: Precision, length: DateLength): Intl.DateTimeFormatOptions => ({
  timeZone: 'UTC',
  year: 'numeric',
  ...(precision === 'year' ? {} : { month: monthFor(locale, precision, length) }),
  ...(precision === 'day' ? { day: 'numeric' } : {}),
});

/** On an axis a year is its digits: the word for it again and again leaves no room for the other years. */
const digitsOf = (parts: readonly Intl.DateTimeFormatPart[]): readonly Intl.DateTimeFormatPart[] =>
  parts.filter(({ type }) => type === 'year');

const partsToText = (parts: readonly Intl.DateTimeFormatPart[]): string =>
  parts
    // Some ICU versions write the era ("ค.ศ.") with a pinned Gregorian calendar, some do not.
    .map((part) => (part.type === 'era' ? '' : part.value))
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ г\.$/, '\u00a0г.');

/** Cuts the year off with the literal that joins it to the rest. */
const withoutYear = (parts: readonly Intl.DateTimeFormatPart[]): readonly Intl.DateTimeFormatPart[] => {
  const year = parts.findIndex(({ type }) => type === 'year');
  return year === 0 ? parts.slice(2) : parts.slice(0, year - 1);
};

const sameMonth = (a: CalendarDate, b: CalendarDate): boolean => a.year === b.year && a.month === b.month;

/**
 * Dates of one locale, in UTC. Ranges are put together here: `formatRange` falls back to digits in zh, ja and lo,
 * and its dashes and spaces differ between ICU versions.
 */
export const createDateFormat = (locale: Locale, words: InterfaceWords, length: DateLength = 'long'): FormatSpan => {
  const formatters = new Map<Precision, Intl.DateTimeFormat>();
  const partsOf = (date: CalendarDate): readonly Intl.DateTimeFormatPart[] => {
    const precision = precisionOf(date);
    const formatter =
      formatters.get(precision) ?? new Intl.DateTimeFormat(locale.intl, optionsFor(locale, precision, length));
    formatters.set(precision, formatter);
    const parts = formatter.formatToParts(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1));
    return length === 'short' && precision === 'year' ? digitsOf(parts) : parts;
  };
  const single = (date: CalendarDate): string => partsToText(partsOf(date));
  /** "9–11 June 2023": the part that differs holds both numbers, in the place the language gives it. */
  const joined = (from: CalendarDate, type: PartType, first: number, last: number): string =>
    partsToText(partsOf(from).map((part) => (part.type === type ? { type, value: `${first}–${last}` } : part)));
  return ({ from, to }) => {
    if (!to) return single(from);
    const precision = precisionOf(from);
    const comparable = precision === precisionOf(to);
    if (comparable && precision === 'year') return joined(from, 'year', from.year, to.year);
    if (comparable && precision === 'day' && sameMonth(from, to)) return joined(from, 'day', from.day!, to.day!);
    if (!comparable || from.year !== to.year)
      return fillPattern(words['date.span'], { from: single(from), to: single(to) });
    // The year is said once, at the end where the language puts it: "24 June – 2 July 2023", "2023年6月24日 – 7月2日".
    const ends = { from: single(from), to: single(to) };
    const yearFirst = partsOf(from)[0]?.type === 'year';
    if (yearFirst) ends.to = partsToText(withoutYear(partsOf(to)));
    else ends.from = partsToText(withoutYear(partsOf(from)));
    return fillPattern(words['date.span'], ends);
  };
};
