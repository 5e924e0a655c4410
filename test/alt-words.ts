import { readFileSync } from 'node:fs';
import { ALT_KEYS, type AltWords } from '../compositions/alt/words.ts';

/** What shipped pictures are described with in that language. */
export function altWords(locale = 'en'): AltWords {
  const words = JSON.parse(readFileSync(`locales/${locale}/interface.json`, 'utf8')) as Record<string, string>;
  return Object.fromEntries(ALT_KEYS.map((key) => [key, words[key]])) as AltWords;
}
