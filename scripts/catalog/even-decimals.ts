import type { Together } from '../../compositions/model/chart-choice.ts';
import type { Block, Cell } from '../../compositions/model/story.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Filled up to three, decimals would look like a group of thousands: 12,000 km is another number to half of the readers. */
const MOST_FILLED = 2;

/**
 * A table whose figures have as many decimals as the most precise figure of the same measure: 46,0 % beside 31,5 %, and
 * 46 % among whole numbers. Columns that stand on one scale are one measure. Those that are "about 46" or "more than 46"
 * stay: a nought would claim to know better.
 */
export const withEvenDecimals = (table: Table, together: Together): Table => {
  const measureOf = (unit: string, column: number): string => (together === 'apart' ? `${column} ${unit}` : unit);
  const most = new Map<string, number>();
  for (const row of table.rows) {
    row.forEach((cell, column) => {
      if (cell?.kind !== 'figure') return;
      const measure = measureOf(cell.figure.unit, column);
      most.set(measure, Math.max(most.get(measure) ?? 0, cell.figure.decimals));
    });
  }
  const evened = (cell: Cell, column: number): Cell => {
    if (cell?.kind !== 'figure' || cell.figure.qualifier !== 'exact') return cell;
    const decimals = most.get(measureOf(cell.figure.unit, column))!;
    return decimals > MOST_FILLED ? cell : { ...cell, figure: { ...cell.figure, decimals } };
  };
  return { ...table, rows: table.rows.map((row) => row.map(evened)) };
};
