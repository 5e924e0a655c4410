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
  readonly rule: Extract<RuleName, 'invalid-front-matter' | 'invalid-newsroom' | 'invalid-glossary'>;
  /** Default: 64 KiB. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 8;
/** Names that reach the prototype when objects are merged by hand. */
const REFUSED_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Reads YAML as plain data: strings, lists and maps. Refuses aliases and anchors (334 bytes can grow to 20 MB), tags,
 * repeated keys, keys that are not words, and what is too long or too deep, before anything is built from it.
 */
export const readYaml = (source: string, { file, rule, maxBytes = MAX_BYTES }: ReadYamlOptions): Result<Yaml> => {
  const lines = new LineCounter();
  const found = (detail: string, offset: number, more: Partial<Finding> = {}): Finding => {
    const { line, col } = lines.linePos(offset);
    return { rule, id: `${rule}.${detail}`, at: { file, line: Math.max(1, line), column: Math.max(1, col) }, ...more };
  };
  if (Buffer.byteLength(source) > maxBytes) {
    return fail({
      rule,
      id: `${rule}.too-large`,
      values: { limit: maxBytes / 1024 },
      at: { file, line: 1, column: 1 },
    });
  }
  const deep = tooDeepAt(source);
  // Checked on the bare text: the parser itself dies, beyond any catch, of 30,000 opening brackets.
  if (deep !== undefined) return fail({ rule, id: `${rule}.too-deep`, at: { file, line: deep, column: 1 } });

  const document = parseDocument(source, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const findings: Finding[] = [];
  for (const { code, message, pos } of document.errors) {
    const key = source.slice(pos[0]).match(/^[^\s:]+/)?.[0] ?? '';
    if (code === 'DUPLICATE_KEY') findings.push(found('duplicate-key', pos[0], { values: { key }, actual: key }));
    else if (code === 'BLOCK_AS_IMPLICIT_KEY') findings.push(found('colon', pos[0]));
    else if (code === 'TAB_AS_INDENT') findings.push(found('tab', pos[0]));
    else findings.push(found('yaml', pos[0], { values: { reason: message } }));
  }
  visit(document, {
    Node: (_key, node) => {
      const offset = node.range?.[0] ?? 0;
      if (isAlias(node) || node.anchor) findings.push(found('alias', offset));
      else if (node.tag !== undefined) findings.push(found('tag', offset, { actual: node.tag }));
      const fault = isScalar(node) ? checkText(String(node.value)) : undefined;
      if (fault) {
        const { id, rule: unsafe, codePoint } = fault;
        findings.push(found('text', offset, { rule: unsafe, id, values: { character: codePoint }, actual: codePoint }));
      }
      return undefined;
    },
    Pair: (_key, pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      const offset = (pair.key as Node | null)?.range?.[0] ?? 0;
      if (key === undefined) findings.push(found('key', offset));
      else if (REFUSED_KEYS.has(key)) findings.push(found('refused-key', offset, { values: { key }, actual: key }));
    },
  });
  if (findings.length > 0) return fail(...findings);
  const pointOf: Yaml['pointOf'] = (path, part = 'value') => {
    const { line, col } = lines.linePos(offsetOf(document.contents, path, part));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return succeed({ value: plain(document.contents), pointOf });
};

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
  // Escapes such as "e\u0301" may have brought in what cleaning the file has mended.
  return isScalar(node) ? String(node.value ?? '').normalize('NFC') : '';
};

const keyOf = (pair: unknown): string => (isPair(pair) && isScalar(pair.key) ? String(pair.key.value) : '');

const offsetOf = (contents: unknown, path: Path, part: 'key' | 'value'): number => {
  let node = contents;
  let offset = startOf(contents) ?? 0;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => keyOf(item) === step) : undefined;
    const value: unknown = pair ? pair.value : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined;
    // What is missing is told at the key around it.
    if (!pair && value === undefined) return offset;
    offset = startOf(pair?.key ?? value) ?? offset;
    node = value;
  }
  const isEmpty = isScalar(node) && node.value === '';
  return part === 'key' || isEmpty ? offset : (startOf(node) ?? offset);
};

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];
