import type { CalendarDate, CalendarSpan } from '../../compositions/model/calendar.ts';

const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;

/** The date if the calendar has it. */
const makeDate = (year: string, month?: string, day?: string): CalendarDate | undefined => {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < FIRST_YEAR || y > LAST_YEAR) return undefined;
  if (month === undefined) return { year: y };
  if (m < 1 || m > 12) return undefined;
  if (day === undefined) return { year: y, month: m };
  if (d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate()) return undefined;
  return { year: y, month: m, day: d };
};

const order = ({ year, month = 0, day = 0 }: CalendarDate): number => (year * 100 + month) * 100 + day;

const makeSpan = (from: CalendarDate | undefined, to?: CalendarDate): CalendarSpan | undefined => {
  if (!from) return undefined;
  if (!to) return { from };
  return order(from) < order(to) ? { from, to } : undefined;
};

const DASH = '\\s*[-–—~〜～]\\s*';
const YEAR = '(\\d{4})';
const PART = '(\\d{1,2})';

/** Patterns, the longest first, and what their groups mean. Days come before months: 28/6/2023. */
const PATTERNS: readonly (readonly [RegExp, (g: readonly string[]) => CalendarSpan | undefined])[] = (
  [
    [
      `${PART}/${PART}/${YEAR}${DASH}${PART}/${PART}/${YEAR}`,
      ([d, m, y, e, n, z]) => [
        [y, m, d],
        [z, n, e],
      ],
    ],
    [
      `${PART}/${PART}${DASH}${PART}/${PART}/${YEAR}`,
      ([d, m, e, n, y]) => [
        [y, m, d],
        [y, n, e],
      ],
    ],
    [
      `${PART}${DASH}${PART}/${PART}/${YEAR}`,
      ([d, e, m, y]) => [
        [y, m, d],
        [y, m, e],
      ],
    ],
    [
      `${PART}/${YEAR}${DASH}${PART}/${YEAR}`,
      ([m, y, n, z]) => [
        [y, m],
        [z, n],
      ],
    ],
    [`${YEAR}年${PART}月${PART}日`, ([y, m, d]) => [[y, m, d]]],
    [`${YEAR}年${PART}月`, ([y, m]) => [[y, m]]],
    [`${YEAR}[-/]${PART}[-/]${PART}`, ([y, m, d]) => [[y, m, d]]],
    [`${PART}/${PART}/${YEAR}`, ([d, m, y]) => [[y, m, d]]],
    [`${PART}/${YEAR}`, ([m, y]) => [[y, m]]],
    [`${YEAR}${DASH}${YEAR}`, ([y, z]) => [[y], [z]]],
    [`${YEAR}-${PART}`, ([y, m]) => [[y, m]]],
    [`${YEAR}年?`, ([y]) => [[y]]],
  ] satisfies readonly (readonly [string, (g: readonly string[]) => readonly (readonly (string | undefined)[])[]])[]
).map(([pattern, parts]) => [
  new RegExp(`^${pattern}(?![\\d/])`, 'u'),
  (groups) => {
    const [from = [], to] = parts(groups);
    const [first, second] = [from, to].map((part) => part && makeDate(part[0] ?? '', part[1], part[2]));
    return to && !second ? undefined : makeSpan(first, second);
  },
]);

/** The date that a text begins with, and how many UTF-16 units it takes. */
export const takeDate = (text: string): { span: CalendarSpan; length: number } | undefined => {
  for (const [pattern, make] of PATTERNS) {
    const found = text.match(pattern);
    const span = found && make(found.slice(1));
    if (span) return { span, length: found[0].length };
  }
  return undefined;
};

/** The date that a text is, as writers write it: 2011, 4/2015, 28/6/2023, 26–27/6/2023. */
export const readDate = (text: string): CalendarSpan | undefined => {
  const trimmed = text.trim();
  const taken = takeDate(trimmed);
  return taken?.length === trimmed.length ? taken.span : undefined;
};

/** An ISO date (2023-06-28, 2023-06 or 2023), as front matter has it. */
export const readIsoDate = (text: string): CalendarDate | undefined => {
  const [, year, month, day] = text.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/) ?? [];
  return year === undefined ? undefined : makeDate(year, month, day);
};

/** A date of day, month and year in ISO form, for a diagnostic that proposes it. */
export const isoOf = (text: string): string | undefined => {
  const from = readDate(text)?.from;
  if (from === undefined) return undefined;
  const two = (part: number) => String(part).padStart(2, '0');
  return [from.year, ...[from.month, from.day].filter((part) => part !== undefined).map(two)].join('-');
};
