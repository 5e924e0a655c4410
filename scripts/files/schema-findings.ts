import type { z } from 'zod';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { nearest } from './nearest.ts';
import type { ReadYamlOptions, Yaml } from './read-yaml.ts';

export interface SchemaWords extends ReadYamlOptions {
  /** Keys by the path of the map they stand in ('' for the outermost, `*` for every item of a list). */
  readonly knownKeys: Readonly<Record<string, readonly string[]>>;
  /** What is expected of a value, by the message its schema gave. */
  readonly expected: (message: string, actual: string) => string | undefined;
}

/** Messages a schema may give a value that is missing; any other is the last part of a finding's id. */
const ABOUT_SHAPE = new Set(['text', 'map', 'missing', 'organisation', 'voice']);

/** What a schema has against a file, told at line and column; `<rule>.<message of the schema>` words it. */
export const schemaFindings = (
  issues: readonly z.core.$ZodIssue[],
  yaml: Yaml,
  words: SchemaWords,
): readonly Finding[] => {
  const findings = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? unknownKeys(issue, yaml, words) : [findingOf(issue, yaml, words)],
  );
  // A misspelt key is missing too; saying so twice helps nobody.
  const meant = new Set(findings.flatMap(({ id, values }) => (id.endsWith('.misspelt-key') ? [values?.path] : [])));
  return findings.filter(({ id, values }) => !id.endsWith('.missing') || !meant.has(values?.key));
};

type Path = readonly (string | number)[];

const pathOf = (issue: z.core.$ZodIssue): Path =>
  issue.path.map((step) => (typeof step === 'number' ? step : String(step)));

const unknownKeys = (
  issue: z.core.$ZodIssueUnrecognizedKeys,
  yaml: Yaml,
  { file, rule, knownKeys }: SchemaWords,
): readonly Finding[] => {
  const path = pathOf(issue);
  const known = knownKeys[path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')] ?? [];
  const given = Object.keys(valueAt(yaml.value, path) ?? {});
  const free = known.filter((key) => !given.includes(key));
  return issue.keys.map((key): Finding => {
    const near = nearest(key, free);
    const expected = near ?? known.join(', ');
    const values = { key, expected, path: [...path, expected].join('.') };
    const at = { file, ...yaml.pointOf([...path, key], 'key') };
    return { rule, id: `${rule}.${near ? 'misspelt-key' : 'unknown-key'}`, values, at, expected, actual: key };
  });
};

const findingOf = (issue: z.core.$ZodIssue, yaml: Yaml, { file, rule, expected: wish }: SchemaWords): Finding => {
  let path = pathOf(issue);
  // A value that was taken apart is faulty as a whole.
  while (path.length > 1 && typeof valueAt(yaml.value, path.slice(0, -1)) === 'string') path = path.slice(0, -1);
  const actual = valueAt(yaml.value, path);
  const missing = path.length > 0 && (actual === undefined || actual === '') && ABOUT_SHAPE.has(issue.message);
  const detail = missing ? 'missing' : issue.message;
  const typed = typeof actual === 'string' ? actual : '';
  const expected = missing ? `${path.at(-1)}: …` : wish(detail, typed);
  return {
    rule,
    id: `${rule}.${detail}`,
    values: { key: path.join('.') },
    at: { file, ...yaml.pointOf(path) },
    ...(expected ? { expected } : {}),
    ...(typed === '' ? {} : { actual: typed }),
  };
};

/** What stands at a path of plain data. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined),
    value,
  );
