import type { UnitState } from '../model.ts';

/** Namespace of XLIFF 2.0 and of 2.1, whose core is the same. */
export const XLIFF = 'urn:oasis:names:tc:xliff:document:2.0';
export const READ_VERSIONS: readonly string[] = ['2.0', '2.1'];
/** Modules of the standard, by the prefix they are written with. */
export const MODULES = {
  slr: 'urn:oasis:names:tc:xliff:sizerestriction:2.0',
  mtc: 'urn:oasis:names:tc:xliff:matches:2.0',
  gls: 'urn:oasis:names:tc:xliff:glossary:2.0',
} as const;

/** Category of the note that carries the export mark, and authority of the sub-state. */
export const OWN = 'nhipcau';
const STALE = `${OWN}:stale`;

/** CLDR's order, in which the export mark lists the forms. */
export const CATEGORIES: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** State of a segment; `final` is read as `reviewed`: nobody but the newsroom releases a text. */
export interface SegmentState {
  readonly state: 'initial' | 'translated' | 'reviewed';
  readonly isStale: boolean;
}

const SEGMENT_STATES = {
  missing: { state: 'initial', isStale: false },
  stale: { state: 'initial', isStale: true },
  draft: { state: 'translated', isStale: false },
  reviewed: { state: 'reviewed', isStale: false },
} as const satisfies Record<UnitState, SegmentState>;

/** State of a segment with that target. Without one it is initial, as the standard asks. */
export const segmentState = (state: UnitState, target: string): SegmentState =>
  SEGMENT_STATES[target === '' ? 'missing' : state];

export const stateAttributes = ({ state, isStale }: SegmentState): Readonly<Record<string, string>> => ({
  state,
  ...(isStale ? { subState: STALE } : {}),
});

export const readSegmentState = (attributes: ReadonlyMap<string, string>): SegmentState => {
  const state = attributes.get('state');
  if (state === 'final' || state === 'reviewed') return { state: 'reviewed', isStale: false };
  if (state === 'translated') return { state, isStale: false };
  return { state: 'initial', isStale: attributes.get('subState') === STALE };
};
