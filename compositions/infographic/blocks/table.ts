import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { records } from './records.ts';
import { HAIR } from './rule.ts';
import { columnWidths } from './table-columns.ts';
import { type Cell, type NumberColumn, numberColumn } from './table-numbers.ts';

type Table = Extract<ShownBlock, { kind: 'table' }>;

/** Weight of a row that carries the finding. */
const STRESS = 800;
/** Room between columns, in grid units. */
const GAP = 4;
/** How much of itself a row may gain where the card has room: further apart, rows no longer read across. */
const LOOSE = 0.9;

interface Grid {
  readonly width: number;
  readonly widths: readonly number[];
  readonly lefts: readonly number[];
  readonly numeric: readonly boolean[];
  readonly hangs: readonly (NumberColumn | undefined)[];
}

/**
 * Rows under hairlines; numbers stand at the end edge of their column, their decimal marks under each other. A table too wide
 * for its column is told row by row.
 */
export function table(context: Context, { header, rows, numeric, highlight = [] }: Table, width: number): Piece[] {
  const { colours, scale } = context;
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
  if (!widths) return records(context, { header, rows, highlight }, width);
  const lefts = widths.map((_, index) => inset + widths.slice(0, index).reduce((sum, each) => sum + each + gap, 0));
  const grid: Grid = { width, widths, lefts, numeric, hangs };
  const head = entering(stack([headRow(context, header, grid), heavyRule(context, width)], scale.unit), 1, 'fade');
  return [
    head,
    ...rows.map((cells, index) => {
      const line = bodyRow(context, cells, index, grid, highlight.includes(index));
      const last = index === rows.length - 1 || highlight.includes(index) || highlight.includes(index + 1);
      const ruled = framed(line, scale.air * 1.25, width, {
        ...(highlight.includes(index) && { tint: context.theme.tint, radius: scale.unit }),
        ...(!last && { line: colours.line }),
      });
      return { ...entering(ruled, index + 2, 'fade'), head };
    }),
  ];
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
    const words = { key: cell.key, value: cell.value };
    const named = column === 0 && !numeric[0];
    const isText = !numeric[column];
    return text(context, words, {
      role: 'label',
      size: scale.label,
      weight: stressed ? STRESS : named ? 600 : 400,
      width: widths[column]!,
      fill: stressed ? colours.strong : colours.ink,
      align: isText ? 'start' : 'end',
    });
  });
  const shifted = set.map((piece, column) => {
    const shift = hangs[column]?.shift(index) ?? 0;
    return shift === 0 ? piece : { ...piece, marks: moved(piece.marks, shift, 0) };
  });
  return row(shifted, lefts);
}

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
