import { coverCrop } from '../../layout/crop.ts';
import { entering, type Piece, stack } from '../../layout/piece.ts';
import type { ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';

type Photo = Extract<ShownBlock, { kind: 'photograph' }>;

/** Shapes a photograph may take on a panel, width over height; between them it keeps its own. */
const WIDEST = 16 / 9;
const TALLEST = 4 / 5;

/** The picture with its caption and credit under it; it stretches to fill a card. */
export function photograph(context: Context, { photograph: photo }: Photo, width: number): Piece[] {
  const { colours, scale } = context;
  const { asset, alt, caption, credit } = photo;
  const words = stack(
    [
      ...(caption ? [text(context, caption, { role: 'label', size: scale.label, width, fill: colours.ink })] : []),
      ...(credit ? [text(context, credit, { role: 'source', size: scale.source, width, fill: colours.quiet })] : []),
    ],
    0,
  );
  const gap = words.height > 0 ? scale.unit * 2 : 0;
  const natural = width / Math.min(WIDEST, Math.max(TALLEST, asset.width / asset.height));
  const whole = (height: number): Piece => {
    const tallest = width / TALLEST;
    const pictureHeight = Math.round(Math.min(tallest, Math.max(width / WIDEST, height - words.height - gap)));
    const box = { x: 0, y: 0, width, height: pictureHeight };
    const picture: Piece = {
      width,
      height: pictureHeight,
      marks: [
        {
          kind: 'image',
          box,
          hash: asset.hash,
          crop: coverCrop(asset, box),
          radius: scale.unit,
          alt: alt?.value ?? '',
        },
      ],
    };
    return stack([entering(picture, 1, 'fade'), entering(words, 2)], gap);
  };
  return [{ ...whole(Math.min(natural, width / WIDEST) + words.height + gap), stretch: whole }];
}
