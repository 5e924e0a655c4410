import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { fitText, type TextOptions, text, textMark } from '../text.ts';
import { records } from './records.ts';
import { HAIR } from './rule.ts';
import { columnWidths } from './table-columns.ts';
import { type Cell, type NumberColumn, numberColumn } from './table-numbers.ts';
import { isTight } from './tight.ts';

type Table = Extract<ShownBlock, { kind: 'table' }>;

/** Weight of a row that carries the finding. */
const STRESS = 800;
/** Room between columns, in grid units. */
const GAP = 4;
/** Room over and under a row, in steps of the spacing. */
const AIR = { usual: 1.25, tight: 0.6 } as const;
/** How much of itself a row may gain where the card has room: further apart, rows no longer read across. */
const LOOSE = 0.9;

/** From so many rows on, a table may stand in two halves beside each other. */
const MANY = 8;

interface Grid {
  readonly width: number;
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly numeric: readonly boolean[];
  readonly hangs: readonly (NumberColumn | undefined)[];
}

/**
 * Rows under hairlines; numbers stand at the end edge of their column, their decimal marks under each other. A table too wide
 * for its column is told row by row; a long one stands in two halves where a picture has no room for it otherwise.
 */
export function table(context: Context, block: Table, width: number): Piece[] {
  const grid = gridOf(context, block, width);
  const pieces = grid ? gridPieces(context, block, grid, 0) : records(context, block, width);
  if (!isTight(context) || block.rows.length < MANY) return pieces;
  const halved = halves(context, block, width);
  return halved && halved.height < stack(pieces, 0).height ? [halved] : pieces;
}

/** Undefined where the columns have no room beside each other. */
function gridOf(context: Context, { header, rows, numeric, highlight = [] }: Table, width: number): Grid | undefined {
  const { scale } = context;
  const inset = highlight.length > 0 ? scale.unit * 1.5 : 0;
  const gap = scale.unit * GAP;
  const hangs = numeric.map((isNumeric, column) =>
    isNumeric
      ? numberColumn(
          context,
          rows.map((cells) => cells[column]),
          { size: scale.label.best, weight: (line) => (highlight.includes(line) ? STRESS : 400) },
        )
      : undefined,
  );
  const floors = hangs.map((hang) => hang?.width ?? 0);
  const widths = columnWidths(context, [header, ...rows], width - 2 * inset, gap, floors);
  if (!widths) return undefined;
  const lefts = widths.map((_, index) => inset + widths.slice(0, index).reduce((sum, each) => sum + each + gap, 0));
  return { width, widths, lefts, numeric, hangs };
}

/** The header and the rows from `from` on, `to` not included. */
function gridPieces(
  context: Context,
  { header, rows, highlight = [] }: Table,
  grid: Grid,
  from: number,
  to = rows.length,
): Piece[] {
  const { colours, scale, theme } = context;
  const { width } = grid;
  const head = entering(stack([headRow(context, header, grid), heavyRule(context, width)], scale.unit), 1, 'fade');
  return [
    head,
    ...rows.slice(from, to).map((cells, at) => {
      const index = from + at;
      const line = bodyRow(context, cells, index, grid, highlight.includes(index));
      const last = index === to - 1 || highlight.includes(index) || highlight.includes(index + 1);
      const ruled = framed(line, scale.air * (isTight(context) ? AIR.tight : AIR.usual), width, {
        ...(highlight.includes(index) && { tint: theme.tint, radius: scale.unit }),
        ...(!last && { line: colours.line }),
      });
      return { ...entering(ruled, at + 2, 'fade'), head };
    }),
  ];
}

/** The first half of the rows beside the second, under the header each. */
function halves(context: Context, block: Table, width: number): Piece | undefined {
  const gap = context.scale.unit * GAP * 1.5;
  const half = (width - gap) / 2;
  const grid = gridOf(context, block, half);
  if (!grid) return undefined;
  const middle = Math.ceil(block.rows.length / 2);
  const sides = [gridPieces(context, block, grid, 0, middle), gridPieces(context, block, grid, middle)];
  const drawn = (height: number): Piece => {
    const pieces = sides.map((side) => {
      const whole = stack(side, 0);
      return whole.stretch?.(height) ?? whole;
    });
    return { ...row(pieces, [0, half + gap]), width };
  };
  return { ...drawn(0), stretch: drawn };
}

