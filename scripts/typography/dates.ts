import type { Span } from './protected.ts';

/** Dates that name no month: a year, month and day with their counters, the parts of a Vietnamese date, a year and its word. */
const UNNAMED = new RegExp(
  [
    String.raw`(?:(?:19|20)\p{Nd}{2}[年년] ?)?(?<!\p{Nd})\p{Nd}{1,2}[月월](?: ?\p{Nd}{1,2}(?:[–~-]\p{Nd}{1,2})?[日일])?`,
    String.raw`(?:ngày )?(?<!\p{Nd})\p{Nd}{1,2}(?:[–-]\p{Nd}{1,2})? tháng \p{Nd}{1,2}(?: năm \p{Nd}{4}|\/\p{Nd}{4})?`,
    String.raw`tháng \p{Nd}{1,2}(?: năm \p{Nd}{4}|\/\p{Nd}{4})`,
    String.raw`(?<!\p{L})năm (?:19|20)\p{Nd}{2}`,
    String.raw`(?<!\p{Nd})(?:19|20)\p{Nd}{2} (?:год(?:а|у|ы|ов|ах)?(?!\p{L})|гг?\.)`,
  ].join('|'),
  'giu',
);

/** Dates in words, `6 апреля 2015 г.`, `28 June`, `April 2015`, `2023年11月30日`: never parted on a line that can hold them. */
export function dates(text: string, language: string): readonly Span[] {
  const named = monthPattern(language);
  return [UNNAMED, ...(named ? [named] : [])].flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: date, index }) => ({ start: index, end: index + date.length })),
  );
}

const patterns = new Map<string, RegExp | undefined>();

/** A named month with a day, a year or both; undefined for languages that number their months. */
function monthPattern(language: string): RegExp | undefined {
  if (!patterns.has(language)) {
    const names = monthNames(language);
    // Thai, Lao and Khmer words have no edges to look for.
    const [before, after] = UNSPACED.test(names[0] ?? '') ? ['(?:ខែ)?', ''] : [`(?<!${LETTER})`, `(?!${LETTER})`];
    const month = String.raw`${before}(?:${names.join('|')})\.?${after}`;
    const day = String.raw`(?<!\p{Nd})\p{Nd}{1,2}(?:[–-]\p{Nd}{1,2})?(?:er|º|\.)? (?:de )?`;
    // Intl writes a no-break space before the Russian abbreviation of "year".
    const year = String.raw`(?: de| ឆ្នាំ| ปี| ປີ)? (?:19|20)\p{Nd}{2}(?:[ \u00a0](?:г\.|год[ау]?))?`;
    const pattern = `${day}${month}(?:${year})?|${month}${year}`;
    patterns.set(language, names.length > 0 ? new RegExp(pattern, 'giu') : undefined);
  }
  return patterns.get(language);
}

const UNSPACED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const LETTER = String.raw`[\p{L}\p{M}]`;

/** Names of the months, long and short, by themselves and beside a day, for which Slavic languages inflect them. */
function monthNames(language: string): readonly string[] {
  const tag = `${language}-u-ca-gregory-nu-latn`;
  const days: readonly Intl.DateTimeFormatOptions[] = [{}, { day: 'numeric' }];
  const formats = days.flatMap((day) =>
    (['long', 'short'] as const).map((month) => new Intl.DateTimeFormat(tag, { ...day, month, timeZone: 'UTC' })),
  );
  const names = formats.flatMap((format) =>
    Array.from({ length: 12 }, (_, month) => {
      const parts = format.formatToParts(Date.UTC(2023, month, 15));
      return (parts.find(({ type }) => type === 'month')?.value ?? '').replace(/\.$/, '');
    }),
  );
  // Chinese, Japanese, Korean and Vietnamese count their months.
  const named = [...new Set(names)].filter((name) => name !== '' && !/[\p{Nd}\p{Script=Han}]/u.test(name));
  return named.map(escaped).sort((a, b) => b.length - a.length);
}

/** Short names may have points inside: "ก.พ". */
const escaped = (name: string): string => name.replaceAll('.', String.raw`\.`);
