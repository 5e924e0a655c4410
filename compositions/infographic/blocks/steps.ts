import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { fitText, type TextOptions, text, textMark } from '../text.ts';

type Steps = Extract<ShownBlock, { kind: 'steps' }>;
type Step = Steps['items'][number];

/** From this many body sizes on, four steps or more stand two beside each other, read row by row. */
const PAIR_BODIES = 30;
const MANY = 4;

/** Numbered discs with a bold title and its explanation. */
export function steps(context: Context, { items }: Steps, width: number): Piece[] {
  const { body, unit } = context.scale;
  if (items.length < MANY || width < body.best * PAIR_BODIES) {
    return items.map((item, index) => entering(step(context, item, width), index + 1));
  }
  const gap = unit * 6;
  const half = (width - gap) / 2;
  const rows: Piece[] = [];
  for (let start = 0; start < items.length; start += 2) {
    const pair = items
      .slice(start, start + 2)
      .map((item, index) => entering(step(context, item, half), start + index + 1));
    rows.push(row(pair, [0, half + gap]));
  }
  return rows;
}

function step(context: Context, { number, title, text: words }: Step, width: number): Piece {
  const { colours, scale, theme } = context;
  const disc = Math.round((scale.body.best * 1.6) / 2) * 2;
  const indent = disc + scale.unit * 3;
  const column = width - indent;
  const body = stack(
    [
      ...(title
        ? [text(context, title, { role: 'body', size: scale.body, weight: 800, width: column, fill: colours.strong })]
        : []),
      ...(words
        ? [
            text(context, words, {
              role: title ? 'label' : 'body',
              size: title ? scale.label : scale.body,
              width: column,
              fill: colours.ink,
            }),
          ]
        : []),
    ],
    0,
  );
  const first = body.marks[0];
  const middle = first?.kind === 'text' ? first.text.lines[0]!.baseline - first.text.size * 0.36 : disc / 2;
  const top = Math.max(0, Math.round(middle - disc / 2));
  const shift = Math.max(0, Math.round(disc / 2 - middle));
  return {
    width,
    height: Math.max(body.height + shift, top + disc),
    marks: [
      { kind: 'rect', box: { x: 0, y: top, width: disc, height: disc }, fill: theme.brand, radius: disc / 2 },
      digit(context, number, disc, top),
      ...moved(body.marks, indent, shift),
    ],
  };
}

/** The number, its digits centred in the disc by their height rather than by the line's. */
function digit({ engine, scale, theme }: Context, number: string, disc: number, top: number): Mark {
  const size = Math.max(scale.label.least, Math.round(disc * 0.52));
  const options: TextOptions = {
    role: 'figure',
    size: { best: size, least: size },
    weight: 800,
    width: disc,
    fill: theme.onBrand,
    align: 'center',
    lines: 1,
  };
  const set = fitText(engine, { key: 'interface:number', value: number }, options);
  const y = Math.round(top + disc / 2 + set.size * 0.355 - set.lines[0]!.baseline);
  return textMark(set, { ...options, role: 'label' }, { x: 0, y });
}
