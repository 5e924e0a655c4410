import { findLocale } from '../../compositions/model/locale.ts';
import type { Prose } from './number-mismatch.ts';
import { withoutPlaceholders } from './placeholders.ts';

/** Roles of texts that are names, which many languages leave as they are. */
const NAMES = /(?:^|\.)(?:speaker|credit|publisher)(?:[._]|$)/;
/** Words in a row that two languages of one script may have alike: "communication interne", "sindicato regional". */
const COGNATES = 3;
/** Chinese characters in a row that Chinese and Japanese may have alike. */
const SHARED_CHARACTERS = 11;

const ADDRESS = /https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}+/giu;

const words = (text: string): readonly string[] =>
  withoutPlaceholders(text)
    .replace(ADDRESS, ' ')
    .match(/(?<![\p{N}/])[\p{L}\p{M}]+(?![\p{N}/])/gu) ?? [];

const firstLetter = (text: string): string | undefined => /\p{L}/u.exec(text)?.[0].toLowerCase();

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, at) => word.toLowerCase() === other[at]!.toLowerCase());

/** True where the words must be another language's: not names, nor words that these two languages may share. */
const translatable = (list: readonly string[], source: string, target: string): boolean => {
  const [from, to] = [findLocale(source)?.script, findLocale(target)?.script];
  if (from === 'Hans' || from === 'Jpan' || from === 'Thai' || from === 'Laoo' || from === 'Khmr') {
    const shared = (from === 'Hans' || from === 'Jpan') && (to === 'Hans' || to === 'Jpan');
    return [...list.join('')].length > (shared ? SHARED_CHARACTERS : COGNATES);
  }
  // Names are written with capitals; the first word of anything may have one.
  if (!list.some((word) => /^[\p{Ll}\p{Lo}]/u.test(word))) return false;
  const alike = from === to && source !== 'vi' && target !== 'vi';
  return list.length > (alike ? COGNATES : 1);
};

/**
 * True for a translation that says what the source says word for word, though the language is another: somebody copied the
 * line and forgot it. Names, numbers, addresses and single words may be the same in both.
 */
export const isCopyOfSource = (key: string, source: Prose, translation: Prose): boolean => {
  if (Math.abs(source.text.length - translation.text.length) > 8 || NAMES.test(key)) return false;
  // Nearly every translation begins otherwise, which spares taking it apart.
  if (firstLetter(source.text) !== firstLetter(translation.text)) return false;
  const said = words(source.text);
  return sameWords(said, words(translation.text)) && translatable(said, source.locale, translation.locale);
};
