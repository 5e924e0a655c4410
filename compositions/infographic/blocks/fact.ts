import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, padded, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import { brandColours, type Context } from '../context.ts';
import { text } from '../text.ts';

type Fact = Extract<ShownBlock, { kind: 'fact' }>;

/** The claim, small and quiet; under it the verified fact, by far the loudest thing here, with its source. */
export function fact(context: Context, block: Fact, width: number): Piece[] {
  const { colours, scale, theme } = context;
  const inset = scale.unit * 4;
  const inner = width - 2 * inset;
  const onBrand = brandColours(theme);
  const answer = stack(
    [
      text(
        context,
        { key: 'interface:fact.fact', value: block.factLabel },
        {
          role: 'label',
          size: scale.label,
          weight: 600,
          width: inner,
          fill: onBrand.accent,
        },
      ),
      ...block.text.map((words) =>
        text(context, words, { role: 'heading', size: scale.heading, weight: 600, width: inner, fill: onBrand.ink }),
      ),
      ...(block.source
        ? [text(context, block.source, { role: 'source', size: scale.source, width: inner, fill: onBrand.quiet })]
        : []),
    ],
    scale.unit * 2,
  );
  const panel = padded(answer, inset, width, { colour: theme.brand, radius: scale.unit * 2 });
  if (!block.claim) return [entering(panel, 1)];
  const bar: Mark = { kind: 'rect', box: { x: 0, y: 0, width: 6, height: 0 }, fill: colours.muted };
  const claim = stack(
    [
      text(
        context,
        { key: 'interface:fact.claim', value: block.claimLabel },
        {
          role: 'label',
          size: scale.label,
          weight: 600,
          width: inner,
          fill: colours.quiet,
        },
      ),
      text(context, block.claim, { role: 'body', size: scale.body, width: inner, fill: colours.quiet }),
    ],
    0,
  );
  const marks = [{ ...bar, box: { ...bar.box, height: claim.height } }, ...moved(claim.marks, inset, 0)];
  return [entering({ width, height: claim.height, marks }, 1), entering(panel, 2)];
}
