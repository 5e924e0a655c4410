import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { baseKey } from '../../scripts/catalog/plural-forms.ts';
import { approve } from '../../scripts/commands/approve.ts';
import type { Config } from '../../scripts/commands/command.ts';
import { extract } from '../../scripts/commands/extract.ts';
import type { CommandResult } from '../../scripts/report/events.ts';
import { type Draft, type Text, textsOf } from './draft.ts';
import { markdownOf } from './markdown.ts';
import type { Expected, ExpectedState } from './translations.ts';

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="9" height="9"/></svg>';
const FILES = {
  'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi, en, ru]\nformats: [link]\n',
  'content/bai/anh.svg': PICTURE,
};

interface StoredState {
  readonly state: string;
  readonly was?: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A workspace on disk with one story, and the real commands over it. */
export const createWorkshop = (root: string) => {
  const config = { root, cache: path.join(root, '.nhipcau'), signal: new AbortController().signal } as Config;
  const write = (file: string, text: string): void => writeFileSync(path.join(root, file), text);
  const textOf = (file: string): string => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch {
      return '{}';
    }
  };
  /** A text that is not translated yet cannot be approved, which is no fault. */
  const fine = ({ findings }: CommandResult, about: string): void =>
    expect(
      findings.filter(({ rule }) => rule !== 'missing-translation'),
      about,
    ).toEqual([]);
  for (const folder of ['content/bai', 'locales/en', 'locales/ru'])
    mkdirSync(path.join(root, folder), { recursive: true });
  for (const [file, text] of Object.entries(FILES)) write(file, text);

  const run = async (draft: Draft, about: string): Promise<(text: Text) => string> => {
    write('content/bai/story.md', markdownOf(draft));
    fine(await extract(config, {}, () => undefined), about);
    const source = JSON.parse(textOf('locales/vi/bai.json')) as Record<string, string>;
    const keys = new Map(Object.entries(source).map(([key, words]) => [words, baseKey(key)]));
    expect(keys.size, about).toBe(textsOf(draft).length);
    return ({ words }) => {
      const key = keys.get(words);
      if (key === undefined) throw new Error(`${about}: no key for ${words}`);
      return key;
    };
  };
  return {
    /** Saves the story and extracts it; tells the key of each of its texts. */
    extract: run,
    /** A second run over the same story changes no byte. */
    extractAgain: async (draft: Draft, about: string): Promise<void> => {
      const names = ['locales/vi', 'locales/en', 'locales/ru', 'locales/.state/en', 'locales/.state/ru'];
      const files = (): string[] => names.map((name) => textOf(`${name}/bai.json`));
      const before = files();
      await run(draft, about);
      expect(files(), about).toEqual(before);
    },
    save: (locale: string, catalog: Readonly<Record<string, string>>): void =>
      write(`locales/${locale}/bai.json`, JSON.stringify(catalog, null, 2)),
    review: async (locale: string, about: string): Promise<void> =>
      fine(await approve(config, { story: ['bai'], locale: [locale], by: 'Lan' }, () => undefined), about),
    /** What the files have of one language. */
    read: (locale: string): Expected => {
      const stored = Object.entries(
        JSON.parse(textOf(`locales/.state/${locale}/bai.json`)) as Record<string, StoredState>,
      );
      const states = stored.flatMap(([key, { state, was }]) =>
        state === 'obsolete' ? [] : [[key, { state, ...(was !== undefined && { was }) } as ExpectedState]],
      );
      const aside = stored.flatMap(([, { values }]) => (values ? [...new Set(Object.values(values))] : []));
      const catalog = JSON.parse(textOf(`locales/${locale}/bai.json`)) as Record<string, string>;
      return { catalog, states: Object.fromEntries(states), aside: aside.sort() };
    },
    close: (): void => rmSync(root, { recursive: true, force: true }),
  };
};
