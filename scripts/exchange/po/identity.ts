import { findLocale } from '../../../compositions/model/locale.ts';

/** Begins the line of an entry's comments that has its export mark. */
export const MARK = 'nhipcau: ';

/** Our tags that gettext writes otherwise. */
const LANGUAGES: Readonly<Record<string, string>> = { zh: 'zh_CN' };
/** Chinese in the other script is not a spelling of `zh`. */
const TRADITIONAL = /^zh-(?:.*-)?(?:hant|tw|hk|mo)\b/i;

/** The language as `Language:` of a PO file has it. */
export const toLanguage = (locale: string): string => LANGUAGES[locale] ?? locale.replaceAll('-', '_');

/** The locale that is meant by gettext's `zh_CN`, `ru_RU.UTF-8` or `fr`, or by a BCP 47 tag; undefined for none of ours. */
export const toLocale = (language: string): string | undefined => {
  const tag = language
    .trim()
    .replace(/[.@].*$/, '')
    .replaceAll('_', '-');
  if (TRADITIONAL.test(tag)) return undefined;
  const locale = findLocale(tag) ?? findLocale(tag.split('-')[0]!.toLowerCase());
  return locale && !locale.pseudo ? locale.tag : undefined;
};
