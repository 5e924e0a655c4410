import { coverCrop } from '../../layout/crop.ts';
import type { Mark } from '../../layout/mark.ts';
import { entering, type Piece, row, stack } from '../../layout/piece.ts';
import type { Photograph, ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';

type Photo = Extract<ShownBlock, { kind: 'photograph' }>;

/** Shapes a photograph may take on a panel, width over height; between them it keeps its own. */
const WIDEST = 16 / 9;
const TALLEST = 4 / 5;
/** From this many label sizes on, a photograph over the whole column would be higher than its page. */
const WIDE_LABELS = 36;
/** Its share of the column then, beside its words. */
const SHARE = 0.5;

/** The picture with its caption and credit under it, or beside it in a wide column; it stretches to fill a card. */
export function photograph(context: Context, { photograph: photo }: Photo, width: number): Piece[] {
  const { scale } = context;
  if (width >= scale.label.best * WIDE_LABELS) {
    const half = Math.round(width * SHARE);
    const left = half + scale.unit * 5;
    return [row([picture(context, photo, half, half / WIDEST), caption(context, photo, width - left)], [0, left])];
  }
  const words = caption(context, photo, width);
  const gap = words.height > 0 ? scale.unit * 2 : 0;
  const whole = (height: number): Piece => {
    const room = Math.max(width / WIDEST, height - words.height - gap);
    return stack([picture(context, photo, width, Math.min(width / TALLEST, room)), words], gap);
  };
  return [{ ...whole(0), stretch: whole }];
}

function picture({ scale }: Context, { asset, alt }: Photograph, width: number, wanted: number): Piece {
  const height = Math.round(wanted);
  const box = { x: 0, y: 0, width, height };
  const crop = coverCrop(asset, box);
  const mark: Mark = { kind: 'image', box, hash: asset.hash, crop, radius: scale.unit, alt: alt?.value ?? '' };
  return entering({ width, height, marks: [mark] }, 1, 'fade');
}

function caption(context: Context, { caption, credit }: Photograph, width: number): Piece {
  const { colours, scale } = context;
  const lines = [
    ...(caption ? [text(context, caption, { role: 'label', size: scale.label, width, fill: colours.ink })] : []),
    ...(credit ? [text(context, credit, { role: 'source', size: scale.source, width, fill: colours.quiet })] : []),
  ];
  return entering(stack(lines, 0), 2);
}
