import { LOCALES } from '../../../compositions/model/locale.ts';

const languageAndScript = (tag: string): string | undefined => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
};

/**
 * The locale that is meant by a BCP 47 tag, as tools spell it: `ru-RU` is ru, `zh-CN` and `zh-Hans` are zh, and `zh-TW` is
 * nobody's, for it is written in another script. Undefined for none of ours.
 */
export const localeOf = (tag: string): string | undefined => {
  const spelling = tag.trim().replaceAll('_', '-');
  const meant = languageAndScript(spelling);
  const exact = LOCALES.find((locale) => locale.tag.toLowerCase() === spelling.toLowerCase());
  return (exact ?? LOCALES.find((locale) => meant !== undefined && languageAndScript(locale.intl) === meant))?.tag;
};
