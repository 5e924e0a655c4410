import type { Page } from '../layout/mark.ts';
import type { Piece } from '../layout/piece.ts';
import type { Document } from '../model/document.ts';
import type { Context } from './context.ts';
import { isRoomy, ROUNDING } from './cover.ts';
import { isBetter, type PanelOf, panelsAt, type Shown } from './panels.ts';
import type { Setting } from './setting.ts';

/** A picture at one size, and what there was room for. */
export interface Trial extends Shown {
  readonly page: Page;
  readonly factor: number;
  /** Whether the words of its head have room, and whether they are all there, the title as large as titles should be. */
  readonly head: Head;
}

const HEADS = ['too long', 'small', 'large'] as const;
type Head = (typeof HEADS)[number];
const headRank = ({ head }: Trial): number => HEADS.indexOf(head);

/** How a head stands that lacks so many px of its room. */
export function headOf(
  context: Context,
  document: Document,
  { headline, lacking }: { readonly headline: Piece; readonly lacking: number },
): Head {
  if (lacking > ROUNDING) return 'too long';
  return isRoomy(context, document, headline) ? 'large' : 'small';
}

/** Sizes tried, from the most generous; at the last, every size still stands over its floor. */
const FACTORS: readonly number[] = [1.3, 1.2, 1.1, 1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64];

/** Panels at every size tried, laid out once each. */
export function panelMaker(setting: Setting): (factor: number) => PanelOf {
  const made = new Map<number, PanelOf>();
  return (factor) => {
    const known = made.get(factor) ?? panelsAt(setting, factor);
    made.set(factor, known);
    return known;
  };
}

/**
 * The picture at the largest size at which it shows as much, and its title as well, as at the smallest. `known`: a size at
 * which it does, so that smaller ones need not be tried.
 */
export function largest({ document, format }: Setting, lay: (factor: number) => Trial, known = FACTORS.at(-1)!): Trial {
  let chosen = lay(known);
  // Beside its panels a head has little room to grow with them.
  let [from, to] = [format.id === 'wide' ? FACTORS.indexOf(1.2) : 0, FACTORS.indexOf(known)];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const tried = lay(FACTORS[middle]!);
    if (isBetter(chosen, tried, document.sections) || headRank(tried) < headRank(chosen)) {
      from = middle + 1;
    } else {
      chosen = tried;
      to = middle;
    }
  }
  return chosen;
}