/** Names of columns, quiet, on one baseline at their foot. */
function headRow(context: Context, header: readonly Words[], { widths, lefts, numeric, width }: Grid): Piece {
  const { colours, scale } = context;
  const cells = header.map((words, index) =>
    text(context, words, {
      role: 'label',
      size: scale.label,
      width: widths[index]!,
      fill: colours.quiet,
      align: numeric[index] ? 'end' : 'start',
    }),
  );
  const height = Math.max(0, ...cells.map((cell) => cell.height));
  const marks = cells.flatMap((cell, index) => moved(cell.marks, lefts[index]!, height - cell.height));
  return { width, height, marks };
}

function bodyRow(
  context: Context,
  cells: readonly Cell[],
  index: number,
  { widths, lefts, numeric, hangs }: Grid,
  stressed: boolean,
): Piece {
  const { colours, scale } = context;
  const set = cells.map((cell, column) => {
    const named = column === 0 && !numeric[0];
    return cellPiece(context, cell, {
      role: 'label',
      size: scale.label,
      weight: stressed ? STRESS : named ? 600 : 400,
      width: widths[column]!,
      fill: stressed ? colours.strong : colours.ink,
      align: numeric[column] ? 'end' : 'start',
    });
  });
  // Numbers are in letters of their own, with a line of another height.
  const base = Math.max(...set.map(baselineOf));
  const placed = set.map((piece, column): Piece => {
    const down = base - baselineOf(piece);
    const marks = moved(piece.marks, hangs[column]?.shift(index) ?? 0, down);
    return { ...piece, height: piece.height + down, marks };
  });
  return row(placed, lefts);
}

/** A cell's words; a number in digits of one width, as those under it have. */
function cellPiece(context: Context, cell: Cell, options: TextOptions): Piece {
  const words = { key: cell.key, value: cell.value };
  if (!cell.figure) return text(context, words, options);
  const set = fitText(context.engine, words, { ...options, role: 'figure' });
  return { width: options.width, height: set.height, marks: [textMark(set, options, { x: 0, y: 0 })] };
}

const baselineOf = ({ marks: [mark] }: Piece): number =>
  mark?.kind === 'text' ? (mark.text.lines[0]?.baseline ?? 0) : 0;

/** The line under the header: heavier than those between rows. */
function heavyRule({ colours }: Context, width: number): Piece {
  const mark: Mark = { kind: 'rect', box: { x: 0, y: 0, width, height: HAIR }, fill: colours.quiet };
  return { width, height: HAIR, marks: [mark] };
}

interface Frame {
  readonly tint?: string;
  readonly radius?: number;
  readonly line?: string;
}

/** A row with equal air over and under it, over its tint or a hairline; where a card has room, the air grows. */
function framed(line: Piece, air: number, width: number, frame: Frame): Piece {
  const { tint, radius, line: colour } = frame;
  const height = line.height + 2 * air;
  const ground: Mark[] =
    tint === undefined ? [] : [{ kind: 'rect', box: { x: 0, y: 0, width, height }, fill: tint, radius: radius ?? 0 }];
  const under: Mark[] =
    colour === undefined ? [] : [{ kind: 'rect', box: { x: 0, y: height - HAIR, width, height: HAIR }, fill: colour }];
  return {
    width,
    height,
    marks: [...ground, ...moved(line.marks, 0, air), ...under],
    stretch: (target) => {
      const most = line.height * (1 + LOOSE) + 2 * air;
      const wanted = Math.max(height, Math.min(target, most));
      return stretched(framed, line, (wanted - line.height) / 2, width, frame);
    },
  };
}

/** The same row, which gains no more. */
function stretched(make: typeof framed, line: Piece, air: number, width: number, frame: Frame): Piece {
  const { height, marks } = make(line, air, width, frame);
  return { width, height, marks };
}
