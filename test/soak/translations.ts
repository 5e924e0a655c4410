import { pluralCategories, pluralKey } from '../../scripts/catalog/plural-forms.ts';
import { type Draft, type Text, textsOf } from './draft.ts';
import type { Random } from './random.ts';

/** What a translator made of a text. */
interface Translation {
  value: string;
  /** The words it was made from. */
  from: string;
  reviewed: boolean;
}

/** What the state file should say of a translation. */
export interface ExpectedState {
  readonly state: 'draft' | 'reviewed' | 'stale';
  readonly was?: string;
}

/** What the workspace should have of one language. */
export interface Expected {
  readonly catalog: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, ExpectedState>>;
  /** Translations of texts that the story has no longer, sorted. */
  readonly aside: readonly string[];
}

type KeyOf = (text: Text) => string;

/** A word that no other translation has, without digits: numbers of a text are compared with its source's. */
const wordOf = (number: number): string => String(number).replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)]!);

/** The translations of one language as its translators know them, whatever the tool does with its files. */
export const createTranslations = (locale: string) => {
  const made = new Map<Text, Translation>();
  /** Under which key each text stood when it was last there. */
  const keys = new Map<Text, string>();
  let count = 0;
  const formsOf = (key: string, plural: true | undefined): readonly string[] =>
    plural ? pluralCategories(locale).map((category) => pluralKey(key, category)) : [key];
  return {
    /** A translator works on the catalog that the tool has written: fills gaps, renews what is stale, mends at will. */
    work: (draft: Draft, random: Random): void => {
      for (const { text } of textsOf(draft)) {
        const old = made.get(text);
        const odds = old === undefined ? 70 : old.from === text.words ? 2 : 50;
        if (random(100) >= odds) continue;
        count += 1;
        made.set(text, { value: `${locale} ${wordOf(count)} end`, from: text.words, reviewed: false });
      }
    },
    /** Somebody reads every translation beside its source. */
    review: (draft: Draft): void => {
      for (const { text } of textsOf(draft)) {
        const translation = made.get(text);
        if (translation) Object.assign(translation, { from: text.words, reviewed: true });
      }
    },
    /** The catalog as a translator saves it. */
    catalog: (draft: Draft, keyOf: KeyOf): Record<string, string> =>
      Object.fromEntries(
        textsOf(draft).flatMap(({ text, plural }) => {
          const translation = made.get(text);
          return translation ? formsOf(keyOf(text), plural).map((key) => [key, translation.value]) : [];
        }),
      ),
    /** Told after a run. A text that came back under another key is a draft: the same words may ask for others there. */
    expected: (draft: Draft, keyOf: KeyOf): Expected => {
      const catalog: Record<string, string> = {};
      const states: Record<string, ExpectedState> = {};
      const live = new Set<Text>();
      for (const { text, plural } of textsOf(draft)) {
        live.add(text);
        const key = keyOf(text);
        const translation = made.get(text);
        if (keys.get(text) !== undefined && keys.get(text) !== key && translation) translation.reviewed = false;
        keys.set(text, key);
        if (!translation) continue;
        for (const form of formsOf(key, plural)) catalog[form] = translation.value;
        const { from, reviewed } = translation;
        states[key] = from === text.words ? { state: reviewed ? 'reviewed' : 'draft' } : { state: 'stale', was: from };
      }
      const aside = [...made].flatMap(([text, { value }]) => (live.has(text) ? [] : [value]));
      return { catalog, states, aside: aside.sort() };
    },
  };
};
export type Translations = ReturnType<typeof createTranslations>;
