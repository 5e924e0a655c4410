import type { Position } from '../../compositions/model/diagnostic.ts';
import { type ExchangeForm, formHash, type ReturnedUnit, type UnitState } from './model.ts';

/** A message as the workspace has it now; its forms are those of the language, in its order. */
export interface PresentUnit {
  readonly state: UnitState;
  readonly forms: readonly ExchangeForm[];
}

/** A wording that the file brings. */
export interface TakenForm extends ExchangeForm {
  /** What stands there now; empty for none. */
  readonly before: string;
  readonly at: Position;
}

/** A wording that both sides have changed, each in its own way. */
export interface FormConflict {
  readonly category?: Intl.LDMLPluralRule;
  readonly mine: string;
  readonly theirs: string;
  readonly at: Position;
}

/**
 * What a returned unit changes. `verdict`, for words that stayed as they were: `holds` where somebody has read a stale
 * translation beside the new source and kept it, `doubted` where a reviewed one was given back as not right.
 */
export interface MergedUnit {
  readonly key: string;
  readonly taken: readonly TakenForm[];
  readonly conflicts: readonly FormConflict[];
  readonly verdict?: 'holds' | 'doubted';
  /** True where the file says that somebody has reviewed it since it was handed out. */
  readonly reviewed: boolean;
}

/**
 * Merges a unit three ways: as it was handed out, as the workspace has it, as it came back. A wording that only the file
 * has changed is taken; one that both have changed is a conflict, and stays, unless `theirs`. An empty one says nothing:
 * no translation is ever taken away.
 */
export const mergeUnit = (present: PresentUnit, returned: ReturnedUnit, theirs: boolean): MergedUnit => {
  const { exported } = returned;
  const taken: TakenForm[] = [];
  const conflicts: FormConflict[] = [];
  let edited = false;
  for (const { category, target, at } of returned.forms) {
    const place = present.forms.findIndex((form) => form.category === category);
    if (target === '' || place < 0) continue;
    // The mark lists the forms as they were handed out, in the language's order; a tool may have dropped some.
    const base = exported?.hashes[place];
    const isEdited = base !== formHash(target);
    edited ||= isEdited;
    const mine = present.forms[place]!.target;
    if (!isEdited || mine === target) continue;
    const form = category === undefined ? {} : { category };
    if (mine === '' || formHash(mine) === base || theirs) taken.push({ ...form, target, before: mine, at });
    else conflicts.push({ ...form, mine, theirs: target, at });
  }
  const common = { key: returned.key, taken, conflicts };
  const reviewed = returned.state === 'reviewed' && exported?.state !== 'reviewed' && conflicts.length === 0;
  // What was handed out is not what stands there now: the file's word on it is out of date.
  if (edited || present.state !== exported?.state) return { ...common, reviewed };
  if (exported?.state === 'stale' && (returned.state === 'draft' || returned.state === 'reviewed'))
    return { ...common, verdict: 'holds', reviewed };
  if (exported?.state === 'reviewed' && returned.state !== 'reviewed')
    return { ...common, verdict: 'doubted', reviewed };
  return { ...common, reviewed };
};
