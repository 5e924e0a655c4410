import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TextStyle, Weight } from '../../../compositions/layout/text.ts';
import type { Locale } from '../../../compositions/model/locale.ts';
import { type Random, random } from './random.ts';

/** A text to be drawn twice. */
export interface TextCase {
  readonly locale: string;
  /** `corpus`, or the seed it was made from. */
  readonly origin: string;
  readonly value: string;
  readonly size: number;
  readonly weight: Weight;
  readonly role: Exclude<TextStyle['role'], 'figure'>;
  /** Of the slot, px. */
  readonly width: number;
}

/** What the texts of a locale are set with. */
export interface Language {
  readonly locale: Locale;
  /** Kept whole. */
  readonly terms: readonly string[];
}

/** Kinds of text in the corpus; every locale has some of each that its language knows. */
const KINDS = [
  'prose',
  'headline',
  'number',
  'date',
  'range',
  'percentage',
  'phone',
  'url',
  'brackets',
  'quotation',
  'mixed',
  'nfd',
  'emoji',
  'vowelled',
  'stacked',
] as const;

const corpusSchema = z.strictObject({
  locale: z.string(),
  texts: z.array(z.strictObject({ kind: z.enum(KINDS), value: z.string().min(1) })).min(40),
});
export type Corpus = z.infer<typeof corpusSchema>;

/** The shipped corpus of a locale. Throws where it is not what the schema says. */
export async function readCorpus(locale: string): Promise<Corpus> {
  const file = new URL(`../corpus/${locale}.json`, import.meta.url);
  return corpusSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

/** As running text on a square card, and as a title: a narrow slot for its size, where most can go wrong. */
const SETTINGS = [
  { size: 40, weight: 400, role: 'body', width: 600 },
  { size: 64, weight: 800, role: 'title', width: 720 },
] as const;

/** Every text of the corpus in every setting. */
export function corpusCases({ locale, texts }: Corpus): TextCase[] {
  return texts.flatMap(({ value }) => SETTINGS.map((setting) => ({ locale, origin: 'corpus', value, ...setting })));
}

/** Scripts that write no space between sentences. */
const UNSPACED = /^(?:zh|ja)$/;
const WEIGHTS = [400, 600, 800] as const;
const ROLES = ['title', 'body'] as const;

/** `count` texts recombined from the corpus with terms, numbers, dates and shares, at widths and sizes drawn by the seed. */
export function generatedCases(corpus: Corpus, { locale, terms }: Language, seed: number, count: number): TextCase[] {
  // A seed of its own for each locale, whichever others are measured.
  const chance = random(seed * 7919 + [...locale.tag].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0));
  const join = UNSPACED.test(locale.tag) ? '' : ' ';
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: chance.whole(1, 3) }, () => piece(corpus, { locale, terms }, chance));
    // Numbers by themselves have no script: Chromium sets 1998–2019 in other forms than within a Korean sentence, we alike.
    if (!/\p{L}/u.test(parts.join(''))) parts.push(chance.pick(corpus.texts).value);
    return {
      locale: locale.tag,
      origin: `seed ${seed}`,
      value: parts.join(join),
      size: chance.whole(24, 72),
      weight: chance.pick(WEIGHTS),
      role: chance.pick(ROLES),
      // Quarters of a px: ideographs that fill a slot to the last bit are a question of arithmetic, not of lines.
      width: chance.whole(280, 999) + 0.25 * chance.whole(1, 3),
    };
  });
}

/** A text, a run of words of one, a term, or a number as the language writes it. */
function piece({ texts }: Corpus, { locale, terms }: Language, chance: Random): string {
  const { value } = chance.pick(texts);
  const kind = chance.next();
  if (kind < 0.35) return value;
  if (kind < 0.7) return someWords(value, locale, chance);
  if (kind < 0.8 && terms.length > 0) return chance.pick(terms);
  return someNumber(locale, chance);
}

function someWords(value: string, locale: Locale, chance: Random): string {
  const words = Array.from(new Intl.Segmenter(locale.tag, { granularity: 'word' }).segment(value));
  const first = chance.whole(0, Math.max(0, words.length - 3));
  const end = chance.whole(first + 2, words.length);
  const found = words
    .slice(first, end)
    .map(({ segment }) => segment)
    .join('')
    .trim();
  return found === '' ? value : found;
}

function someNumber({ intl }: Locale, chance: Random): string {
  const number = chance.next() * 10 ** chance.whole(1, 7);
  switch (chance.whole(0, 3)) {
    case 0:
      return new Intl.NumberFormat(intl, { maximumFractionDigits: chance.whole(0, 2) }).format(number);
    case 1:
      return new Intl.NumberFormat(intl, { style: 'percent', maximumFractionDigits: 1 }).format(chance.next());
    case 2:
      return new Intl.DateTimeFormat(intl, {
        dateStyle: chance.pick(['short', 'long'] as const),
        timeZone: 'UTC',
      }).format(chance.whole(1_300_000_000, 1_800_000_000) * 1000);
    default:
      return `${chance.whole(1990, 2015)}–${chance.whole(2016, 2030)}`;
  }
}
