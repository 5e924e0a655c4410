import type { Words } from '../../model/document.ts';
import type { Context } from '../context.ts';

/** A slot that nothing breaks in, px. */
const ENDLESS = 100_000;
/** What a column's name takes of its length on one line, on two, and on as many as its words. */
const HEADERS = [1, 0.62, 0] as const;

/** What a column takes with its longest cell on one line, and with its longest word, px. */
interface Column {
  readonly wish: number;
  readonly least: number;
}

/** A name is set at this weight or less, and its column measured by it. */
const STYLE = { weight: 600, role: 'body' } as const;

/**
 * Widths in proportion to the longest cell of each column (the first line is the header), none under its longest word, or the px given for it in
 * `floors`. Undefined where these have no room side by side.
 */
export function columnWidths(
  { engine, scale }: Context,
  lines: readonly (readonly Words[])[],
  width: number,
  gap: number,
  floors: readonly number[],
): number[] | undefined {
  const count = Math.max(...lines.map((cells) => cells.length));
  const style = { size: scale.label.best, ...STYLE };
  const measure = (words: Words | undefined, slot: number) =>
    words ? engine.measure({ key: words.key, value: words.value, style, width: slot, align: 'start' }) : undefined;
  const room = width - gap * (count - 1);
  const columnsFor = (header: number): Column[] =>
    Array.from({ length: count }, (_, index) => {
      const least = Math.max(
        1,
        floors[index] ?? 0,
        ...lines.map((cells) => 1 + (measure(cells[index], 1)?.excess ?? 0)),
      );
      const lengths = lines.map(
        (cells, line) => (measure(cells[index], ENDLESS)?.width ?? 0) * (line === 0 ? header : 1),
      );
      return { least, wish: Math.max(least, ...lengths.map(Math.ceil)) };
    });
  const wishedBy = (columns: readonly Column[]): number => columns.reduce((sum, { wish }) => sum + wish, 0);
  // Where not all has room on one line, the names of columns break before what stands in them does.
  const tried = HEADERS.map(columnsFor);
  const columns = tried.find((each) => wishedBy(each) <= room) ?? tried.at(-1)!;
  const wished = wishedBy(columns);
  if (wished <= room) return columns.map(({ wish }) => wish + ((room - wished) * wish) / wished);
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  if (least > room) return undefined;
  const spare = room - least;
  const wanting = columns.reduce((sum, column) => sum + column.wish - column.least, 0) || 1;
  return columns.map((column) => column.least + (spare * (column.wish - column.least)) / wanting);
}
