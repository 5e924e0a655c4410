import { ALT_MESSAGES } from '../../compositions/alt/words.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { type Catalog, translationOf } from './catalog.ts';
import { placeholdersOf } from './placeholders.ts';

/** Words the pictures themselves use, and the placeholders each must hold. */
export const INTERFACE_MESSAGES = {
  'figure.more-than': ['number'],
  'figure.nearly': ['number'],
  'figure.about': ['number'],
  'figure.at-least': ['number'],
  'source.line': ['date', 'publisher', 'title'],
  'source.line-undated': ['publisher', 'title'],
  'photo.credit': ['credit'],
  'closing.heading': [],
  'closing.source': [],
  'closing.languages': [],
  'fact.claim': [],
  'fact.fact': [],
  'quote.open': [],
  'chart.axis-from': ['number'],
  'chart.measure': ['measure', 'unit'],
  'page.mark': ['page', 'pages'],
  'date.span': ['from', 'to'],
  ...ALT_MESSAGES,
} as const satisfies Record<string, readonly string[]>;

export type InterfaceKey = keyof typeof INTERFACE_MESSAGES;
export type InterfaceWords = Readonly<Record<InterfaceKey, string>>;

/** Further ways to write a qualifier, read from stories only: `figure.more-than.also`, patterns parted by ` | `. */
export const ALSO_KEY = /^figure\.(more-than|nearly|about|at-least)\.also$/;
export const alsoPatterns = (value: string): readonly string[] => value.split('|').map((pattern) => pattern.trim());

const isInterfaceKey = (key: string): key is InterfaceKey => Object.hasOwn(INTERFACE_MESSAGES, key);

const placeholderFinding = (catalog: Catalog, key: string, expected: readonly string[], value: string): Finding => ({
  rule: 'placeholder-mismatch',
  id: 'placeholder-mismatch.interface',
  values: { key },
  at: catalog.entries.get(key)!.valueAt,
  locale: catalog.locale,
  key,
  expected: expected.map((name) => `{{${name}}}`).join(' '),
  actual: value,
});

const checkPlaceholders = (catalog: Catalog): readonly Finding[] => {
  const findings: Finding[] = [];
  for (const { key, value } of catalog.entries.values()) {
    if (value === '') continue;
    const patterns = ALSO_KEY.test(key) ? alsoPatterns(value) : [value];
    const expected: readonly string[] | undefined = ALSO_KEY.test(key)
      ? ['number']
      : isInterfaceKey(key)
        ? INTERFACE_MESSAGES[key]
        : undefined;
    if (!expected) continue;
    const wrong = patterns.find((pattern) => placeholdersOf(pattern).join() !== expected.join());
    if (wrong !== undefined) findings.push(placeholderFinding(catalog, key, expected, wrong));
  }
  return findings;
};

const obsoleteKeys = (catalog: Catalog): readonly Finding[] =>
  [...catalog.entries.values()]
    .filter(({ key }) => !isInterfaceKey(key) && !ALSO_KEY.test(key))
    .map(({ key, keyAt }) => ({
      rule: 'outdated-catalog',
      id: 'outdated-catalog.unknown-interface-key',
      values: { key },
      at: keyAt,
      locale: catalog.locale,
      key,
    }));

/**
 * The words of one locale: the workspace's own file where it has the key, the file the product ships elsewhere.
 * Neither has it: `missing-translation`, and no words, for nothing could be drawn.
 */
export const interfaceWords = (own: Catalog, shipped: Catalog): Result<InterfaceWords> => {
  const findings: Finding[] = [...checkPlaceholders(own), ...obsoleteKeys(own)];
  const words: Partial<Record<InterfaceKey, string>> = {};
  for (const key of Object.keys(INTERFACE_MESSAGES) as InterfaceKey[]) {
    const value = translationOf(own, key) ?? translationOf(shipped, key);
    if (value !== undefined) {
      words[key] = value;
      continue;
    }
    findings.push({
      rule: 'missing-translation',
      id: 'missing-translation.interface',
      values: { key, locale: own.locale, file: own.file },
      at: own.entries.get(key)?.valueAt ?? { file: own.file, line: 1, column: 1 },
      locale: own.locale,
      key,
    });
  }
  const whole = Object.keys(words).length === Object.keys(INTERFACE_MESSAGES).length;
  const wrong = findings.some(({ rule }) => rule === 'placeholder-mismatch');
  return whole && !wrong ? succeed(words as InterfaceWords, findings) : fail(...findings);
};
