/** A stretch of text whose inside is held together. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Groups parted by spaces or by points and commas: `27 000`, `333,403`, `1.234,5`. */
const NUMBER = String.raw`(?:(?<!\p{Nd})\p{Nd}{1,3}(?:[\u00a0\u202f ]\p{Nd}{3}(?!\p{Nd}))+(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,'’٫٬]\p{Nd}+)*)`;

/** Dates, times, fractions and ranges: `28/6/2023`, `10:00`, `2021–2026`. */
const JOINED_NUMBERS = new RegExp(String.raw`[+\-−±~<>≥≤]?${NUMBER}(?:[/:.\-–—−‑~〜～]${NUMBER})*`, 'gu');

/** `+84 206 3852 123`, `0206 3852 123`, `(028) 38 222 333`. */
const TELEPHONE = /(?<![\p{Nd}/.,])(?:\+\p{Nd}|0\p{Nd}|\(\+?\p{Nd})[\p{Nd}().\- ]{5,17}\p{Nd}/gu;

/** The space between a number and the sign or unit after it: `12 %`, `333,403 km`. */
const SPACE_BEFORE_UNIT =
  /(?<=\p{Nd}) (?=[%‰°€$£¥₫]|(?:[kcm]?m[²³]?|[km]?g|ha|km²|км|м|га|كم|กม\.|ກມ|គ\.ម)(?![\p{L}\p{M}]))/gu;

const DOCUMENT_NUMBER = /\p{Nd}+\/(?:\p{Nd}+\/)?(?=\p{Lu})[\p{Script=Latin}\p{Nd}]+(?:-\p{Script=Latin}+)*/gu;

/** A number behind its sign: `−7`, `(+1,5)`; not ranges (`5-7`, `2018−2023`), nor the hyphen of a name (`كوفيد-19`). */
const SIGNED_NUMBER = new RegExp(
  String.raw`(?:(?<![\p{L}\p{M}\p{Nd}%‰.,:/\-−])[+\-±]|(?<![\p{Script=Latin}\p{Nd}%‰.,:/\-−])−)${NUMBER}`,
  'gu',
);

/** Addresses on the web and of mail. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"«»“”、。，\u2066-\u2069]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|org|net|edu|gov|info|int)(?:\/[^\s<>"«»“”、。，\u2066-\u2069]*)?/giu;

/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?)\]}…]+$/u;

/** Numbers, dates, times and ranges: never broken. */
export const numbers = (text: string): Span[] => spans(text, JOINED_NUMBERS);

/** Numbers with a sign before them: the two are read as one. */
export const signedNumbers = (text: string): Span[] => spans(text, SIGNED_NUMBER);

/** Numbers of Vietnamese documents, `03/NQ-ĐCT`, `17/BC-LĐLĐ`: never broken. */
export const documentNumbers = (text: string): Span[] => spans(text, DOCUMENT_NUMBER);

/** Numbers with their units, from the last digit to the first letter: parted only where a line cannot hold both. */
export const units = (text: string): Span[] =>
  [...text.matchAll(SPACE_BEFORE_UNIT)].map(({ index }) => ({ start: index - 1, end: index + 2 }));

/** Telephone numbers: broken at their spaces only where a line cannot hold them. */
export const telephones = (text: string): Span[] => spans(text, TELEPHONE);

/** Addresses: broken at their slashes and dots only where a line cannot hold them. */
export const addresses = (text: string): Span[] =>
  [...text.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].replace(TRAILING, '').length,
  }));

function spans(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
