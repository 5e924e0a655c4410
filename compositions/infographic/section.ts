import { moved, type Piece } from '../layout/piece.ts';
import type { ShownBlock, ShownSection } from '../model/document.ts';
import { blockPieces } from './blocks/index.ts';
import type { Context } from './context.ts';
import { text } from './text.ts';

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
    case 'compare':
      return 4;
    case 'timeline':
      return 0;
    case 'steps':
    case 'list':
    case 'chart':
      return 3;
    default:
      return 2;
  }
}

/** The heading of a card or a panel under its accent dash. */
export function headingPiece(context: Context, section: ShownSection, width: number): Piece {
  const { colours, scale } = context;
  const dash = { x: 0, y: 0, width: scale.unit * 8, height: scale.unit };
  const words = text(context, section.heading, {
    role: 'heading',
    size: scale.heading,
    weight: 800,
    width,
    lines: 3,
    fill: colours.strong,
  });
  const top = scale.unit * 3.5;
  return {
    width,
    height: words.height + top,
    marks: [{ kind: 'rect', box: dash, fill: colours.accent }, ...moved(words.marks, 0, top)],
  };
}

/** Height of the units with their least gaps. */
export function heightOf(units: readonly Unit[]): number {
  return units.reduce((sum, { piece, gap }, index) => sum + piece.height + (index > 0 ? gap : 0), 0);
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
