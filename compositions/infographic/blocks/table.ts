import { entering, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { rule } from './rule.ts';

type Table = Extract<ShownBlock, { kind: 'table' }>;

/** Rows under hairlines; numbers stand at the end edge of their column. */
export function table(context: Context, { header, rows, numeric }: Table, width: number): Piece[] {
  const { colours, scale } = context;
  const gap = scale.unit * 3;
  const widths = columnWidths(context, [header, ...rows], width, gap);
  const lefts = widths.map((_, index) => widths.slice(0, index).reduce((sum, each) => sum + each + gap, 0));
  const line = (cells: readonly Words[], isHeader: boolean): Piece =>
    row(
      cells.map((words, index) =>
        text(context, words, {
          role: 'label',
          size: scale.label,
          weight: isHeader || (index === 0 && !numeric[0]) ? 600 : 400,
          width: widths[index]!,
          fill: isHeader ? colours.quiet : colours.ink,
          align: numeric[index] ? 'end' : 'start',
        }),
      ),
      lefts,
    );
  const head = entering(line(header, true), 1, 'fade');
  return [
    head,
    ...rows.map((cells, index) => ({
      ...entering(stack([rule(context, width), line(cells, false)], scale.unit), index + 2, 'fade'),
      head,
    })),
  ];
}

/** Widths in proportion to the longest cell of each column, none under its longest word while that can be. */
function columnWidths({ engine, scale }: Context, lines: readonly (readonly Words[])[], width: number, gap: number) {
  const count = Math.max(...lines.map((cells) => cells.length));
  const style = { size: scale.label.best, weight: 600, role: 'body' } as const;
  const measure = (words: Words | undefined, slot: number) =>
    words ? engine.measure({ ...words, style, width: slot, align: 'start' }) : undefined;
  const columns = Array.from({ length: count }, (_, index) => ({
    wish: Math.max(1, ...lines.map((cells) => measure(cells[index], 100_000)?.width ?? 0)),
    least: Math.max(1, ...lines.map((cells) => 1 + (measure(cells[index], 1)?.excess ?? 0))),
  }));
  const room = width - gap * (count - 1);
  const wished = columns.reduce((sum, { wish }) => sum + wish, 0);
  if (wished <= room) return columns.map(({ wish }) => wish + ((room - wished) * wish) / wished);
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  // Too many columns: the table keeps to its width, and words that are wider than their column are found by lint.
  if (least >= room) return columns.map((column) => (room * column.least) / least);
  const spare = room - least;
  const wanting = columns.reduce((sum, column) => sum + column.wish - column.least, 0) || 1;
  return columns.map((column) => column.least + (spare * (column.wish - column.least)) / wanting);
}
