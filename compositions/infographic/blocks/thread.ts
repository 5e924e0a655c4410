import type { Mark } from '../../layout/mark.ts';
import type { Piece } from '../../layout/piece.ts';
import type { Context } from '../context.ts';

/** Thickness of a path between steps or events, px. */
export const THREAD = 4;
/** Columns narrower than this many body sizes break their words; a block narrower than the second is no wide one. */
const COLUMN_BODIES = 6.5;
const WIDE_BODIES = 26;

/** Width of each of `count` columns side by side, px; undefined where they are too few or many, or would be too narrow. */
export function columnsThatFit(
  { scale }: Context,
  count: number,
  { width, gap, least, most }: { width: number; gap: number; least: number; most: number },
): number | undefined {
  const body = scale.body.best;
  const each = (width - gap * (count - 1)) / count;
  const fits = count >= least && count <= most && width >= body * WIDE_BODIES && each >= body * COLUMN_BODIES;
  return fits ? each : undefined;
}

/** The middle of the capitals in a piece's first line, px from its top; undefined where it has no words. */
export function firstMiddle({ marks }: Piece): number | undefined {
  const first = marks.find((mark) => mark.kind === 'text');
  const line = first?.text.lines[0];
  return first && line ? first.box.y + line.baseline - first.text.size * 0.36 : undefined;
}

/** Lines of words in a piece. */
export const linesOf = ({ marks }: Piece): number =>
  marks.reduce((sum, mark) => (mark.kind === 'text' ? sum + mark.text.lines.length : sum), 0);

interface Thread {
  /** Where the path runs across the piece, and where it begins, px. */
  readonly x: number;
  readonly top: number;
  readonly goesOn: boolean;
}

/** How much of itself a piece may stretch by: further apart, they no longer read as one line. */
const STRETCH = 0.9;

/** A piece with the path that runs on to the next one; stretching lengthens the path, not the text. */
export function threaded(context: Context, piece: Piece, thread: Thread): Piece {
  if (!thread.goesOn) return piece;
  const least = piece.height + context.scale.air * 3;
  return lengthened(context, piece, thread, least);
}

function lengthened(context: Context, piece: Piece, thread: Thread, height: number): Piece {
  const { colours, scale } = context;
  const { x, top } = thread;
  const air = scale.unit;
  const line: Mark = {
    kind: 'rect',
    box: { x: x - THREAD / 2, y: top + air, width: THREAD, height: Math.max(0, height - top - 2 * air) },
    fill: colours.line,
    from: 'top',
  };
  const least = piece.height + scale.air * 3;
  const most = least + piece.height * STRETCH;
  return {
    width: piece.width,
    height,
    marks: [line, ...piece.marks],
    stretch: (target) => lengthened(context, piece, thread, Math.round(Math.min(Math.max(least, target), most))),
  };
}

/** An arrow along the reading direction from (x, y), px: a line with a head, which the page's mirroring does not turn. */
export function arrow(
  { colours, engine, scale }: Context,
  { x, y, length }: { x: number; y: number; length: number },
): Mark[] {
  const head = Math.round(scale.unit * 1.5);
  const [tail, tip] = engine.direction === 'rtl' ? [head, 0] : [0, head];
  const box = { x: x + length - head, y: y - head, width: head, height: 2 * head };
  return [
    { kind: 'rect', box: { x, y: y - THREAD / 2, width: length, height: THREAD }, fill: colours.line, from: 'start' },
    {
      kind: 'path',
      box,
      d: `M${tail} 0L${tip} ${head}L${tail} ${2 * head}`,
      stroke: colours.muted,
      strokeWidth: THREAD,
    },
  ];
}
