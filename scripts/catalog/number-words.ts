import { findLocale } from '../../compositions/model/locale.ts';

/** A word behind a number that multiplies it. `certain`: it can be nothing else, so that the number alone is no reading. */
export interface MagnitudeWords {
  /** Sticky: the word behind a number, with the space before it. */
  readonly behind: RegExp;
  /** Global: the words wherever they stand. */
  readonly anywhere: RegExp;
  readonly factorOf: (word: string) => number;
  readonly certain: boolean;
  /** True where parts add up: 3万4318, 1億2000万. */
  readonly chained: boolean;
}

type Row = readonly [word: string, factor: number];

/** The longest first where one begins with another. Patterns, since Russian and French words have endings. */
const MAGNITUDES: Readonly<Record<string, readonly Row[]>> = {
  vi: [
    ['nghìn tỷ|ngàn tỷ|nghìn tỉ|ngàn tỉ', 1e12],
    ['nghìn|ngàn', 1e3],
    ['vạn', 1e4],
    ['triệu', 1e6],
    ['tỷ|tỉ', 1e9],
  ],
  en: [
    ['trillion', 1e12],
    ['billion|bn', 1e9],
    ['million', 1e6],
    ['thousand', 1e3],
  ],
  fr: [
    ['milliards?', 1e9],
    ['millions?', 1e6],
    ['mille|milliers?', 1e3],
  ],
  es: [
    ['mil millones', 1e9],
    ['millones|millón', 1e6],
    ['mil|miles', 1e3],
  ],
  ru: [
    ['трлн|триллион\\p{L}*', 1e12],
    ['млрд|миллиард\\p{L}*', 1e9],
    ['млн|миллион\\p{L}*', 1e6],
    ['тыс|тысяч\\p{L}*', 1e3],
  ],
  ar: [
    ['مليار(?:ات|ا|ًا)?', 1e9],
    ['مليون(?:ا|ًا)?|ملايين', 1e6],
    ['ألف(?:ا|ًا)?|آلاف', 1e3],
  ],
  zh: [
    ['亿|億', 1e8],
    ['千万|千萬', 1e7],
    ['百万|百萬', 1e6],
    ['万|萬', 1e4],
    ['千', 1e3],
    ['百', 100],
  ],
  ja: [
    ['兆', 1e12],
    ['億', 1e8],
    ['千万', 1e7],
    ['百万', 1e6],
    ['万', 1e4],
    ['千', 1e3],
    ['百', 100],
  ],
  ko: [
    ['조', 1e12],
    ['억', 1e8],
    ['천만', 1e7],
    ['백만', 1e6],
    ['만', 1e4],
    ['천', 1e3],
    ['백', 100],
  ],
  th: [
    ['พันล้าน', 1e9],
    ['ล้าน', 1e6],
    ['แสน', 1e5],
    ['หมื่น', 1e4],
    ['พัน', 1e3],
  ],
  lo: [
    ['ຕື້|ພັນລ້ານ', 1e9],
    ['ລ້ານ', 1e6],
    ['ແສນ', 1e5],
    ['ໝື່ນ|ຫມື່ນ', 1e4],
    ['ພັນ', 1e3],
  ],
  km: [
    ['ពាន់លាន|កោដិ', 1e9],
    ['លាន', 1e6],
    ['សែន', 1e5],
    ['ម៉ឺន|មុឺន', 1e4],
    ['ពាន់', 1e3],
  ],
};

/** Written without spaces: what follows a number may be the beginning of another word (พันธมิตร, "ally"). */
const WITHOUT_SPACES = new Set(['zh', 'ja', 'ko', 'th', 'lo', 'km']);
const CHAINED = new Set(['zh', 'ja', 'ko']);

/**
 * Words for numbers of two digits, and for halves: where one stands in a text, a number that the other text has in digits
 * may be told by it. Lists of stems, by no means whole: a word that is not here costs an alarm, never a fault passed over.
 */
