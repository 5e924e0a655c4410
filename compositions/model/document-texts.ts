import type { Document, Words } from './document.ts';

/**
 * Every text of a document, wherever it stands: the story's own first, then what was made of them and the interface's
 * words (`interface:<name>`, `newsroom:organisation`, or the field's name for numbers and dates). A fault of the
 * publisher's name is told of the name, not of the source line that quotes it.
 */
export function documentTexts(document: Document): readonly Words[] {
  const texts = textsOf(document, '');
  const isOwn = ({ key }: Words): boolean => !MADE.has(key) && !/^(?:interface|newsroom):/.test(key);
  return [...texts.filter(isOwn), ...texts.filter((text) => !isOwn(text))];
}

function textsOf(part: unknown, path: string): Words[] {
  const field = path.slice(path.lastIndexOf('.') + 1);
  if (typeof part === 'string') return [{ key: NAMES[path] ?? NAMES[field] ?? field, value: part }];
  if (Array.isArray(part)) return part.flatMap((item) => textsOf(item, path));
  if (typeof part !== 'object' || part === null) return [];
  if ('key' in part && 'value' in part) return [part as Words];
  return Object.entries(part).flatMap(([name, item]) =>
    DATA.has(name) ? [] : textsOf(item, path === '' ? name : `${path}.${name}`),
  );
}

/** Keys of texts that are no message of the story, by their path or field. */
const NAMES: Readonly<Record<string, string>> = {
  organisation: 'newsroom:organisation',
  sourceLine: 'interface:source.line',
  'closing.heading': 'interface:closing.heading',
  'closing.source': 'interface:closing.source',
  'closing.languages.label': 'interface:closing.languages',
  note: 'interface:chart.axis-from',
  claimLabel: 'interface:fact.claim',
  factLabel: 'interface:fact.fact',
};

/** Fields that hold numbers and dates in words. */
const MADE = new Set(['date', 'sourceDate', 'before', 'number', 'after', 'when']);

/** Fields that hold names for the program, not words for the reader. */
const DATA = new Set([
  'id',
  'kind',
  'chart',
  'together',
  'icon',
  'icons',
  'hash',
  'pageMark',
  'sourceUrl',
  'tags',
  'altWords',
]);
