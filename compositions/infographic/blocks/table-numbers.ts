import type { Weight } from '../../layout/text.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';

export type Cell = Extract<ShownBlock, { kind: 'table' }>['rows'][number][number];
type Figure = NonNullable<Cell['figure']>;

/** A column of numbers that hang from their decimal marks. */
export interface NumberColumn {
  /** What it takes from the farthest start to the farthest end of its numbers, px. */
  readonly width: number;
  /** How far the cell of that row stands from the column's end edge: px towards the start edge, as a negative number. */
  shift(row: number): number;
}

/**
 * Numbers of one column hang from their decimal marks, as figures in print do: what follows the mark (decimals, unit)
 * hangs out to one side, and the widest of it touches the column's edge. Numbers run from left to right in Arabic too, so
 * there it is the whole part and the unit that stand on the side of the edge.
 */
export function numberColumn(
  { engine }: Pick<Context, 'engine'>,
  cells: readonly (Cell | undefined)[],
  { size, weight }: { readonly size: number; readonly weight: (row: number) => Weight },
): NumberColumn {
  const parts = cells.map((cell, row) => {
    if (!cell?.figure) return undefined;
    const style = { size, weight: weight(row), role: 'figure' } as const;
    const measure = (value: string): number =>
      value.trim() === '' ? 0 : engine.measure({ key: cell.key, value, style, width: 100_000, align: 'start' }).width;
    const { before, number, after } = cell.figure;
    const mark = decimalMark(cell.figure);
    const head = measure(engine.direction === 'rtl' ? number.slice(mark) + before : before + number.slice(0, mark));
    return { head, tail: measure(before + number + after) - head };
  });
  const shown = parts.filter((part) => part !== undefined);
  const tail = Math.max(0, ...shown.map((part) => part.tail));
  const head = Math.max(0, ...shown.map((part) => part.head));
  return {
    width: Math.ceil(head + tail) + 1,
    shift: (row) => {
      const part = parts[row];
      return part ? Math.round(part.tail - tail) : 0;
    },
  };
}

/** Digits of a group: 34.318. */
const GROUP = 3;

/** Where the decimal mark of a number stands; its length where it has none. A mark before three digits parts groups. */
export function decimalMark({ number, value }: Figure): number {
  const at = Math.max(...['.', ',', '٫'].map((mark) => number.lastIndexOf(mark)));
  const isGroup = Number.isInteger(value) && number.length - at - 1 === GROUP;
  return at < 0 || isGroup ? number.length : at;
}
