import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Colours, Context } from '../context.ts';
import { text } from '../text.ts';

type Timeline = Extract<ShownBlock, { kind: 'timeline' }>;

/** Dated events down a line; the date leads, the event follows under it. */
export function timeline(context: Context, { items }: Timeline, width: number): Piece[] {
  return items.map((item, index) => entering(event(context, item, width, index < items.length - 1), index + 1));
}

function event(context: Context, item: Timeline['items'][number], width: number, goesOn: boolean): Piece {
  const { colours, scale } = context;
  const dot = Math.round(scale.body.best * 0.44);
  const indent = dot + scale.unit * 3;
  const key = `date:${item.text.key}`;
  const body = stack(
    [
      text(
        context,
        { key, value: item.when },
        { role: 'body', size: scale.body, weight: 800, width: width - indent, fill: colours.accentText },
      ),
      text(context, item.text, { role: 'body', size: scale.body, width: width - indent, fill: colours.ink }),
    ],
    0,
  );
  const first = body.marks[0];
  const middle = first?.kind === 'text' ? first.text.lines[0]!.baseline - first.text.size * 0.35 : dot / 2;
  const top = Math.round(middle - dot / 2);
  return threaded(body, { dot, top, indent, goesOn, gap: scale.unit * 3, colours }, body.height);
}

interface Thread {
  readonly dot: number;
  readonly top: number;
  readonly indent: number;
  readonly goesOn: boolean;
  /** Least room under the event before the next one, px. */
  readonly gap: number;
  readonly colours: Colours;
}

/** How much of itself an event may stretch by: further apart, events no longer read as one line. */
const STRETCH = 0.9;

/** The dot, and the line that runs on to the next event; stretching lengthens the line, not the text. */
function threaded(body: Piece, thread: Thread, wanted: number): Piece {
  const { dot, top, indent, goesOn, gap, colours } = thread;
  const least = body.height + (goesOn ? gap : 0);
  const height = goesOn ? Math.min(Math.max(least, wanted), least + body.height * STRETCH) : least;
  const line: Mark = {
    kind: 'rect',
    box: { x: dot / 2 - 2, y: top + dot + 6, width: 4, height: Math.max(0, height - dot - 12) },
    fill: colours.line,
  };
  return {
    width: body.width + indent,
    height,
    marks: [
      ...(goesOn ? [line] : []),
      { kind: 'rect', box: { x: 0, y: top, width: dot, height: dot }, fill: colours.accent, radius: dot / 2 },
      ...moved(body.marks, indent, 0),
    ],
    ...(goesOn && { stretch: (target: number) => threaded(body, thread, target) }),
  };
}
