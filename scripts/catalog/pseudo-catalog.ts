import type { Locale } from '../../compositions/model/locale.ts';
import type { Story } from '../../compositions/model/story.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import type { InterfaceWords } from './interface.ts';
import { keysOf, pluralCategories } from './plural-forms.ts';
import { pseudoText } from './pseudo.ts';

/** What a translator would have written into a pseudo-locale's catalog. Its entries stand where the story's texts do. */
export const pseudoCatalog = (story: Pick<Story, 'file' | 'messages'>, { tag, direction }: Locale): Catalog => {
  const categories = pluralCategories(tag);
  const entries = story.messages.flatMap((message) => {
    const value = pseudoText(message.source, direction);
    return keysOf(message, categories).map(
      (key): CatalogEntry => ({ key, value, keyAt: message.at, valueAt: message.at }),
    );
  });
  return { file: story.file, locale: tag, entries: new Map(entries.map((entry) => [entry.key, entry])) };
};

/** The words of the pictures themselves, from those of another locale. */
export const pseudoWords = (words: InterfaceWords, { direction }: Locale): InterfaceWords =>
  Object.fromEntries(Object.entries(words).map(([key, value]) => [key, pseudoText(value, direction)])) as Readonly<
    Record<keyof InterfaceWords, string>
  >;
