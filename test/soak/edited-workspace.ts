import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { approve } from '../../scripts/commands/approve.ts';
import type { Config } from '../../scripts/commands/command.ts';
import { extract } from '../../scripts/commands/extract.ts';
import { write } from '../rig.ts';
import { newsroomDraft, PICTURE, pictureBytes, textFiles } from './newsroom-draft.ts';
import { EDITS, type Edited, newWords } from './newsroom-edits.ts';
import type { Random } from './random.ts';

/** The languages that are translated into. */
const LOCALES = ['en', 'ja'];

/** A workspace on disk of two stories in three languages, all translated, which is edited by name. */
export async function openEditedWorkspace(root: string, random: Random) {
  const config = { root, cache: path.join(root, '.nhipcau'), signal: new AbortController().signal } as Config;
  const edited: Edited = { draft: newsroomDraft(), catalogs: new Map(), words: new Map(), indent: 2, extracts: false };
  const save = async (): Promise<void> => {
    const { draft, catalogs, words, indent } = edited;
    const picture = await pictureBytes(draft.picture);
    const json = (value: unknown): string => `${JSON.stringify(value, null, indent)}\n`;
    write(root, {
      ...textFiles(draft),
      ...Object.fromEntries(draft.stories.map(({ slug }) => [`content/${slug}/${PICTURE}`, picture])),
      ...Object.fromEntries([...catalogs].map(([name, entries]) => [`locales/${name}.json`, json(entries)])),
      ...Object.fromEntries([...words].map(([tag, entries]) => [`locales/${tag}/interface.json`, json(entries)])),
    });
  };
  const runExtract = async (): Promise<void> => {
    await extract(config, {}, () => undefined);
    // What a story has lost is moved out of the catalogs.
    for (const name of edited.catalogs.keys()) edited.catalogs.set(name, catalogAt(root, name));
  };
  await save();
  await runExtract();
  for (const { slug } of edited.draft.stories) {
    for (const locale of LOCALES) {
      edited.catalogs.set(`${locale}/${slug}`, translated(catalogAt(root, `vi/${slug}`), locale, random));
    }
  }
  await save();
  await runExtract();
  return {
    async edit(name: string): Promise<void> {
      edited.extracts = false;
      delete edited.review;
      EDITS[name]!(edited, random);
      await save();
      if (edited.extracts) await runExtract();
      if (edited.review) {
        const { story, locale } = edited.review;
        const { findings } = await approve(config, { story: [story], locale: [locale], by: 'Lan' }, () => undefined);
        expect(findings.filter(({ rule }) => rule !== 'missing-translation')).toEqual([]);
      }
    },
  };
}

const catalogAt = (root: string, name: string): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(path.join(root, 'locales', `${name}.json`), 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
};

/** Other words for every text, each plural form that the language has. */
function translated(source: Record<string, string>, locale: string, random: Random): Record<string, string> {
  const entries = Object.keys(source).flatMap((key) => {
    const words = newWords(random, locale);
    const isPlural = key.endsWith('_other') && locale === 'en';
    return isPlural
      ? [[key.replace(/_other$/, '_one'), words] as const, [key, words] as const]
      : [[key, words] as const];
  });
  return Object.fromEntries(entries);
}
