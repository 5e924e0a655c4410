import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';

type Quotation = Extract<ShownBlock, { kind: 'quotation' }>;

/** What was said, large, beside an accent bar; who said it, under it. */
export function quotation(context: Context, { text: said, speaker, role }: Quotation, width: number): Piece[] {
  const { colours, scale } = context;
  const bar = scale.unit;
  const indent = bar + scale.unit * 3;
  const column = width - indent;
  const words = stack(
    said.map((each) =>
      text(context, each, { role: 'heading', size: scale.heading, weight: 600, width: column, fill: colours.strong }),
    ),
    scale.unit * 2,
  );
  const person = stack(
    [
      ...(speaker
        ? [text(context, speaker, { role: 'body', size: scale.body, weight: 800, width: column, fill: colours.ink })]
        : []),
      ...(role ? [text(context, role, { role: 'label', size: scale.label, width: column, fill: colours.quiet })] : []),
    ],
    0,
  );
  const body = stack([words, person], scale.unit * 3);
  const line: Mark = { kind: 'rect', box: { x: 0, y: 0, width: bar, height: body.height }, fill: colours.accent };
  return [entering({ width, height: body.height, marks: [line, ...moved(body.marks, indent, 0)] }, 1)];
}
