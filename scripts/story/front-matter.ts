import { z } from 'zod';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import { nearest } from '../files/nearest.ts';
import { pathFault } from '../files/path-fault.ts';
import type { Yaml } from '../files/read-yaml.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { schemaFindings, valueAt } from '../files/schema-findings.ts';
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
/** `50%`, `50`, or a fraction as programmers write it: half a per cent is nobody's focus. */
const FRACTION = /^(0\.\d+|1\.0+)$/;
const fraction = percentage.transform((value) => Number.parseFloat(value) / (FRACTION.test(value) ? 1 : 100));

const focus = z
  .union([z.string(), z.strictObject({ x: z.string(), y: z.string() })], 'focus')
  .transform((value) => (typeof value === 'string' ? value.trim().split(/\s+/) : [value.x, value.y]))
  .pipe(z.tuple([fraction, fraction], 'focus').transform(([x, y]) => ({ x, y })));

const isWebAddress = (value: string): boolean => /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);

const imageSchema = z.strictObject(
  { src: words, alt: words.optional(), credit: words.optional(), focus: focus.optional() },
  'map',
);

const sourceSchema = z.strictObject(
  { title: words, publisher: words, date: isoDate.optional(), url: words.refine(isWebAddress, 'url').optional() },
  'map',
);

const frontMatterSchema = z.strictObject(
  {
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
  },
  'map',
);
export type FrontMatter = z.infer<typeof frontMatterSchema>;

const KNOWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(frontMatterSchema.shape),
  'image.focus': ['x', 'y'],
  source: Object.keys(sourceSchema.shape),
  image: Object.keys(imageSchema.shape),
};
/** Front matter as data. Each fault is told at its own line and column, with what was expected there. */
export const readFrontMatter = (yaml: Yaml, file: string): Result<FrontMatter> => {
  const rule = 'invalid-front-matter';
  const parsed = frontMatterSchema.safeParse(yaml.value === '' ? {} : yaml.value);
  const findings = parsed.success
    ? []
    : schemaFindings(parsed.error.issues, yaml, { file, rule, knownKeys: KNOWN_KEYS, expected: expectedOf });
  const path = imagePathFinding(yaml, file);
  if (!parsed.success || path) return fail(...findings, ...(path ? [path] : []));
  return succeed(parsed.data);
};

const imagePathFinding = (yaml: Yaml, file: string): Finding | undefined => {
  const src = valueAt(yaml.value, ['image', 'src']);
  const fault = typeof src === 'string' && src !== '' ? pathFault(src) : undefined;
  if (!fault || typeof src !== 'string') return undefined;
  const at = { file, ...yaml.pointOf(['image', 'src']) };
  return { rule: 'unsafe-path', id: `unsafe-path.${fault}`, values: { path: src }, at, actual: src };
};

const TAGS = LOCALES.map(({ tag }) => tag);

const expectedOf = (message: string, actual: string): string | undefined => {
  if (message === 'date') return isoOf(actual) ?? '2023-06-28';
  if (message === 'url') return 'https://…';
  if (message === 'focus') return '50% 30%';
  if (message === 'locale') return nearest(actual, TAGS) ?? TAGS.join(', ');
  return undefined;
};
