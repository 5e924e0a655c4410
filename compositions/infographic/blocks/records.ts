import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, padded, stack } from '../../layout/piece.ts';
import type { ShownBlock, Words } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { rule } from './rule.ts';

type Table = Extract<ShownBlock, { kind: 'table' }>;

/** The name of a column takes at most this share of the line that its value ends. */
const NAME_SHARE = 0.56;

/** A table whose columns have no room beside each other: each row under its name, a line for each of its values. */
export function records(
  context: Context,
  { header, rows, highlight = [] }: Pick<Table, 'header' | 'rows' | 'highlight'>,
  width: number,
): Piece[] {
  const { scale, theme } = context;
  return rows.map((cells, index) => {
    const isStressed = highlight.includes(index);
    const inset = isStressed ? scale.unit * 1.5 : 0;
    const lines = cells.map((cell, column) => {
      const value = { key: cell.key, value: cell.value };
      return column === 0
        ? name(context, value, width - 2 * inset)
        : pair(context, header[column], value, width - 2 * inset);
    });
    const body = stack(lines, Math.round(scale.unit / 2));
    if (isStressed) {
      return entering(padded(body, inset, width, { colour: theme.tint, radius: scale.unit }), index + 1, 'fade');
    }
    const parted = index > 0 && !highlight.includes(index - 1);
    return entering(parted ? under(rule(context, width), body, scale.unit * 1.5) : body, index + 1, 'fade');
  });
}

/** A row under its hairline, with as much air over the line as under it. */
function under(line: Piece, body: Piece, air: number): Piece {
  const top = line.height + 2 * air;
  return {
    width: body.width,
    height: top + body.height,
    marks: [...moved(line.marks, 0, air), ...moved(body.marks, 0, top)],
  };
}

function name(context: Context, words: Words, width: number): Piece {
  const { colours, scale } = context;
  return text(context, words, { role: 'label', size: scale.label, weight: 800, width, fill: colours.strong });
}

/** What a value is, quiet, and the value at the end of its line. */
function pair(context: Context, called: Words | undefined, value: Words, width: number): Piece {
  const { colours, scale } = context;
  const gap = scale.unit * 2;
  const side = Math.round(width * NAME_SHARE);
  const label = { role: 'label', size: scale.label, fill: colours.quiet } as const;
  const shown = { role: 'label', size: scale.label, weight: 600, fill: colours.ink } as const;
  const start = text(context, called ?? { key: '', value: '' }, { ...label, width: side });
  const end = text(context, value, { ...shown, width: width - side - gap, align: 'end' });
  const marks: Mark[] = [...start.marks, ...moved(end.marks, side + gap, 0)];
  return { width, height: Math.max(start.height, end.height), marks };
}
