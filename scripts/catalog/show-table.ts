import { chartChoice, isNumeric } from '../../compositions/model/chart-choice.ts';
import type { ShownBlock } from '../../compositions/model/document.ts';
import type { Block, Cell } from '../../compositions/model/story.ts';
import { cellWords } from './cell-words.ts';
import { withEvenDecimals } from './even-decimals.ts';
import { showChart } from './show-chart.ts';
import type { Speaker } from './speaker.ts';

type Table = Extract<Block, { kind: 'table' }>;
type ShownTable = Extract<ShownBlock, { kind: 'table' }>;

const shownCell = (cell: Cell | undefined, say: Speaker): ShownTable['rows'][number][number] =>
  cell?.kind === 'figure'
    ? { ...cellWords(cell, say), figure: say.figure(cell.figure, cell.unit) }
    : cellWords(cell, say);

const showPlainTable = (table: Table, say: Speaker): ShownTable => {
  const width = Math.max(table.header.length, ...table.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  const highlight = table.highlight.filter((row) => row < table.rows.length);
  return {
    kind: 'table',
    header: columns.map((index) => cellWords(table.header[index], say)),
    rows: table.rows.map((row) => columns.map((index) => shownCell(row[index], say))),
    numeric: columns.map((index) => isNumeric(table.rows.map((row) => row[index]))),
    ...(highlight.length > 0 && { highlight }),
  };
};

/** A chart where the table's shape or its directive asks for one and the data allow it, else the table itself. */
export const showTable = (table: Table, say: Speaker): ShownBlock => {
  const { form, together } = chartChoice(table);
  const even = withEvenDecimals(table, together);
  return form === 'table' ? showPlainTable(even, say) : showChart(even, { form, together }, say);
};
