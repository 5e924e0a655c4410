import type { Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { isTight } from './tight.ts';

/** A slot that nothing breaks in, px. */
const ENDLESS = 100_000;
interface Lines {
  readonly header: number;
  readonly body: number;
}

/** Lines that the names of columns, and what stands in them, may take; the last where nothing else has room. */
const LINES = [
  { header: 1, body: 1 },
  { header: 2, body: 1 },
  { header: 3, body: 1 },
  { header: 3, body: 2 },
  { header: 4, body: 2 },
  { header: Number.POSITIVE_INFINITY, body: 3 },
] as const satisfies readonly Lines[];
/** Step between the widths tried for words on so many lines, as a share of their length. */
const WIDER = 0.05;

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
  const columnsFor = (most: Lines): number[] =>
    Array.from({ length: count }, (_, index) => {
      const least = Math.max(
        1,
        floors[index] ?? 0,
        ...lines.map((cells) => 1 + (measure(cells[index], 1)?.excess ?? 0)),
      );
      const lengths = lines.map((cells, line) => {
        const length = measure(cells[index], ENDLESS)?.width ?? 0;
        const linesAt = (slot: number) => measure(cells[index], slot)?.lines.length ?? 0;
        return widthOn(line === 0 ? most.header : most.body, length, linesAt);
      });
      return Math.max(least, ...lengths.map(Math.ceil));
    });
  const sum = (widths: readonly number[]): number => widths.reduce((total, each) => total + each, 0);
  // Where not all has room on one line, the names of columns break before what stands in them does.
  const tried = LINES.map(columnsFor);
  const widths = tried.find((each) => sum(each) <= room);
  if (widths) return widths.map((wish) => (wish * room) / sum(widths));
  // Where rows have no room to be told one by one, their words break as often as they have to.
  const least = columnsFor({ header: Number.POSITIVE_INFINITY, body: Number.POSITIVE_INFINITY });
  if (!isTight({ scale }) || sum(least) > room) return undefined;
  const wanting = tried.at(-1)!.map((wish, index) => wish - least[index]!);
  return least.map((each, index) => each + ((room - sum(least)) * wanting[index]!) / (sum(wanting) || 1));
}

/** The least width at which words of that length stand on so many lines, px. */
function widthOn(count: number, length: number, linesAt: (width: number) => number): number {
  if (count === Number.POSITIVE_INFINITY) return 0;
  let width = length / count;
  while (width < length && linesAt(Math.ceil(width)) > count) width += length * WIDER;
  return Math.min(width, length);
}
