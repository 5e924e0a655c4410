import { entering, moved, type Piece, stack } from '../../../layout/piece.ts';
import type { Words } from '../../../model/document.ts';
import type { Context } from '../../context.ts';
import { text } from '../../text.ts';
import { isSmall } from '../tight.ts';
import { type Lane, zeroLine } from './bar.ts';
import { type Layout, NAME_GAP, type Row } from './bar-rows.ts';

/** From a bar to the next in bars: the gap is half of a bar (Economist, Urban Institute). */
const PITCH = 1.5;
/** How far bars and gaps grow where there is room. */
const GROWTH = 2;

/** Bars, rows and the gaps between these with which `count` rows fill `wanted` px as far as they may grow. */
export function pitched(
  context: Context,
  layout: Layout,
  wanted: number,
  count = layout.rows.length,
): { readonly thickness: number; readonly height: number; readonly gap: number } {
  const { base } = layout;
  const { unit } = context.scale;
  const heights = nameHeights(context, layout);
  // Rows of one height are worth the room that there is.
  const named = isSmall(context) ? Math.min(...heights) : Math.max(...heights);
  const over = heights.reduce((sum, height) => sum + Math.max(0, height - named), 0);
  const bars = barsHeight(layout, base);
  const least = Math.max(bars * PITCH, named + unit);
  const most = Math.max(least, bars * PITCH * GROWTH);
  // Names of several lines stand close enough to be taken for one: they keep apart.
  const apart = over > 0 ? unit * 1.5 : unit / 2;
  const room = wanted - over - (over > 0 ? count * apart : 0);
  const asked = Math.min(room / (count - 1 + 1 / PITCH), (room - named) / Math.max(1, count - 1));
  const pitch = Math.round(Math.min(most, Math.max(least, asked)));
  const thickness = thicknessFor(layout, pitch / PITCH);
  const height = Math.max(named, barsHeight(layout, thickness));
  return { thickness, height, gap: Math.max(apart, pitch - height) };
}

/** Rows as high as the highest name, with bars about twice the gap that `between` px and the names leave. */
export function evenRows(context: Context, layout: Layout, between: number): { thickness: number; height: number } {
  const { base, names } = layout;
  if (names.place === 'over') return { thickness: base, height: 0 };
  const height = Math.max(...nameHeights(context, layout), barsHeight(layout, base));
  return { thickness: thicknessFor(layout, Math.min(height, (height + between) / PITCH)), height };
}

const nameHeights = (context: Context, { rows, names }: Layout): number[] =>
  rows.map(({ name }) => nameOf(context, name, names.width).height);

const barsHeight = ({ rows }: Layout, thickness: number): number =>
  Math.max(...rows.map(({ draw }) => draw(thickness, 0).height));

/** The thickness at which the bars of a row are that high together, px. */
function thicknessFor(layout: Layout, height: number): number {
  const { base } = layout;
  const count = Math.max(1, ...layout.rows.map(({ bars }) => bars));
  return Math.max(base, Math.round(base + (height - barsHeight(layout, base)) / count));
}

export function onZero(context: Context, piece: Piece, { lane, names }: Layout): Piece {
  if (!lane || names.place === 'over' || !showsZero(lane)) return piece;
  const left = names.width + NAME_GAP * context.scale.unit;
  return { ...piece, marks: [...moved([zeroLine(context, lane, piece.height)], left, 0), ...piece.marks] };
}

/** Through numbers that stand over their bars no line may run, unless bars grow both ways from it. */
const showsZero = ({ place, zero }: Lane): boolean => place === 'end' || zero > 0;

const nameOf = (context: Context, name: Words, width: number): Piece =>
  text(context, name, { role: 'label', size: context.scale.label, width, fill: context.colours.ink });

/** A name and its bars, at least `height` px high. */
export function rowPiece(
  context: Context,
  { name, draw }: Row,
  { names, width, lane }: Layout,
  { thickness, index, height: least }: { thickness: number; index: number; height: number },
): Piece {
  const { scale } = context;
  const order = index + 2;
  const bars = draw(thickness, order);
  const shown = entering(nameOf(context, name, names.width), order, 'fade');
  if (names.place === 'over') {
    const zero = lane && showsZero(lane) ? [zeroLine(context, lane, bars.height)] : [];
    return { ...stack([shown, { ...bars, marks: [...zero, ...bars.marks] }], scale.unit / 2), width };
  }
  const height = Math.max(least, shown.height, bars.height);
  return {
    width,
    height,
    marks: [
      ...moved(shown.marks, 0, (height - shown.height) / 2),
      ...moved(bars.marks, names.width + NAME_GAP * scale.unit, (height - bars.height) / 2),
    ],
  };
}

/** Bars under their names; the bar and the room under it grow alike. */
export function underNames(context: Context, layout: Layout, wanted: number): Piece {
  const { rows, base } = layout;
  const gap = Math.round(base / 2 + context.scale.unit);
  const at = (thickness: number, between: number): Piece =>
    stack(
      rows.map((row, index) => rowPiece(context, row, layout, { thickness, index, height: 0 })),
      between,
    );
  const natural = at(base, gap);
  const extra = Math.max(0, wanted - natural.height) / rows.length / 2;
  return at(Math.round(Math.min(base * GROWTH, base + extra)), Math.round(Math.min(gap * GROWTH, gap + extra)));
}
