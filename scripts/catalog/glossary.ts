import { realpath } from 'node:fs/promises';
import type { z } from 'zod';
import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import { nearest } from '../files/nearest.ts';
import { MAX_STORY_BYTES, readText } from '../files/read-text.ts';
import { readYaml, type Yaml } from '../files/read-yaml.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { schemaFindings } from '../files/schema-findings.ts';
import { GLOSSARY_KEYS, glossarySchema, MAX_TERM_LENGTH, TERM_KINDS, TERM_STATES } from './glossary-schema.ts';

/** A name or an expression that every text of a language writes in one way, and that no line should part. */
export interface Term {
  readonly id: string;
  readonly kind: (typeof TERM_KINDS)[number];
  /** By locale: the word to use first, then the other forms that are accepted (cases, plurals, short forms). */
  readonly forms: ReadonlyMap<string, readonly [string, ...string[]]>;
  /** Locales whose forms a fluent reader has confirmed; those of all others are drafts. */
  readonly reviewed: ReadonlySet<string>;
  /** For translators. */
  readonly note?: string;
  /** Of its `id`. */
  readonly at: Position;
}

export interface Glossary {
  /** Relative to the workspace root, forward slashes. */
  readonly file: string;
  readonly terms: readonly Term[];
}

export const GLOSSARY_FILE = 'locales/glossary.yaml';

const RULE = 'invalid-glossary';

/** Reads `locales/glossary.yaml`; without the file there are no terms. Findings: `invalid-glossary`, and those of texts. */
export const loadGlossary = async (root: string): Promise<Result<Glossary>> => {
  const place = await resolveInside(root, GLOSSARY_FILE, { file: GLOSSARY_FILE });
  if (!place.ok) return place;
  if (place.value === undefined) return succeed({ file: GLOSSARY_FILE, terms: [] });
  // Both real paths: findings name the file relative to the root even where the root is a link.
  const text = await readText(place.value, { root: await realpath(root) });
  return text.ok ? readGlossary(text.value, GLOSSARY_FILE) : text;
};

/** Reads a glossary: decoded and clean text, as `readText` gives it. Any fault means that there is no glossary. */
export const readGlossary = (source: string, file: string): Result<Glossary> => {
  const yaml = readYaml(source, { file, rule: RULE, maxBytes: MAX_STORY_BYTES });
  if (!yaml.ok) return yaml;
  const parsed = glossarySchema.safeParse(yaml.value.value === '' ? {} : yaml.value.value);
  if (!parsed.success) {
    const words = { file, rule: RULE, knownKeys: GLOSSARY_KEYS, expected: expectedOf } as const;
    return fail(...schemaFindings(parsed.error.issues, yaml.value, words));
  }
  const terms = parsed.data.terms.map((item, index) =>
    readTerm(item, parsed.data.state, { file, ...yaml.value.pointOf(['terms', index, 'id']) }),
  );
  const faults = termFaults(terms, parsed.data.terms, yaml.value, file);
  return faults.length > 0 ? fail(...faults) : succeed({ file, terms });
};

type Contents = z.infer<typeof glossarySchema>;
type Item = Contents['terms'][number];

const readTerm = (item: Item, state: Contents['state'], at: Position): Term => {
  const { id, kind, also = {}, reviewed = [], note, ...words } = item;
  // What is left are the locales, by the schema.
  const forms = Object.entries(words as Readonly<Record<string, string | undefined>>).flatMap(([locale, word]) => {
    if (!word) return [];
    const others = (also[locale] ?? []).filter((other) => other !== '' && other !== word);
    return [[locale, [word, ...new Set(others)] as const] as const];
  });
  const read = state === 'reviewed' ? forms.map(([locale]) => locale) : reviewed;
  return { id, kind, forms: new Map(forms), reviewed: new Set(read), ...(note ? { note } : {}), at };
};

/** What no schema sees: ids that stand twice, terms without a word, further forms or a review of a word that is not there. */
const termFaults = (terms: readonly Term[], items: readonly Item[], yaml: Yaml, file: string): readonly Finding[] => {
  const first = new Map<string, Term>();
  return terms.flatMap((term, index): Finding[] => {
    const { id, at } = term;
    const earlier = first.get(id);
    if (earlier) {
      return [{ rule: RULE, id: `${RULE}.repeated-id`, values: { id, line: earlier.at.line }, at, actual: id }];
    }
    first.set(id, term);
    if (term.forms.size === 0) return [{ rule: RULE, id: `${RULE}.no-word`, values: { id }, at }];
    const { also = {}, reviewed = [] } = items[index] ?? {};
    const wordless = (detail: 'also' | 'reviewed-word', locale: string, at: Omit<Position, 'file'>): Finding[] =>
      term.forms.has(locale)
        ? []
        : [
            {
              rule: RULE,
              id: `${RULE}.${detail}`,
              values: { id, locale },
              at: { file, ...at },
              expected: `${locale}: …`,
            },
          ];
    return [
      ...Object.keys(also).flatMap((locale) =>
        wordless('also', locale, yaml.pointOf(['terms', index, 'also', locale], 'key')),
      ),
      ...reviewed.flatMap((locale, item) =>
        wordless('reviewed-word', locale, yaml.pointOf(['terms', index, 'reviewed', item])),
      ),
    ];
  });
};

const expectedOf = (message: string, actual: string): string | undefined => {
  if (message === 'kind') return nearest(actual, TERM_KINDS) ?? TERM_KINDS.join(', ');
  if (message === 'state') return nearest(actual, TERM_STATES) ?? TERM_STATES.join(', ');
  if (message === 'reviewed') {
    const tags: readonly string[] = LOCALES.map(({ tag }) => tag);
    // A language that is not in a list, or none.
    return actual === '' || tags.includes(actual)
      ? `[${actual || 'ru, fr'}]`
      : (nearest(actual, tags) ?? tags.join(', '));
  }
  if (message === 'id') return 'lien-doan-lao-dong';
  return message === 'too-long' ? `≤ ${MAX_TERM_LENGTH}` : undefined;
};
