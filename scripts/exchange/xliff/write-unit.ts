import type { ExchangeLabels } from '../labels.ts';
import { type ExchangeForm, type ExchangeUnit, exportMark, type UnitContext } from '../model.ts';
import { sourceIds, targetIds, toPieces } from './inline-codes.ts';
import { OWN, segmentState, stateAttributes } from './vocabulary.ts';
import { writeInline } from './write-inline.ts';
import { attributes, escapeNote } from './xml.ts';

type Lines = readonly string[];

/** Forms that may name their number by the noun itself: "one trip". */
const COUNTLESS: ReadonlySet<string | undefined> = new Set(['zero', 'one', 'two']);
const COUNT = /^\{\{\s*count\s*\}\}$/;
const SEGMENT = 's1';

/** The limit, unless the words that go out are longer already: tools refuse to save those, and `check` may well pass them. */
const restriction = ({ target }: ExchangeForm, { limit }: UnitContext): number | undefined =>
  limit !== undefined && [...target].length > limit ? undefined : limit;

/** A unit; of a plural message, a group with one unit for each category. */
export const writeUnit = (unit: ExchangeUnit, labels: ExchangeLabels): Lines => {
  const { key, forms, context } = unit;
  const isPlural = forms.some(({ category }) => category !== undefined);
  const modules = [...matches(context), ...glossary(context)];
  const units = forms.flatMap((form, index) => {
    const { category } = form;
    const id = category === undefined ? key : `${key}_${category}`;
    const limit = restriction(form, context);
    const all = [
      ...contextNotes(unit, labels),
      ...(category === undefined ? [] : [note('form', labels.form, labels.categories[category])]),
      ...(limit === context.limit ? [] : [note('limit', labels.limit, String(context.limit))]),
      ...(index === 0 ? [{ category: OWN, text: exportMark(unit), priority: 10 }] : []),
    ];
    return [
      `<unit${attributes({ id, name: id, 'slr:sizeRestriction': limit })}>`,
      ...inside([...modules, ...notes(all), ...segment(unit, form)]),
      '</unit>',
    ];
  });
  return isPlural ? [`<group${attributes({ id: key, name: key })}>`, ...inside(units), '</group>'] : units;
};

export const inside = (lines: Lines): Lines => lines.map((line) => `  ${line}`);

const segment = (unit: ExchangeUnit, { category, target }: ExchangeForm): Lines => [
  `<segment${attributes({ id: SEGMENT, ...stateAttributes(segmentState(unit.state, target)) })}>`,
  ...inside(sourceAndTarget(unit.source, target, '', COUNTLESS.has(category))),
  '</segment>',
];

/**
 * `prefix`: of the ids of the codes, which are each used once in a unit. A code that the target leaves out may be left out:
 * tools refuse files where one that may not is missing, as it is in a translation of an earlier source.
 */
const sourceAndTarget = (source: string, target: string, prefix: string, isCountless: boolean): Lines => {
  const pieces = toPieces(source);
  const given = targetIds(pieces, prefix);
  const used = new Set<string>();
  const nextId = (token: string): string => {
    const id = given(token);
    used.add(id);
    return id;
  };
  const mayOmit = (token: string): boolean => isCountless && COUNT.test(token);
  const to = writeInline(toPieces(target), { nextId, mayOmit });
  const from = writeInline(pieces, {
    nextId: sourceIds(prefix),
    mayOmit: (token, id) => mayOmit(token) || (target !== '' && !used.has(id)),
  });
  return [`<source>${from}</source>`, ...(target === '' ? [] : [`<target>${to}</target>`])];
};

const matches = ({ matches: found }: UnitContext): Lines => {
  // A match without a target is none, by the module's rules.
  const usable = found.filter(({ target }) => target !== '');
  if (usable.length === 0) return [];
  const entries = usable.flatMap(({ score, source, target, from }, index) => {
    const id = `m${index + 1}`;
    const origin = { type: 'tm', origin: from, similarity: score, matchQuality: score };
    return [
      `<mtc:match${attributes({ id, ref: `#${SEGMENT}`, ...origin })}>`,
      ...inside(sourceAndTarget(source, target, `${id}-`, false)),
      '</mtc:match>',
    ];
  });
  return ['<mtc:matches>', ...inside(entries), '</mtc:matches>'];
};

const glossary = ({ terms }: UnitContext): Lines => {
  // A term without a translation is no entry, by the module's rules.
  const usable = terms.filter(({ target }) => target !== '');
  if (usable.length === 0) return [];
  const entries = usable.flatMap(({ source, target }) => [
    '<gls:glossEntry>',
    ...inside([
      `<gls:term>${escapeNote(source)}</gls:term>`,
      `<gls:translation>${escapeNote(target)}</gls:translation>`,
    ]),
    '</gls:glossEntry>',
  ]);
  return ['<gls:glossary>', ...inside(entries), '</gls:glossary>'];
};

interface Note {
  readonly category: string;
  readonly text: string;
  readonly priority?: number;
}

const note = (category: string, label: string, text: string | number): Note => ({
  category,
  text: `${label}: ${text}`,
});

/** What stands in the modules too: not every tool shows them. */
const contextNotes = ({ was, context }: ExchangeUnit, labels: ExchangeLabels): readonly Note[] => {
  const { limit, reference, terms, pictures } = context;
  const words = terms.map(({ source, target }) => `${source} = ${target}`).join('; ');
  return [
    ...context.notes.map((text) => ({ category: 'description', text })),
    ...(was === undefined ? [] : [note('previous-source', labels.previous, was)]),
    ...(limit === undefined ? [] : [note('limit', labels.limit, limit)]),
    ...(reference ? [note('reference', `${labels.reference} (${reference.locale})`, reference.text)] : []),
    ...(terms.length === 0 ? [] : [note('terms', labels.terms, words)]),
    ...pictures.map((picture) => note('picture', labels.picture, picture)),
  ];
};

const notes = (all: readonly Note[]): Lines => {
  if (all.length === 0) return [];
  const lines = all.map(
    ({ category, text, priority }) => `<note${attributes({ category, priority })}>${escapeNote(text)}</note>`,
  );
  return ['<notes>', ...inside(lines), '</notes>'];
};
