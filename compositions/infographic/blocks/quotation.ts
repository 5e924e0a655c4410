import { coverCrop } from '../../layout/crop.ts';
import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { Photograph, ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';
import { quoteMark } from './quote-mark.ts';

type Quotation = Extract<ShownBlock, { kind: 'quotation' }>;

/** Ink height of the opening mark, as a share of the words' size. */
const MARK = 0.95;
/** From this many body sizes on, the portrait stands beside the words, in this share of the column. */
const WIDE_BODIES = 24;
const PORTRAIT = 0.26;
/** Side of a portrait beside the speaker's name, in body sizes. */
const SMALL = 3.2;

/** What was said, large, under the language's own opening mark; who said it, under it or beside their portrait. */
export function quotation(context: Context, block: Quotation, width: number): Piece[] {
  const { scale } = context;
  const { portrait } = block;
  if (!portrait || width < scale.body.best * WIDE_BODIES) {
    return [
      stack([entering(words(context, block, width), 1), entering(person(context, block, width), 2)], gapOf(context)),
    ];
  }
  const side = Math.round(width * PORTRAIT);
  const left = side + scale.unit * 6;
  const column = width - left;
  const said = stack(
    [entering(words(context, block, column), 1), entering(names(context, block, column), 2)],
    gapOf(context),
  );
  const face = entering(round(portrait, side), 1, 'fade');
  const height = Math.max(side, said.height);
  const centred = (piece: Piece): Piece => ({ ...piece, marks: moved(piece.marks, 0, (height - piece.height) / 2) });
  return [{ ...row([centred(face), centred(said)], [0, left]), height }];
}

const gapOf = ({ scale }: Context): number => scale.unit * 5;

function words(context: Context, { text: said, openingMark }: Quotation, width: number): Piece {
  const { colours, scale } = context;
  const mark = openingMark ? [quoteMark(context, openingMark, Math.round(scale.heading.best * MARK))] : [];
  const lines = said.map((each) =>
    text(context, each, { role: 'heading', size: scale.heading, weight: 600, width, fill: colours.strong }),
  );
  return stack([...mark, stack(lines, scale.unit * 2)], scale.unit * 2);
}

/** The speaker's names, beside a small portrait if there is one. */
function person(context: Context, block: Quotation, width: number): Piece {
  const { portrait } = block;
  if (!portrait) return names(context, block, width);
  const { scale } = context;
  const side = Math.round(scale.body.best * SMALL);
  const indent = side + scale.unit * 3;
  const named = names(context, block, width - indent);
  const height = Math.max(side, named.height);
  return {
    width,
    height,
    marks: [
      ...moved(round(portrait, side).marks, 0, (height - side) / 2),
      ...moved(named.marks, indent, (height - named.height) / 2),
    ],
  };
}

/** Name, office, and whose picture it is. */
function names(context: Context, { speaker, role, portrait }: Quotation, width: number): Piece {
  const { colours, scale } = context;
  const credit = portrait?.credit;
  return stack(
    [
      ...(speaker
        ? [text(context, speaker, { role: 'body', size: scale.body, weight: 800, width, fill: colours.ink })]
        : []),
      ...(role ? [text(context, role, { role: 'label', size: scale.label, width, fill: colours.quiet })] : []),
      ...(credit ? [text(context, credit, { role: 'source', size: scale.source, width, fill: colours.quiet })] : []),
    ],
    0,
  );
}

/** A round portrait, cropped around its focal point. */
function round({ asset, alt }: Photograph, side: number): Piece {
  const box = { x: 0, y: 0, width: side, height: side };
  const mark: Mark = {
    kind: 'image',
    box,
    hash: asset.hash,
    crop: coverCrop(asset, box),
    radius: side / 2,
    alt: alt?.value ?? '',
  };
  return { width: side, height: side, marks: [mark] };
}
