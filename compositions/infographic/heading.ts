import { iconMark } from '../layout/icons.ts';
import type { Mark, TextMark } from '../layout/mark.ts';
import { moved, type Piece } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import type { Context } from './context.ts';
import { text } from './text.ts';

/** The disc behind a section's icon, in sizes of the heading, and the icon in it, as a share of the disc. */
const DISC = 1.5;
const ICON = 0.56;
const LINES = 3;
/** What a first line leaves free at its end, in sizes of the heading: the number of a card's page stands there. */
const CORNER = 1.3;

/**
 * The heading of a card or a panel, its icon in a quiet disc before the first line. Without an icon, or where the words
 * have no room beside one, they stand alone.
 */
export function headingPiece(context: Context, section: ShownSection, width: number): Piece {
  const { scale } = context;
  const disc = 2 * Math.round((scale.heading.best * DISC) / 2);
  const indent = disc + 2 * scale.unit;
  const icon = section.icon === undefined ? [] : iconDisc(context, section.icon, disc);
  const beside = icon.length > 0 ? words(context, section, width - indent) : undefined;
  const mark = beside?.marks[0];
  if (!beside || mark?.kind !== 'text' || !isWhole(mark)) return alone(words(context, section, width));
  const middle = mark.text.lines[0]!.baseline - mark.text.size * scale.middle;
  const top = Math.max(riseOf(mark), Math.round(disc / 2 - middle));
  const discTop = Math.round(top + middle - disc / 2);
  return {
    width,
    height: Math.max(beside.height + top, discTop + disc) + scale.unit,
    marks: [...moved(icon, 0, discTop), ...moved(beside.marks, indent, top)],
  };
}

function alone(piece: Piece): Piece {
  const [mark] = piece.marks;
  const top = mark?.kind === 'text' ? riseOf(mark) : 0;
  return { ...piece, height: piece.height + top, marks: moved(piece.marks, 0, top) };
}

/** How far tall letters rise over their line, px: they must not leave the safe area of a card that they head. */
function riseOf({ text: { lines } }: TextMark): number {
  const [first] = lines;
  return first ? Math.max(0, Math.ceil(first.above - first.baseline)) : 0;
}

/** The words as wide as there is room; clear of the corner where their first line would run into it. */
function words(context: Context, { heading }: ShownSection, width: number): Piece {
  const { colours, scale } = context;
  const within = (room: number): Piece =>
    text(context, heading, {
      role: 'heading',
      size: scale.heading,
      weight: 800,
      width: room,
      lines: LINES,
      fill: colours.strong,
    });
  const clear = width - scale.heading.best * CORNER;
  const wide = within(width);
  const [mark] = wide.marks;
  return mark?.kind === 'text' && mark.text.lines[0]!.width > clear ? within(clear) : wide;
}

/** An icon in the middle of a disc of the theme's tint. Nothing for a name that is no icon. */
function iconDisc({ engine, theme }: Context, name: string, side: number): Mark[] {
  const size = 2 * Math.round((side * ICON) / 2);
  const inset = (side - size) / 2;
  const box = { x: inset, y: inset, width: size, height: size };
  const icon = iconMark(name, box, theme.accentText, undefined, engine.direction);
  if (icon.length === 0) return [];
  return [
    { kind: 'rect', box: { x: 0, y: 0, width: side, height: side }, fill: theme.tint, radius: side / 2 },
    ...icon,
  ];
}

function isWhole({ text: { excess, lines } }: TextMark): boolean {
  return excess === 0 && lines.length <= LINES;
}
