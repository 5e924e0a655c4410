import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import i18next from 'i18next';
import type { Note } from './events.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Puts the tool's own sentences into words. */
export interface Words {
  readonly language: Language;
  (id: string, values?: Note['values']): string;
  has(id: string): boolean;
}

/** The words belong to the tool, not to the workspace: they come from its own folder, whatever `--root` says. */
export function loadWords(language: Language): Words {
  const file = fileURLToPath(new URL(`../../locales/${language}/cli.json`, import.meta.url));
  const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    resources: { [language]: { translation: entries } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
  });
  const words = (id: string, values: Note['values'] = {}): string => instance.t(id, { ...values });
  return Object.assign(words, { language, has: (id: string) => Object.hasOwn(entries, id) });
}

/**
 * `--lang`, else NHIPCAU_LANG, LC_ALL, LC_MESSAGES or LANG, else the language of the system (Windows sets none of
 * these). Vietnamese where it starts with `vi`, English otherwise.
 */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): Language {
  const system = new Intl.DateTimeFormat().resolvedOptions().locale;
  const name = asked || env.NHIPCAU_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || system;
  return /^vi/i.test(name) ? 'vi' : 'en';
}
