import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { columnsThatFit, firstMiddle, linesOf, THREAD, threaded } from './thread.ts';

type Timeline = Extract<ShownBlock, { kind: 'timeline' }>;
type Event = Timeline['items'][number];

/** Side of an event's dot, in body sizes; what goes on for a while is drawn this many times as long. */
const DOT = 0.5;
const SPAN = 2.6;
/** So many events may stand side by side. */
const ACROSS = { least: 3, most: 6 } as const;
/** In more lines than this, narrow columns read worse than broad lines. */
const MOST_LINES = 3;

/** Dated events down a line, or along one in a wide column: the date leads, the event follows under it. */
export function timeline(context: Context, { items }: Timeline, width: number): Piece[] {
  const gap = context.scale.unit * 4;
  const each = columnsThatFit(context, items.length, { width, gap, ...ACROSS });
  const along = each === undefined ? undefined : sideBySide(context, items, { width, each, gap });
  if (along) return [along];
  return items.map((item, index) => entering(event(context, item, width, index < items.length - 1), index + 1));
}

function event(context: Context, item: Event, width: number, goesOn: boolean): Piece {
  const { scale } = context;
  const dot = dotSide(context);
  const indent = dot + scale.unit * 3;
  const body = stack([date(context, item, width - indent), happening(context, item, width - indent)], 0);
  const top = Math.round((firstMiddle(body) ?? dot / 2) - dot / 2);
  const long = item.span ? Math.min(Math.round(dot * SPAN), body.height - top) : dot;
  const whole: Piece = {
    width,
    height: body.height,
    marks: [sign(context, { x: 0, y: top, width: dot, height: long }), ...moved(body.marks, indent, 0)],
  };
  return threaded(context, whole, { x: dot / 2, top: top + long, goesOn });
}

/** Events along a line, dates over it and what happened under it; undefined where a word does not fit its column. */
function sideBySide(
  context: Context,
  items: readonly Event[],
  { width, each, gap }: { width: number; each: number; gap: number },
): Piece | undefined {
  const { colours, scale } = context;
  const dot = dotSide(context);
  const dates = items.map((item) => date(context, item, each));
  const texts = items.map((item) => happening(context, item, each));
  const isTooWide = ({ marks }: Piece): boolean => marks.some((mark) => mark.kind === 'text' && mark.text.excess > 0);
  if ([...dates, ...texts].some(isTooWide) || texts.some((each) => linesOf(each) > MOST_LINES)) return undefined;
  const lineTop = Math.max(...dates.map(({ height }) => height)) + scale.unit * 1.5;
  const air = scale.unit;
  const cells = items.map((item, index): Piece => {
    const long = item.span ? Math.round(dot * SPAN) : dot;
    const day = dates[index]!;
    const marks = [
      ...moved(day.marks, 0, lineTop - scale.unit * 1.5 - day.height),
      sign(context, { x: 0, y: lineTop, width: long, height: dot }),
      ...moved(texts[index]!.marks, 0, lineTop + dot + scale.unit * 2),
    ];
    const height = lineTop + dot + scale.unit * 2 + texts[index]!.height;
    const cell = entering({ width: each, height, marks }, index + 1);
    if (index === items.length - 1) return cell;
    const line: Mark = {
      kind: 'rect',
      box: {
        x: long + air,
        y: lineTop + (dot - THREAD) / 2,
        width: each + gap - long - 2 * air,
        height: THREAD,
      },
      fill: colours.line,
      from: 'start',
      motion: { order: index + 2, kind: 'grow-x' },
    };
    return { ...cell, marks: [line, ...cell.marks] };
  });
  return {
    ...row(
      cells,
      cells.map((_, index) => index * (each + gap)),
    ),
    width,
  };
}

function date(context: Context, { when, text: { key } }: Event, width: number): Piece {
  const { colours, scale } = context;
  const words = { key: `date:${key}`, value: when };
  return text(context, words, { role: 'body', size: scale.body, weight: 800, width, fill: colours.accentText });
}

function happening(context: Context, item: Event, width: number): Piece {
  const { colours, scale } = context;
  return text(context, item.text, { role: 'body', size: scale.body, width, fill: colours.ink });
}

const dotSide = ({ scale }: Context): number => Math.round((scale.body.best * DOT) / 2) * 2;

function sign({ colours }: Context, box: Mark['box']): Mark {
  return { kind: 'rect', box, fill: colours.accent, radius: Math.min(box.width, box.height) / 2 };
}
