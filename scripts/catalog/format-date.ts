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

const optionsFor = (locale: Locale, precision: Precision, withYear: boolean): Intl.DateTimeFormatOptions => ({
  timeZone: 'UTC',
  ...(withYear ? { year: 'numeric' } : {}),
  ...(precision === 'year' ? {} : { month: NUMERIC_DAYS.has(locale.tag) && precision === 'day' ? 'numeric' : 'long' }),
  ...(precision === 'day' ? { day: 'numeric' } : {}),
});

const partsToText = (parts: readonly Intl.DateTimeFormatPart[]): string =>
  parts
    // Some ICU versions write the era ("ค.ศ.") with a pinned Gregorian calendar, some do not.
    .map((part) => (part.type === 'era' ? '' : part.value))
    .join('')
    .replace(/[\u200e\u200f\u061c]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ г\.$/, '\u00a0г.');

const sameMonth = (a: CalendarDate, b: CalendarDate): boolean => a.year === b.year && a.month === b.month;

/**
 * Dates of one locale, in UTC. Ranges are put together here: `formatRange` falls back to digits in zh, ja and lo,
 * and its dashes and spaces differ between ICU versions.
 */
export const createDateFormat = (locale: Locale, words: InterfaceWords): FormatSpan => {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  const partsOf = (date: CalendarDate, withYear = true): readonly Intl.DateTimeFormatPart[] => {
    const precision = precisionOf(date);
    const id = `${precision} ${withYear}`;
    const formatter =
      formatters.get(id) ?? new Intl.DateTimeFormat(locale.intl, optionsFor(locale, precision, withYear));
    formatters.set(id, formatter);
    return formatter.formatToParts(Date.UTC(date.year, (date.month ?? 1) - 1, date.day ?? 1));
  };
  const single = (date: CalendarDate, withYear = true): string => partsToText(partsOf(date, withYear));
  /** "9–11 June 2023": the part that differs holds both numbers, in the place the language gives it. */
  const joined = (from: CalendarDate, type: PartType, first: number, last: number): string =>
    partsToText(partsOf(from).map((part) => (part.type === type ? { type, value: `${first}–${last}` } : part)));
  const yearComesFirst = (date: CalendarDate): boolean => partsOf(date)[0]?.type === 'year';

  return ({ from, to }) => {
    if (!to) return single(from);
    const precision = precisionOf(from);
    const comparable = precision === precisionOf(to);
    if (comparable && precision === 'year') return joined(from, 'year', from.year, to.year);
    if (comparable && precision === 'day' && sameMonth(from, to)) return joined(from, 'day', from.day!, to.day!);
    const oneYear = comparable && from.year === to.year;
    const ends = {
      from: single(from, !oneYear || yearComesFirst(from)),
      to: single(to, !oneYear || !yearComesFirst(from)),
    };
    return fillPattern(words['date.span'], ends);
  };
};
