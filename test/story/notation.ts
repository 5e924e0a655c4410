import { readFileSync } from 'node:fs';
import type { Catalog } from '../../scripts/catalog/catalog.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';
import { type SourceNotation, sourceNotation } from '../../scripts/catalog/source-notation.ts';

/** How the product reads figures in that locale: the shipped interface words, after `words` if some are given. */
export const notationOf = (locale: string, words: Readonly<Record<string, string>> = {}): SourceNotation => {
  const shipped = readFileSync(`locales/${locale}/interface.json`, 'utf8');
  return sourceNotation([read(JSON.stringify(words), locale), read(shipped, locale)], locale);
};

const read = (text: string, locale: string): Catalog => {
  const catalog = readCatalog(text, { file: `locales/${locale}/interface.json`, locale });
  if (!catalog.ok) throw new Error(JSON.stringify(catalog.findings));
  return catalog.value;
};
