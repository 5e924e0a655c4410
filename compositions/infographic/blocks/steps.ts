import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { Size } from '../../layout/scale.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { fitText, type TextOptions, text, textMark } from '../text.ts';
import { onFill } from './charts/segments.ts';
import { arrow, columnsThatFit, firstMiddle, linesOf, threaded } from './thread.ts';

type Steps = Extract<ShownBlock, { kind: 'steps' }>;
type Step = Steps['items'][number];

/** Side of the disc of a number, in body sizes. */
const DISC = 1.6;
/** So many steps may stand side by side. */
const ACROSS = { least: 3, most: 5 } as const;
/** In more lines than this, narrow columns read worse than broad lines; those of so many body sizes hold more. */
const MOST_LINES = { narrow: 5, broad: 9, bodies: 10 } as const;

/** Numbered discs on a path with a bold title and its explanation: down the column, or across a wide one. */
export function steps(context: Context, { items }: Steps, width: number): Piece[] {
  const { unit } = context.scale;
  const gap = unit * 5;
  const each = columnsThatFit(context, items.length, { width, gap, ...ACROSS });
  const across = each === undefined ? undefined : sideBySide(context, items, { width, each, gap });
  if (across) return [across];
  return items.map((item, index) => entering(step(context, item, width, index < items.length - 1), index + 1));
}

function step(context: Context, item: Step, width: number, goesOn: boolean): Piece {
  const { scale } = context;
  const disc = discSide(context);
  const indent = disc + scale.unit * 3;
  const body = words(context, item, width - indent);
  const middle = firstMiddle(body) ?? disc / 2;
  const top = Math.max(0, Math.round(middle - disc / 2));
  const shift = Math.max(0, Math.round(disc / 2 - middle));
  const whole: Piece = {
    width,
    height: Math.max(body.height + shift, top + disc),
    marks: [...numbered(context, item.number, disc, top), ...moved(body.marks, indent, shift)],
  };
  return threaded(context, whole, { x: disc / 2, top: top + disc, goesOn });
}

/** Steps under their numbers, arrows leading from one to the next; undefined where a word does not fit its column. */
function sideBySide(
  context: Context,
  items: readonly Step[],
  { width, each, gap }: { width: number; each: number; gap: number },
): Piece | undefined {
  const { scale } = context;
  const disc = discSide(context);
  const bodies = items.map((item) => words(context, item, each, scale.body));
  if (bodies.some(({ marks }) => marks.some((mark) => mark.kind === 'text' && mark.text.excess > 0))) return undefined;
  const most = each < scale.body.best * MOST_LINES.bodies ? MOST_LINES.narrow : MOST_LINES.broad;
  if (bodies.some((body) => linesOf(body) > most)) return undefined;
  const air = scale.unit * 1.5;
  const cells = items.map((item, index): Piece => {
    const body = bodies[index]!;
    const top = disc + scale.unit * 2;
    const leading =
      index < items.length - 1
        ? arrow(context, { x: disc + air, y: disc / 2, length: each + gap - disc - 2 * air })
        : [];
    const marks = [...numbered(context, item.number, disc, 0), ...moved(body.marks, 0, top)];
    const cell = entering({ width: each, height: top + body.height, marks }, index + 1);
    const drawn = leading.map((mark): Mark => ({ ...mark, motion: { order: index + 2, kind: 'grow-x' } }));
    return { ...cell, marks: [...cell.marks, ...drawn] };
  });
  return {
    ...row(
      cells,
      cells.map((_, index) => index * (each + gap)),
    ),
    width,
  };
}

function words(
  context: Context,
  { title, text: said }: Step,
  width: number,
  size: Size = context.scale[title ? 'label' : 'body'],
): Piece {
  const { colours, scale } = context;
  return stack(
    [
      ...(title
        ? [text(context, title, { role: 'body', size: scale.body, weight: 800, width, fill: colours.strong })]
        : []),
      ...(said
        ? [
            text(context, said, {
              role: title ? 'label' : 'body',
              size,
              width,
              fill: colours.ink,
            }),
          ]
        : []),
    ],
    title && said ? Math.round(scale.unit / 2) : 0,
  );
}

const discSide = ({ scale }: Context): number => Math.round((scale.body.best * DISC) / 2) * 2;

/** The number in its disc. */
function numbered(context: Context, number: string, disc: number, top: number): Mark[] {
  const box = { x: 0, y: top, width: disc, height: disc };
  const { strong } = context.colours;
  return [{ kind: 'rect', box, fill: strong, radius: disc / 2 }, digit(context, number, disc, top)];
}

/** The number, its digits centred in the disc by their height rather than by the line's. */
function digit(context: Context, number: string, disc: number, top: number): Mark {
  const { colours, engine, scale } = context;
  const options: TextOptions = {
    role: 'figure',
    size: scale.label,
    weight: 800,
    width: disc,
    fill: onFill(context, colours.strong),
    align: 'center',
    lines: 1,
  };
  const set = fitText(engine, { key: 'interface:number', value: number }, options);
  const y = Math.round(top + disc / 2 + set.size * 0.355 - set.lines[0]!.baseline);
  return textMark(set, { ...options, role: 'label' }, { x: 0, y });
}
