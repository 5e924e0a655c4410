import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { newDraft, textsOf } from './draft.ts';
import { EDIT_KINDS, type EditKind, edit, type Gone } from './edits.ts';
import { randomOf } from './random.ts';
import { createTranslations, type Expected } from './translations.ts';
import { createWorkshop } from './workshop.ts';

const LOCALES = ['en', 'ru'] as const;
/** One edit in so many is followed by a review of a language, and by a run that should change nothing. */
const REVIEW_EVERY = 12;
const REPEAT_EVERY = 20;

/** What was seen in a story's history. */
export interface Seen {
  readonly edits: Readonly<Record<EditKind, number>>;
  /** Translations that became stale, that were put aside, and that came back. */
  readonly stale: number;
  readonly aside: number;
  readonly back: number;
}

/**
 * A story's history: as many random edits as asked for, its translators and reviewers at work between them, `extract` on
 * real files after each. Throws where a text that was reworded is not stale with the text its translation was made
 * from, where anything else is, where a text changes its key, and where a translation is lost, doubled or altered.
 */
export const playHistory = async (seed: number, steps: number, folder: string): Promise<Seen> => {
  const { draft, writer } = newDraft(seed);
  // Of its own, so that the story's edits are the same whatever translators do.
  const random = randomOf(-seed);
  const gone: Gone[] = [];
  const languages = LOCALES.map((locale) => ({ locale, known: NOTHING, ...createTranslations(locale) }));
  const workshop = createWorkshop(mkdtempSync(path.join(folder, `soak-${seed}-`)));
  const edits = Object.fromEntries(EDIT_KINDS.map((kind) => [kind, 0])) as Record<EditKind, number>;
  const seen = { stale: 0, aside: 0, back: 0 };
  try {
    let keyOf = await workshop.extract(draft, `seed ${seed}, first run`);
    for (let step = 1; step <= steps; step += 1) {
      for (const { locale, work, catalog } of languages) {
        if (random(2) === 0) continue;
        work(draft, random);
        workshop.save(locale, catalog(draft, keyOf));
      }
      const before = textsOf(draft).map(({ text }) => [text, keyOf(text)] as const);
      const kind = edit({ draft, writer, gone });
      edits[kind] += 1;
      const about = `seed ${seed}, edit ${step}: ${kind}`;
      keyOf = await workshop.extract(draft, about);
      const live = new Set(textsOf(draft).map(({ text }) => text));
      for (const [text, key] of before) if (live.has(text)) equal(keyOf(text), key, about);
      for (const language of languages) {
        const wanted = language.expected(draft, keyOf);
        equal(workshop.read(language.locale), wanted, `${about}, ${language.locale}`);
        seen.stale += newIn(staleKeys(wanted), staleKeys(language.known)).length;
        seen.aside += newIn(wanted.aside, language.known.aside).length;
        seen.back += newIn(language.known.aside, wanted.aside).length;
        language.known = wanted;
      }
      if (random(REVIEW_EVERY) === 0) {
        const { locale, review } = languages[random(languages.length)]!;
        await workshop.review(locale, about);
        review(draft);
      }
      if (random(REPEAT_EVERY) === 0) await workshop.extractAgain(draft, about);
    }
  } finally {
    workshop.close();
  }
  return { edits, ...seen };
};

const NOTHING: Expected = { catalog: {}, states: {}, aside: [] };

const staleKeys = ({ states }: Expected): string[] =>
  Object.keys(states).filter((key) => states[key]!.state === 'stale');

const newIn = (list: readonly string[], before: readonly string[]): string[] => {
  const known = new Set(before);
  return list.filter((one) => !known.has(one));
};

/** Much faster than `expect` where all is well, which is nearly always. */
const equal = (actual: unknown, wanted: unknown, about: string): void => {
  if (!isDeepStrictEqual(actual, wanted)) expect(actual, about).toEqual(wanted);
};
