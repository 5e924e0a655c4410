import { type ExportMark, formHash, type UnitState } from '../model.ts';
import type { UnitForm } from './read-form.ts';
import { segmentState } from './vocabulary.ts';

/** From what is done least to what is done most. */
const RANKS: readonly UnitState[] = ['missing', 'stale', 'draft', 'reviewed'];

type StatedForm = Pick<UnitForm, 'target' | 'state'>;

const isUnchanged = ({ target }: StatedForm, index: number, count: number, { hashes }: ExportMark): boolean =>
  // A tool may have dropped a form, so that they no longer stand beside their hashes.
  count === hashes.length ? hashes[index] === formHash(target) : hashes.includes(formHash(target));

const formState = ({ target, state }: StatedForm, unchanged: boolean, exported: ExportMark | undefined): UnitState => {
  if (target === '') return 'missing';
  if (state.state === 'reviewed') return 'reviewed';
  if (state.state === 'translated') return 'draft';
  if (state.isStale && (unchanged || !exported)) return 'stale';
  return unchanged && exported && exported.state !== 'missing' ? exported.state : 'draft';
};

/**
 * State of a message by the segments of its forms: that of the form that is done least. Where nothing has changed since
 * it was handed out, it is what it was then.
 */
export const readState = (forms: readonly StatedForm[], exported: ExportMark | undefined): UnitState => {
  const unchanged = forms.map((form, index) => exported && isUnchanged(form, index, forms.length, exported));
  const isAsWritten = ({ target, state }: StatedForm, index: number): boolean => {
    if (!exported || !unchanged[index]) return false;
    const written = segmentState(exported.state, target);
    return written.state === state.state && written.isStale === state.isStale;
  };
  if (exported && forms.every(isAsWritten)) return exported.state;
  const states = forms.map((form, index) => formState(form, unchanged[index] === true, exported));
  return RANKS.find((rank) => states.includes(rank)) ?? 'missing';
};
