import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Finding, Position } from '../../compositions/model/diagnostic.ts';
import { checkText } from '../files/check-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { quote, valueFaults } from './value-faults.ts';

export interface CatalogSource {
  /** Relative to the workspace root, forward slashes. */
  readonly file: string;
  readonly locale: string;
}

type Locate = (offset: number) => Position;

/** Names that reach an object's prototype wherever somebody merges catalogs carelessly. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** `<section>.<role>[.<n>]`, plural suffix; ASCII, so that keys can be typed on any keyboard. */
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;

const locator = (text: string, file: string): Locate => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - starts[low]! + 1 };
  };
};

/**
 * Offset of the first bracket that opens inside the catalog's own braces, or undefined. Looked for before parsing: the
 * parser recurses, and 100,000 brackets would overflow its stack.
 */
const nestedAt = (text: string): number | undefined => {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token[0] === '{' || token[0] === '[') depth += 1;
    else if (token[0] === '}' || token[0] === ']') depth -= 1;
    if (depth > 1) return token.index;
  }
  return undefined;
};

const SYNTAX_IDS: Readonly<Record<string, string>> = {
  InvalidCommentToken: 'invalid-catalog.comment',
  CommaExpected: 'invalid-catalog.comma-expected',
  PropertyNameExpected: 'invalid-catalog.trailing-comma',
};

const syntaxFinding = (text: string, error: ParseError, at: Position, locale: string): Finding => {
  const id = SYNTAX_IDS[printParseErrorCode(error.error)] ?? 'invalid-catalog.syntax';
  const seen = text.slice(error.offset, error.offset + Math.max(error.length, 1)).split('\n')[0]!;
  return { rule: 'invalid-catalog', id, at, locale, ...(seen === '' ? {} : { actual: quote(seen) }) };
};

const keyFinding = (entry: CatalogEntry, locale: string): Finding | undefined => {
  const { key, keyAt: at } = entry;
  if (KEY.test(key) && !REFUSED_KEYS.has(key)) return undefined;
  return { rule: 'invalid-catalog', id: 'invalid-catalog.key', at, locale, actual: quote(key) };
};

/** Where a character of a value stands; without escapes, file and value run in step behind the opening quote. */
const characterAt = (raw: string, valueAt: Position, index: number): Position =>
  raw.includes('\\') ? valueAt : { ...valueAt, column: valueAt.column + 1 + index };

const valueFindings = (entry: CatalogEntry, raw: string, locale: string): readonly Finding[] => {
  const { key, value, valueAt } = entry;
  const unsafe = checkText(value);
  if (unsafe) {
    const at = characterAt(raw, valueAt, unsafe.index);
    const { rule, id, codePoint } = unsafe;
    return [{ rule, id, values: { character: codePoint }, at, locale, key, actual: codePoint }];
  }
  return valueFaults(value).map(({ id, values, actual }) => ({
    rule: 'invalid-catalog',
    id,
    values: { key, ...values },
    at: valueAt,
    locale,
    key,
    ...(actual === undefined ? {} : { actual }),
  }));
};

const duplicateFinding = (entry: CatalogEntry, first: CatalogEntry, locale: string): Finding => ({
  rule: 'duplicate-key',
  id: 'duplicate-key.catalog',
  values: { key: entry.key, firstLine: first.keyAt.line, firstColumn: first.keyAt.column },
  at: entry.keyAt,
  locale,
  key: entry.key,
  expected: quote(first.value),
  actual: quote(entry.value),
});

/** One entry of the file: its findings and, where key and value are strings, itself. */
const readEntry = (
  property: Node,
  text: string,
  locate: Locate,
  locale: string,
): { readonly entry?: CatalogEntry; readonly findings: readonly Finding[] } => {
  const [key, value] = property.children ?? [];
  if (!key || !value) return { findings: [] };
  const valueAt = locate(value.offset);
  if (value.type !== 'string') {
    const actual = quote(text.slice(value.offset, value.offset + value.length));
    const values = { key: String(key.value) };
    return {
      findings: [{ rule: 'invalid-catalog', id: 'invalid-catalog.not-text', values, at: valueAt, locale, actual }],
    };
  }
  // A value of spaces draws nothing, like an empty one.
  const typed = String(value.value).normalize('NFC');
  const words = typed.trim();
  const entry = {
    key: String(key.value),
    value: words,
    ...(typed === words ? {} : { typed }),
    keyAt: locate(key.offset),
    valueAt,
  };
  const refused = keyFinding(entry, locale);
  if (refused) return { findings: [refused] };
  const raw = text.slice(value.offset, value.offset + value.length);
  return { entry, findings: valueFindings({ ...entry, value: String(value.value) }, raw, locale) };
};

/**
 * Reads a catalog: strict JSON, one flat object of strings, every key once, nothing in a value but text,
 * `**strong**`, `_emphasis_` and `{{name}}`. Any finding means that there is no catalog: nothing is drawn from a file
 * that is partly refused. `text` is decoded and clean, as `readText` gives it.
 */
export const readCatalog = (text: string, { file, locale }: CatalogSource): Result<Catalog> => {
  const locate = locator(text, file);
  const nested = nestedAt(text);
  if (nested !== undefined) {
    return fail({ rule: 'invalid-catalog', id: 'invalid-catalog.nested', at: locate(nested), locale });
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const error = errors[0];
  if (error) return fail(syntaxFinding(text, error, locate(error.offset), locale));
  if (tree?.type !== 'object') {
    return fail({ rule: 'invalid-catalog', id: 'invalid-catalog.not-object', at: locate(tree?.offset ?? 0), locale });
  }
  const entries = new Map<string, CatalogEntry>();
  const findings: Finding[] = [];
  for (const property of tree.children ?? []) {
    const read = readEntry(property, text, locate, locale);
    findings.push(...read.findings);
    if (!read.entry) continue;
    const first = entries.get(read.entry.key);
    if (first) findings.push(duplicateFinding(read.entry, first, locale));
    else entries.set(read.entry.key, read.entry);
  }
  return findings.length > 0 ? fail(...findings) : succeed({ file, locale, entries });
};
