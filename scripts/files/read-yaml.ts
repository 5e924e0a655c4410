import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Finding, RuleName } from '../../compositions/model/diagnostic.ts';
import { checkText } from './check-text.ts';
import { fail, type Result, succeed } from './result.ts';

/** Every scalar is the text that was typed: `0123`, `12:30:45` and `1.10` stay what they are. */
export type YamlValue = string | readonly YamlValue[] | { readonly [key: string]: YamlValue };

type Path = readonly (string | number)[];

export interface Yaml {
  readonly value: YamlValue;
  /** Line and column of a key (where it has one) or of a value; of the nearest thing around where it is missing. */
  readonly pointOf: (path: Path, part?: 'key' | 'value') => { line: number; column: number };
}

export interface ReadYamlOptions {
  readonly file: string;
  /** The rule that faults are found under; `<rule>.<detail>` words them. */
  readonly rule: Extract<RuleName, 'invalid-front-matter' | 'invalid-newsroom'>;
}

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 8;
/** Names that reach the prototype when objects are merged by hand. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads YAML as plain data: strings, lists and maps. Refuses aliases and anchors (334 bytes can grow to 20 MB), tags,
 * repeated keys, keys that are not words, and what is too long or too deep, before anything is built from it.
 */
export const readYaml = (source: string, { file, rule }: ReadYamlOptions): Result<Yaml> => {
  const lines = new LineCounter();
  const found = (detail: string, offset: number, more: Partial<Finding> = {}): Finding => {
    const { line, col } = lines.linePos(offset);
    return { rule, id: `${rule}.${detail}`, at: { file, line: Math.max(1, line), column: Math.max(1, col) }, ...more };
  };
  if (Buffer.byteLength(source) > MAX_BYTES) {
    return fail({
      rule,
      id: `${rule}.too-large`,
      values: { limit: MAX_BYTES / 1024 },
      at: { file, line: 1, column: 1 },
    });
  }
  const deep = tooDeepAt(source);
  // Checked on the bare text: the parser itself dies, beyond any catch, of 30,000 opening brackets.
  if (deep !== undefined) return fail({ rule, id: `${rule}.too-deep`, at: { file, line: deep, column: 1 } });

  const document = parseDocument(source, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const findings: Finding[] = [];
  for (const error of document.errors) {
    const key = source.slice(error.pos[0]).match(/^[^\s:]+/)?.[0] ?? '';
    if (error.code === 'DUPLICATE_KEY')
      findings.push(found('duplicate-key', error.pos[0], { values: { key }, actual: key }));
    else findings.push(found('yaml', error.pos[0], { values: { reason: error.message } }));
  }
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0;
      const anchor = !isAlias(node) && node.anchor;
      if (isAlias(node) || anchor) findings.push(found('alias', offset));
      else if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:'))
        findings.push(found('tag', offset, { actual: node.tag }));
      else if (hasTypedTag(source, node)) findings.push(found('tag', offset, { actual: node.tag ?? '' }));
      return undefined;
    },
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
      if (key === undefined) findings.push(found('key', offset));
      else if (REFUSED_KEYS.has(key)) findings.push(found('refused-key', offset, { values: { key }, actual: key }));
    },
    Scalar: (_key, scalar) => {
      const fault = checkText(String(scalar.value));
      if (!fault) return;
      const { rule: textRule, id, codePoint } = fault;
      const at = found('', scalar.range?.[0] ?? 0).at ?? {};
      findings.push({ rule: textRule, id, values: { character: codePoint }, at, actual: codePoint });
    },
  });
  if (findings.length > 0) return fail(...findings);
  const pointOf: Yaml['pointOf'] = (path, part = 'value') => {
    const { line, col } = lines.linePos(offsetOf(document.contents, path, part));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return succeed({ value: plain(document.contents), pointOf });
};

/** A tag that somebody wrote (`!!js/function`, `!x`), not one that the schema gave. */
const hasTypedTag = (source: string, node: Node): boolean =>
  node.tag !== undefined &&
  node.range !== null &&
  node.range !== undefined &&
  /!\S*\s*$/.test(
    source
      .slice(Math.max(0, node.range[0] - 200), node.range[0])
      .split('\n')
      .pop() ?? '',
  );

/** The line where nesting goes beyond all need, counted without parsing; undefined where it does not. */
const tooDeepAt = (source: string): number | undefined => {
  let open = 0;
  let line = 0;
  for (const text of source.split('\n')) {
    line += 1;
    const indicators = text.match(/^(?:[ \t]*[-?:](?=[ \t]))*/)?.[0].match(/[-?:]/g)?.length ?? 0;
    for (const character of text) {
      if (character === '[' || character === '{') open += 1;
      else if (character === ']' || character === '}') open = Math.max(0, open - 1);
      if (open + indicators > 4 * MAX_DEPTH) return line;
    }
    if (indicators > MAX_DEPTH || (text.match(/^ */)?.[0].length ?? 0) > 16 * MAX_DEPTH) return line;
  }
  return undefined;
};

const plain = (node: unknown): YamlValue => {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [keyOf(pair), plain(pair.value)]));
  return isScalar(node) ? String(node.value ?? '') : '';
};

const keyOf = (pair: unknown): string => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '');

const offsetOf = (contents: unknown, path: Path, part: 'key' | 'value'): number => {
  let node = contents;
  let offset = 0;
  let key: unknown;
  const note = (candidate: unknown) => {
    const start = (candidate as Node | undefined)?.range?.[0];
    if (start !== undefined) offset = start;
  };
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === step) : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    if (next === undefined && !pair) return offset;
    key = pair?.key;
    note(key);
    node = next;
    if (isScalar(node) && node.value === '') break;
    note(part === 'key' && key !== undefined && step === path.at(-1) ? key : node);
  }
  return offset;
};
