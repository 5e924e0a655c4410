import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { duplicateFinding, lostMarkFindings } from '../findings.ts';
import { type ExportMark, type ReturnedUnit, readExportMark } from '../model.ts';
import { childrenNamed, textOf, type XmlElement } from './parse-xml.ts';
import { quote } from './quote.ts';
import { readForm, type UnitForm } from './read-form.ts';
import { readState } from './read-state.ts';
import { CATEGORIES, OWN } from './vocabulary.ts';

type Category = Intl.LDMLPluralRule | undefined;

/** A message of which some forms have been read. */
interface Collected {
  readonly key: string;
  readonly at: Position;
  readonly forms: Map<Category, UnitForm>;
  exported: ExportMark | undefined;
}

const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const PLURAL = new RegExp(`^(.+)_(${CATEGORIES.join('|')})$`);

/** All units of a file, whatever groups they stand in. */
const unitsIn = (element: XmlElement): readonly XmlElement[] =>
  element.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'unit') return [child];
    return child.name === 'group' ? unitsIn(child) : [];
  });

const identify = (id: string): { readonly key: string; readonly category: Category } => {
  const [, key, category] = PLURAL.exec(id) ?? [];
  return key === undefined ? { key: id, category: undefined } : { key, category: category as Intl.LDMLPluralRule };
};

const markOf = (unit: XmlElement): ExportMark | undefined =>
  childrenNamed(unit, 'notes')
    .flatMap((notes) => childrenNamed(notes, 'note'))
    .filter(({ attributes }) => attributes.get('category') === OWN)
    .map((note) => readExportMark(textOf(note)))
    .find(Boolean);

/** Where the message has that form already; a message with plural forms has none without a category. */
const takenAt = ({ forms, at }: Collected, category: Category): Position | undefined => {
  if (forms.size === 0) return undefined;
  const isSameKind = forms.has(undefined) === (category === undefined);
  return isSameKind ? forms.get(category)?.at : at;
};

const toUnit = ({ key, at, forms, exported }: Collected): ReturnedUnit => {
  const rank = (category: Category): number => (category === undefined ? 0 : CATEGORIES.indexOf(category));
  const sorted = [...forms].toSorted(([one], [other]) => rank(one) - rank(other));
  const state = readState(
    sorted.map(([, form]) => form),
    exported,
  );
  return {
    key,
    source: sorted[0]![1].source,
    at,
    state,
    ...(exported ? { exported } : {}),
    forms: sorted.map(([category, form]) => ({
      ...(category === undefined ? {} : { category }),
      target: form.target,
      at: form.at,
    })),
  };
};

/**
 * The messages of a `<file>`, in the order of their first units. A unit that cannot be read, or that the file has twice,
 * costs its message that form and is told.
 */
export const readUnits = (
  file: XmlElement,
): { readonly units: readonly ReturnedUnit[]; readonly findings: readonly Finding[] } => {
  const messages = new Map<string, Collected>();
  const findings: Finding[] = [];
  for (const unit of unitsIn(file)) {
    const { at } = unit;
    const { key, category } = identify(unit.attributes.get('id') ?? '');
    if (!KEY.test(key)) {
      const shown = quote(key);
      const values = { key: shown };
      findings.push({ rule: 'invalid-exchange', id: 'invalid-exchange.key', values, at, key: shown });
      continue;
    }
    const message = messages.get(key) ?? { key, at, forms: new Map(), exported: undefined };
    messages.set(key, message);
    const taken = takenAt(message, category);
    if (taken) {
      findings.push(duplicateFinding(key, at, taken));
      continue;
    }
    message.exported ??= markOf(unit);
    const read = readForm(unit, key);
    if ('finding' in read) findings.push(read.finding);
    else message.forms.set(category, read.form);
  }
  const units = [...messages.values()].filter(({ forms }) => forms.size > 0).map(toUnit);
  return { units, findings: [...findings, ...lostMarkFindings(units)] };
};
