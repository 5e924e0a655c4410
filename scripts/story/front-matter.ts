import { z } from 'zod';
import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import { nearest } from '../files/nearest.ts';
import { pathFault } from '../files/path-fault.ts';
import type { Yaml } from '../files/read-yaml.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { isoOf, readIsoDate } from './read-date.ts';

/** Messages of this schema are the last part of a finding's id: `invalid-front-matter.<message>`. */
const words = z
  .string('text')
  .transform((value) => value.replace(/[ \t\n]+/g, ' ').trim())
  .refine((value) => value !== '', 'missing');

const isoDate = words.transform((value, context) => {
  const date = readIsoDate(value);
  if (date) return date;
  context.addIssue({ code: 'custom', message: 'date' });
  return z.NEVER;
});

const percentage = z.string('focus').regex(/^(100|\d{1,2})(\.\d+)?\s*%?$/, 'focus');
const fraction = percentage.transform((value) => Number.parseFloat(value) / 100);

const focus = z
  .union([z.string(), z.strictObject({ x: z.string(), y: z.string() })], 'focus')
  .transform((value) => (typeof value === 'string' ? value.trim().split(/\s+/) : [value.x, value.y]))
  .pipe(z.tuple([fraction, fraction], 'focus').transform(([x, y]) => ({ x, y })));

const isWebAddress = (value: string): boolean => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);

const imageSchema = z.strictObject({
  src: words,
  alt: words.optional(),
  credit: words.optional(),
  focus: focus.optional(),
});

const sourceSchema = z.strictObject(
  { title: words, publisher: words, date: isoDate.optional(), url: words.refine(isWebAddress, 'url').optional() },
  { error: (issue) => (issue.input === undefined ? 'missing' : 'source') },
);

const frontMatterSchema = z.strictObject({
  title: words,
  summary: words,
  date: isoDate,
  place: words.optional(),
  source: sourceSchema,
  image: imageSchema.optional(),
  tags: z.array(words, 'tags').optional(),
  locale: z
    .enum(
      LOCALES.map(({ tag }) => tag),
      'locale',
    )
    .optional(),
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(frontMatterSchema.shape),
  source: Object.keys(sourceSchema.shape),
  image: Object.keys(imageSchema.shape),
};
const WORDED = new Set(['text', 'missing', 'date', 'focus', 'url', 'source', 'tags', 'locale']);

/** Front matter as data. Each fault is told at its own line and column, with what was expected there. */
export const readFrontMatter = (yaml: Yaml, file: string): Result<FrontMatter> => {
  const parsed = frontMatterSchema.safeParse(yaml.value === '' ? {} : yaml.value);
  const place = (path: Path, part?: 'key' | 'value'): Position => ({ file, ...yaml.pointOf(path, part) });
  if (!parsed.success) return fail(...parsed.error.issues.flatMap((issue) => findingsOf(issue, yaml, place)));
  const src = parsed.data.image?.src;
  const fault = src === undefined ? undefined : pathFault(src);
  if (fault === undefined || src === undefined) return succeed(parsed.data);
  const at = place(['image', 'src']);
  return fail({ rule: 'unsafe-path', id: `unsafe-path.${fault}`, values: { path: src }, at, actual: src });
};

type Path = readonly (string | number)[];

const findingsOf = (
  issue: z.core.$ZodIssue,
  yaml: Yaml,
  place: (path: Path, part?: 'key' | 'value') => Position,
): readonly Finding[] => {
  const rule = 'invalid-front-matter';
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const name = path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = KNOWN_KEYS[name] ?? ['x', 'y'];
    const given = typeof yaml.value === 'object' ? Object.keys(valueAt(yaml.value, path) ?? {}) : [];
    const free = known.filter((key) => !given.includes(key));
    return issue.keys.map((key) => {
      const expected = nearest(key, free) ?? known.join(', ');
      const id = nearest(key, free) ? `${rule}.misspelt-key` : `${rule}.unknown-key`;
      return { rule, id, values: { key, expected }, at: place([...path, key], 'key'), expected, actual: key };
    });
  }
  const actual = valueAt(yaml.value, path);
  const shown = typeof actual === 'string' && actual !== '' ? { actual } : {};
  const missing = actual === undefined || actual === '';
  const detail = missing ? 'missing' : WORDED.has(issue.message) ? issue.message : 'text';
  const at = place(path);
  const expected = expectations(detail, typeof actual === 'string' ? actual : '');
  return [
    { rule, id: `${rule}.${detail}`, values: { key: name || '---' }, at, ...(expected ? { expected } : {}), ...shown },
  ];
};

const expectations = (detail: string, actual: string): string | undefined => {
  if (detail === 'date') return isoOf(actual) ?? '2023-06-28';
  if (detail === 'url') return 'https://…';
  if (detail === 'focus') return '50% 30%';
  if (detail === 'locale')
    return (
      nearest(
        actual,
        LOCALES.map(({ tag }) => tag),
      ) ?? LOCALES.map(({ tag }) => tag).join(', ')
    );
  return undefined;
};

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );
