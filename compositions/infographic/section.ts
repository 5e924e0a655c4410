import { moved, type Piece } from '../layout/piece.ts';
import type { ShownBlock, ShownSection } from '../model/document.ts';
import { blockPieces } from './blocks/index.ts';
import type { Context } from './context.ts';

export { headingPiece } from './heading.ts';

/** A piece and the least room before it, px. */
export interface Unit {
  readonly piece: Piece;
  readonly gap: number;
}

/**
 * `full`: everything. `compact`: no running text where something else tells the section. `brief`: of steps, their
 * titles alone.
 */
export type Detail = 'full' | 'compact' | 'brief';

/** How far gaps may open to fill a card, as a multiple of themselves. */
const OPEN = 2.4;

/** The pieces of a section's body, in reading order. */
export function sectionUnits(context: Context, section: ShownSection, width: number, detail: Detail): Unit[] {
  const { air, unit } = context.scale;
  const telling = section.blocks.some((block) => block.kind !== 'paragraph');
  const blocks = section.blocks.filter((block) => detail === 'full' || !telling || block.kind !== 'paragraph');
  return blocks.flatMap((block, number) =>
    blockPieces(context, detail === 'brief' ? briefly(block) : block, width).map((piece, index) => ({
      piece,
      gap: index > 0 ? innerGap(block) * air : number > 0 ? 5 * unit : 0,
    })),
  );
}

function briefly(block: ShownBlock): ShownBlock {
  if (block.kind !== 'steps' || !block.items.every(({ title }) => title)) return block;
  return { ...block, items: block.items.map(({ number, title }) => ({ number, title })) };
}

/** Room between the pieces of one block, in grid units. */
function innerGap({ kind }: ShownBlock): number {
  switch (kind) {
    case 'statistics':
    case 'fact':
      return 4;
    // Lines and paths run on from one piece to the next, which hold their own air.
    case 'timeline':
    case 'steps':
    case 'table':
      return 0;
    case 'list':
    case 'places':
    case 'chart':
      return 3;
    default:
      return 2;
  }
}

/** Height of the units with their least gaps. */
export function heightOf(units: readonly Unit[]): number {
  return units.reduce((sum, { piece, gap }, index) => sum + piece.height + (index > 0 ? gap : 0), 0);
}

/** More than any page, px. */
const ENDLESS = 100_000;

/** Height of the units stretched as far as they gain by it, with gaps as open as reads as one group. */
export function mostHeight(units: readonly Unit[]): number {
  return units.reduce(
    (sum, { piece, gap }, index) =>
      sum + (piece.stretch?.(ENDLESS).height ?? piece.height) + (index > 0 ? gap * OPEN : 0),
    0,
  );
}

/**
 * The units over exactly `height` px: what can stretch takes the room, else gaps open (never more than reads as one
 * group), and what is left over stays at the foot, or is shared above and below by `centre`.
 */
export function arrange(units: readonly Unit[], width: number, height: number, centre = false): Piece {
  const elastic = units.filter(({ piece }) => piece.stretch).length;
  const share = Math.max(0, height - heightOf(units)) / Math.max(1, elastic);
  const stretched = units.map(({ piece, gap }) => ({ piece: piece.stretch?.(piece.height + share) ?? piece, gap }));
  const spare = Math.max(0, height - heightOf(stretched));
  const gaps = stretched.slice(1).reduce((sum, { gap }) => sum + gap, 0);
  const opened = gaps === 0 ? 1 : Math.min(OPEN, 1 + spare / gaps);
  const left = spare - gaps * (opened - 1);
  const marks: Piece['marks'][number][] = [];
  let y = centre ? Math.round(left * 0.4) : 0;
  stretched.forEach(({ piece, gap }, index) => {
    if (index > 0) y += Math.round(gap * opened);
    marks.push(...moved(piece.marks, 0, y));
    y += piece.height;
  });
  return { width, height, marks };
}
