import { z } from 'zod';
import { LOCALES } from '../../compositions/model/locale.ts';

export const TERM_KINDS = ['organisation', 'term', 'place', 'person'] as const;
export const TERM_STATES = ['draft', 'reviewed'] as const;

/** Letters of the longest term: a line of a poster holds no more. */
export const MAX_TERM_LENGTH = 120;

const TAGS = LOCALES.map(({ tag }) => tag);
const forLocales = <T extends z.ZodType>(value: T): Record<string, z.ZodOptional<T>> =>
  Object.fromEntries(TAGS.map((tag) => [tag, value.optional()]));

/** Messages are the last part of a finding's id: `invalid-glossary.<message>`. */
const word = z
  .string('text')
  .transform((value) => value.replace(/\s+/g, ' ').trim())
  // An empty value stays: a translator's line that is not filled in yet.
  .refine((value) => value === '' || /[\p{L}\p{N}]/u.test(value), 'text')
  .refine((value) => value.length <= MAX_TERM_LENGTH, 'too-long');
const note = z.string('text').optional();

const alsoSchema = z.strictObject(forLocales(z.array(word, 'list')), 'map');

/** Of a term, because its words are confirmed one language at a time, each by another reader. */
const reviewedSchema = z.array(z.enum(TAGS, 'reviewed'), 'reviewed');

const termSchema = z.strictObject(
  {
    id: z.string('id').regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'id'),
    kind: z.enum(TERM_KINDS, 'kind'),
    ...forLocales(word),
    also: alsoSchema.optional(),
    reviewed: reviewedSchema.optional(),
    note,
  },
  'map',
);

/** `terms:` with nothing after it is a list that has not begun. */
const listed = z.preprocess((value) => (value === '' ? [] : value), z.array(termSchema, 'terms'));

export const glossarySchema = z.strictObject(
  {
    /** Of the words that no term names as reviewed. */
    state: z.enum(TERM_STATES, 'state').default('draft'),
    terms: listed.default([]),
  },
  'map',
);

export const GLOSSARY_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(glossarySchema.shape),
  'terms.*': Object.keys(termSchema.shape),
  'terms.*.also': TAGS,
};
