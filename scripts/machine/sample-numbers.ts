/** Whole numbers beyond those up to a hundred that some language sets apart: Spanish and French say "a million of". */
const LARGE = [1_000, 1_000_000];
const LAST_SMALL = 100;
/** For a category of fractions alone, as Russian `other`. */
const FRACTION = 1.5;

const candidates = (): readonly number[] => [
  ...Array.from({ length: LAST_SMALL }, (_, index) => index + 1),
  ...LARGE,
  // Last: "0 members" is what nobody would write, and many languages say it in words.
  0,
  FRACTION,
];

/**
 * A number of each plural category, to see how a language puts a label beside it: the smallest whole one, zero only where
 * nothing else is of that category. `intl`: the tag handed to `Intl`.
 */
export const sampleNumbers = (
  intl: string,
  categories: readonly Intl.LDMLPluralRule[],
): ReadonlyMap<Intl.LDMLPluralRule, number> => {
  const rules = new Intl.PluralRules(intl);
  const numbers = candidates();
  return new Map(
    categories.flatMap((category) => {
      const sample = numbers.find((number) => rules.select(number) === category);
      return sample === undefined ? [] : [[category, sample] as const];
    }),
  );
};

const MARKS = '\\u200e\\u200f\\u061c';
const GROUP = "[.,\\u066c'’\\s]?";
/** First digits of the sets that machines answer with in Arabic, Thai, Lao, Khmer and fullwidth letters. */
const ZEROS = [0x30, 0x660, 0x6f0, 0xe50, 0xed0, 0x17e0, 0xff10];

const anyDigit = (digit: string): string =>
  `[${ZEROS.map((zero) => String.fromCharCode(zero + Number(digit))).join('')}]`;

/** A number however a language may group it and mark its decimals. */
const patternOf = (number: number): string => {
  const [whole = '', fraction = ''] = String(number).split('.');
  const digits = [...whole]
    .map((digit, at) => (at > 0 && (whole.length - at) % 3 === 0 ? GROUP : '') + anyDigit(digit))
    .join('');
  return fraction === '' ? digits : `${digits}[.,\\u066b]${[...fraction].map(anyDigit).join('')}`;
};

/**
 * Takes a number off the end of a text where it stands, first or last, as a word of its own; undefined where it stands
 * elsewhere, or is told in words or as part of another ("1 million").
 */
export const withoutNumber = (text: string, number: number): string | undefined => {
  const pattern = patternOf(number);
  const space = `[\\s${MARKS}]`;
  const first = new RegExp(`^${space}*${pattern}${space}+(?![\\s\\p{Nd}])`, 'u');
  const last = new RegExp(`(?<![\\s\\p{Nd}])${space}+${pattern}${space}*$`, 'u');
  const place = [first, last].find((one) => one.test(text));
  const rest = place && text.replace(place, '').trim();
  return rest && /\p{L}/u.test(rest) ? rest : undefined;
};
