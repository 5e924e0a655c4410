import { isolated } from '../../compositions/model/isolate.ts';

const PLACEHOLDER = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

/** Nearly every text, which is told much faster without the pattern. */
const hasNone = (text: string): boolean => !text.includes('{{');

/** Names of the `{{name}}` in a text, each once, sorted. */
export const placeholdersOf = (text: string): readonly string[] =>
  hasNone(text) ? [] : [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!))].sort();

/**
 * Puts values into a pattern, isolated where they could turn each other round. A name without a value stays as it is:
 * `readCatalog` and validation report it.
 */
export const fillPattern = (pattern: string, values: Readonly<Record<string, string>>): string => {
  const names = Object.keys(values);
  const ready = isolated(withoutPlaceholders(pattern), Object.values(values));
  return pattern.replace(PLACEHOLDER, (whole, name: string) => ready[names.indexOf(name)] ?? whole);
};

/** The text with every well-formed placeholder taken out, to look for malformed ones. */
export const withoutPlaceholders = (text: string): string => (hasNone(text) ? text : text.replace(PLACEHOLDER, ''));