const TENS: Readonly<Record<string, string>> = {
  vi: 'mười|mươi|trăm|chục|rưỡi|nửa|tá|phần ba|phần tư',
  en: '\\p{L}*teenth?|twent\\p{L}+|thirt\\p{L}+|fort\\p{L}+|fift\\p{L}+|sixt\\p{L}+|sevent\\p{L}+|eight\\p{L}+|ninet\\p{L}+|hundred\\p{L}*|half|dozens?|quarters?|thirds?|double\\p{L}*',
  fr: 'treiz\\p{L}*|quatorz\\p{L}*|quinz\\p{L}*|seiz\\p{L}*|vingt\\p{L}*|trent\\p{L}*|quarant\\p{L}*|cinquant\\p{L}*|soixant\\p{L}*|cent\\p{L}*|moitié|demi\\p{L}*|quart|tiers|douzaine\\p{L}*',
  es: 'trece|catorce|quince|diec\\p{L}+|veint\\p{L}*|treint\\p{L}*|cuarent\\p{L}*|cincuent\\p{L}*|sesent\\p{L}*|setent\\p{L}*|ochent\\p{L}*|novent\\p{L}*|cien\\p{L}*|mitad|medi[oa]|tercio|cuarto|docena\\p{L}*',
  ru: '\\p{L}*надцат\\p{L}*|двадцат\\p{L}*|тридцат\\p{L}*|сорок\\p{L}*|\\p{L}*десят\\p{L}*|девяност\\p{L}*|сто|сот\\p{L}*|половин\\p{L}*|полтор\\p{L}*|трет\\p{L}*|четверт\\p{L}*',
  ar: '\\p{L}*(?:عشر|عشرة|عشرون|عشرين|ثلاثون|ثلاثين|أربعون|أربعين|خمسون|خمسين|ستون|ستين|سبعون|سبعين|ثمانون|ثمانين|تسعون|تسعين|مئة|مائة|مئات|نصف|ثلث|ربع)',
  zh: '[一二三四五六七八九]?十|百|半|廿',
  ja: '[一二三四五六七八九]?十|百|半',
  ko: '십|백|절반|반|열|스무|스물|서른|마흔|쉰',
  th: 'สิบ|ร้อย|ครึ่ง|โหล',
  lo: 'ສິບ|ຊາວ|ຮ້ອຍ|ເຄິ່ງ',
  km: 'ដប់|ម្ភៃ|សិប|រយ|ពាក់កណ្តាល|ពាក់កណ្ដាល',
};

/** A pattern that finds whole words, where the language parts them by spaces. */
export const whole = (pattern: string, locale: string): string =>
  WITHOUT_SPACES.has(locale) ? `(?:${pattern})` : `(?<!\\p{L})(?:${pattern})(?!\\p{L})`;

const kept = <T>(make: (locale: string) => T): ((locale: string) => T) => {
  const made = new Map<string, T>();
  return (locale) => {
    if (!made.has(locale)) made.set(locale, make(locale));
    return made.get(locale)!;
  };
};

/** Words that multiply the number before them, or undefined where the language is not known. */
export const magnitudeWords = kept((locale: string): MagnitudeWords | undefined => {
  const rows = MAGNITUDES[locale];
  if (!rows) return undefined;
  const any = rows.map(([word]) => word).join('|');
  const exact = rows.map(([word, factor]) => [new RegExp(`^(?:${word})$`, 'iu'), factor] as const);
  const end = WITHOUT_SPACES.has(locale) ? '' : '(?!\\p{L})';
  return {
    behind: new RegExp(`\\s?(?:de )?(${any})${end}`, 'iuy'),
    anywhere: new RegExp(whole(any, locale), 'giu'),
    factorOf: (word) => exact.find(([pattern]) => pattern.test(word))?.[1] ?? 1,
    certain: !WITHOUT_SPACES.has(locale) || CHAINED.has(locale),
    chained: CHAINED.has(locale),
  };
});

/** Finds a word for a number of two digits or a half; undefined where the language is not known. */
export const tensWords = kept((locale: string): RegExp | undefined =>
  TENS[locale] ? new RegExp(whole(TENS[locale], locale), 'iu') : undefined,
);

export interface MonthNames {
  /** Global; the name is its first group. */
  readonly pattern: RegExp;
  /** 1 to 12, by the name in small letters. */
  readonly numberOf: ReadonlyMap<string, number>;
  /** Long names, January first. */
  readonly names: readonly string[];
}

/** Months that the language calls by name, as `Intl` has them: long and short, alone and beside a day. */
export const monthNames = kept((locale: string): MonthNames => {
  const tag = findLocale(locale)?.intl ?? locale;
  const numberOf = new Map<string, number>();
  const names: string[] = [];
  for (let month = 1; month <= 12; month += 1) {
    const day = Date.UTC(2023, month - 1, 15);
    for (const length of ['long', 'short'] as const) {
      for (const options of [{ month: length }, { month: length, day: 'numeric' }] as const) {
        const parts = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' }).formatToParts(day);
        const name =
          parts
            .find(({ type }) => type === 'month')
            ?.value.toLowerCase()
            .replace(/\.$/, '') ?? '';
        if (/\d/.test(name) || name === '') continue;
        numberOf.set(name, month);
      }
    }
    const parts = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' }).formatToParts(day);
    names.push(parts.find(({ type }) => type === 'month')?.value ?? String(month));
  }
  const any = [...numberOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { pattern: new RegExp(any.length > 0 ? `(${whole(any.join('|'), locale)})` : '(?!)', 'giu'), numberOf, names };
});
