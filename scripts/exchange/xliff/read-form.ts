import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { checkText } from '../../files/check-text.ts';
import { childrenNamed, type XmlElement } from './parse-xml.ts';
import { quote } from './quote.ts';
import { type Codes, codesOf, readInline } from './read-inline.ts';
import { readSegmentState, type SegmentState } from './vocabulary.ts';

/** One wording of a text: what a `<unit>` holds, its segments joined. */
export interface UnitForm {
  readonly source: string;
  readonly target: string;
  /** That of its least finished segment. */
  readonly state: SegmentState;
  /** Of its first target; of the unit where it has none. */
  readonly at: Position;
}

type Read = { readonly form: UnitForm } | { readonly finding: Finding };
type Text = { readonly text: string } | { readonly finding: Finding };

/** In UTF-16 units: far more than a catalog takes, so that nobody's time goes into what cannot be a translation. */
const MAX_LENGTH = 10_000;
const RANKS = ['initial', 'translated', 'reviewed'] as const;

/** A segment or ignorable with its place among the targets, which a translation may need in another order. */
interface Part {
  readonly isSegment: boolean;
  readonly source: XmlElement | undefined;
  readonly target: XmlElement | undefined;
  readonly state: SegmentState;
  readonly order: number;
}

const partsOf = (unit: XmlElement): readonly Part[] =>
  unit.children
    .filter((child): child is XmlElement => typeof child !== 'string' && /^(?:segment|ignorable)$/.test(child.name))
    .map((part, index) => {
      const [target] = childrenNamed(part, 'target');
      const order = Number(target?.attributes.get('order') ?? index + 1);
      return {
        isSegment: part.name === 'segment',
        source: childrenNamed(part, 'source')[0],
        target,
        state: readSegmentState(part.attributes),
        order: Number.isInteger(order) ? order : index + 1,
      };
    });

const finding = (detail: string, at: Position, key: string, rest: Partial<Finding> = {}): { finding: Finding } => ({
  finding: { rule: 'invalid-exchange', id: `invalid-exchange.${detail}`, values: { key }, at, key, ...rest },
});

/** Texts of several elements joined: NFC, and without the line breaks that a tool has put about them to lay out its file. */
const join = (elements: readonly XmlElement[], codes: Codes, at: Position, key: string): Text => {
  let joined = '';
  for (const element of elements) {
    const words = readInline(element, codes);
    if (typeof words !== 'string') {
      const { name, at: place } = words.unknown;
      return finding('xliff-code', place, key, { actual: `<${quote(name)}>` });
    }
    joined += words;
  }
  if (joined.length > MAX_LENGTH) return finding('xliff-too-long', at, key, { actual: String(joined.length) });
  const text = joined.replace(/^\s*\n\s*|\s*\n\s*$/g, '').normalize('NFC');
  const unsafe = checkText(text);
  if (unsafe) {
    const { rule, id, codePoint } = unsafe;
    return { finding: { rule, id, values: { character: codePoint }, at, key, actual: codePoint } };
  }
  return /[\n\t]/.test(text) ? finding('line-break', at, key) : { text };
};

/** Elements whose words are the target, in its order; or undefined where only some segments have been translated. */
const targetsOf = (parts: readonly Part[]): readonly XmlElement[] | undefined => {
  const segments = parts.filter(({ isSegment }) => isSegment);
  const isOpen = ({ target, state }: Part): boolean =>
    target === undefined || (target.children.length === 0 && state.state === 'initial');
  if (segments.every(isOpen)) return [];
  if (segments.some(isOpen)) return undefined;
  return parts
    .toSorted((one, other) => one.order - other.order)
    .flatMap(({ target, source }) => target ?? source ?? []);
};

const leastState = (parts: readonly Part[]): SegmentState => {
  const states = parts.filter(({ isSegment }) => isSegment).map(({ state }) => state);
  const least = RANKS.find((rank) => states.some(({ state }) => state === rank)) ?? 'initial';
  return { state: least, isStale: states.some(({ isStale }) => isStale) && least === 'initial' };
};

/** Reads a `<unit>`: several segments, which tools make of one, become one text again. */
export const readForm = (unit: XmlElement, key: string): Read => {
  const parts = partsOf(unit);
  const sources = parts.flatMap(({ source }) => source ?? []);
  const codes = codesOf(sources);
  const source = join(sources, codes, sources[0]?.at ?? unit.at, key);
  if ('finding' in source) return source;
  if (source.text === '') return finding('xliff-no-source', unit.at, key);
  const targets = targetsOf(parts);
  const at = parts.find(({ target }) => target)?.target?.at ?? unit.at;
  if (!targets) return finding('xliff-half-translated', at, key);
  const target = join(targets, new Map([...codes, ...codesOf(targets)]), at, key);
  if ('finding' in target) return target;
  return { form: { source: source.text, target: target.text, state: leastState(parts), at } };
};
