import { createInstance } from 'i18next';
import type { Figure } from '../../compositions/model/figure.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Catalog } from './catalog.ts';
import { fillPattern } from './placeholders.ts';

/** Turns a message into the words to draw; `standIn` where another language had to lend them. */
export type Resolve = (message: Message) => { readonly value: string; readonly standIn: boolean };

/** The figure without words around it, as `{{count}}` shows it. */
export type FormatCount = (figure: Figure) => string;

const resourceOf = (catalog: Catalog): Record<string, string> =>
  Object.fromEntries([...catalog.entries.values()].filter(({ value }) => value !== '').map((e) => [e.key, e.value]));

/** The source's own words: its writer made them agree with the figure, so they need no plural form. */
export const sourceWords = (message: Message, formatCount: FormatCount): string =>
  message.plural ? fillPattern(message.source, { count: formatCount(message.plural) }) : message.source;

/** The language whose plural rules hold: a pseudo-locale has none, and `Intl` would take those of the machine it runs on. */
const rulesTag = (tag: string): string => {
  const locale = findLocale(tag);
  return locale?.pseudo ? new Intl.Locale(locale.intl).language : tag;
};

/**
 * Resolves messages through i18next: first in `catalogs[0]`, then in the others in their order (each by the plural
 * rules of its own language), at last the source's words.
 */
export const createResolver = (catalogs: readonly Catalog[], formatCount: FormatCount): Resolve => {
  const [first, ...others] = catalogs;
  if (!first) return (message) => ({ value: sourceWords(message, formatCount), standIn: false });
  const i18n = createInstance();
  i18n.init({
    lng: rulesTag(first.locale),
    fallbackLng: others.map(({ locale }) => rulesTag(locale)),
    load: 'currentOnly',
    resources: Object.fromEntries(catalogs.map((one) => [rulesTag(one.locale), { translation: resourceOf(one) }])),
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    ignoreJSONStructure: false,
    interpolation: { escapeValue: false },
  });
  return (message) => {
    const found = i18n.t(message.key, {
      returnDetails: true,
      defaultValue: '',
      // Values are one flat text: nothing in them is ever looked up again, whatever a file says.
      nest: false,
      ...(message.plural ? { count: message.plural.value, replace: { count: formatCount(message.plural) } } : {}),
    });
    if (found.res) return { value: String(found.res), standIn: found.usedLng !== rulesTag(first.locale) };
    return { value: sourceWords(message, formatCount), standIn: true };
  };
};
