/** Tones of Vietnamese as combining marks: grave, acute, tilde, hook, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** hoà and hòa, thuý and thúy, tỷ and tỉ are one syllable in two spellings; another tone is another word. */
const spellVietnamese = (word: string): string => {
  const letters = word.normalize('NFD');
  const tone = letters.match(TONES)?.join('') ?? '';
  // Back to whole letters: the breve of ă and the circumflex of ê are no tones.
  const syllable = letters.replace(TONES, '').normalize('NFC');
  return syllable.replace(/^([hklmst]|qu)y$/, '$1i') + tone;
};

/** Vowel marks and tatweel are typed or left out, hamza is carried or dropped, as people please. */
const spellArabic = (word: string): string =>
  word
    .replace(/[\u064b-\u0652\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي');

/** A word in the one spelling that its spellings share: small letters, plain widths and apostrophes, one place for a tone. */
export const spellWord = (typed: string, locale: string): string => {
  const word = typed.normalize('NFKC').toLowerCase().replace(/’/g, "'");
  if (locale === 'vi') return spellVietnamese(word);
  return locale === 'ar' ? spellArabic(word) : word;
};

/**
 * Letters at a word's beginning that its inflections share, by language. Vietnamese, Chinese, Thai, Lao and Khmer are not here,
 * nor is Japanese, whose endings are tokens of their own: words there do not change, and one letter or tone makes another word.
 */
const STEM_LETTERS: Readonly<Record<string, number>> = { en: 4, fr: 4, es: 4, ru: 4, ar: 3, ko: 2 };
const ARABIC_ARTICLE = /^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/u;

/** What inflections of a word have in common, as far as that can be told without a dictionary. */
export const stemOf = (word: string, locale: string): string => {
  const letters = STEM_LETTERS[locale];
  if (letters === undefined) return word;
  const bare = locale === 'ar' ? word.replace(ARABIC_ARTICLE, '') : word;
  // French and Spanish accents come and go with the ending. Korean syllables must stay whole.
  const plain = locale === 'fr' || locale === 'es' ? bare.normalize('NFD').replace(/\p{M}/gu, '') : bare;
  return [...plain].slice(0, letters).join('');
};
