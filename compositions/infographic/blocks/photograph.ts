import { coverCrop } from '../../layout/crop.ts';
import type { Mark } from '../../layout/mark.ts';
import { entering, moved, type Piece, row, stack } from '../../layout/piece.ts';
import type { Asset, Photograph, ShownBlock } from '../../model/document.ts';
import type { Context } from '../context.ts';
import { text } from '../text.ts';

type Photo = Extract<ShownBlock, { kind: 'photograph' }>;

/** Shapes a photograph may take, width over height: a panorama is cut to the first, a standing picture to the last. */
const WIDEST = 21 / 9;
const TALLEST = 4 / 5;
/** From this many label sizes on, a photograph over the whole column would be higher than its page. */
const WIDE_LABELS = 36;
/** Its share of the column then, beside its words. */
const SHARE = 0.6;
/** How low a photograph may be at first, as a share of the column's width; with free room it takes its own shape. */
const LOW = 0.45;
/** By how much a photograph may be cut at its sides to fill a card. */
const CUT = 1.25;
/** A picture is shown at most this much larger than it is: beyond, only its squares are seen. */
const ENLARGED = 3;

/** The picture with its caption and credit under it, or beside it in a wide column; it stretches to fill a card. */
export function photograph(context: Context, { photograph: photo }: Photo, width: number): Piece[] {
  const { scale } = context;
  if (width >= scale.label.best * WIDE_LABELS) {
    const left = Math.round(width * SHARE) + scale.unit * 5;
    const words = caption(context, photo, width - left);
    return [beside(context, photo, words, { width, left })];
  }
  const words = caption(context, photo, width);
  const gap = words.height > 0 ? scale.unit * 1.5 : 0;
  const whole = (height: number): Piece => {
    const room = height - words.height - gap;
    return stack([picture(context, photo, width, room), words], gap);
  };
  return [{ ...whole(0), stretch: whole }];
}

/** The words stand at the picture's foot, as under one. */
function beside(
  context: Context,
  photo: Photograph,
  words: Piece,
  { width, left }: { width: number; left: number },
): Piece {
  const shown = (room: number): Piece => {
    const image = picture(context, photo, left - context.scale.unit * 5, room);
    const height = Math.max(image.height, words.height);
    const top = height - words.height;
    const lowered = words.marks.map((mark) => ({ ...mark, box: { ...mark.box, y: mark.box.y + top } }));
    return { ...row([image, { ...words, marks: lowered }], [0, left]), width, height };
  };
  return { ...shown(0), stretch: shown };
}

/** The photograph over the column's width; one too small for that stands on a mat at the size that it bears. */
function picture(context: Context, photo: Photograph, width: number, room: number): Piece {
  const { asset } = photo;
  const borne = asset.width * ENLARGED;
  if (borne < width) {
    const { scale, theme } = context;
    const inset = scale.unit * 4;
    const whole = borne / shape(asset);
    const shownHeight = Math.round(Math.max(Math.min(whole, width * LOW), Math.min(whole, room - 2 * inset)));
    const shownWidth = Math.round(Math.min(borne, shownHeight * shape(asset)));
    const shown = framed(context, photo, { width: shownWidth, height: shownHeight });
    const height = shown.height + 2 * inset;
    const mat: Mark = { kind: 'rect', box: { x: 0, y: 0, width, height }, fill: theme.tint, radius: scale.unit };
    const marks = [mat, ...moved(shown.marks, Math.round((width - shownWidth) / 2), inset)];
    return entering({ width, height, marks }, 1, 'fade');
  }
  const least = width * Math.min(LOW, 1 / shape(asset));
  const most = width / Math.max(TALLEST, shape(asset) / CUT);
  return framed(context, photo, { width, height: Math.round(Math.max(least, Math.min(room, most))) });
}

/** The part of it around its focal point, within a hairline: without one a bright sky has no edge on white. */
function framed(
  { colours, scale }: Context,
  { asset, alt }: Photograph,
  { width, height }: { width: number; height: number },
): Piece {
  const box = { x: 0, y: 0, width, height };
  const crop = coverCrop(asset, box);
  const { focus = { x: 0.5, y: 0.5 } } = asset;
  const toward = {
    x: share(focus.x * asset.width - crop.x, crop.width),
    y: share(focus.y * asset.height - crop.y, crop.height),
  };
  const edge: Mark = {
    kind: 'rect',
    box: { x: -1, y: -1, width: width + 2, height: height + 2 },
    fill: colours.line,
    radius: scale.unit + 1,
    motion: { order: 1, kind: 'fade' },
  };
  const image: Mark = {
    kind: 'image',
    box,
    hash: asset.hash,
    crop,
    radius: scale.unit,
    alt: alt?.value ?? '',
    motion: { order: 1, kind: 'pan', toward },
  };
  return { width, height, marks: [edge, image] };
}

/** Width over height as it is shown. */
function shape({ width, height }: Asset): number {
  return Math.min(WIDEST, Math.max(TALLEST, width / height));
}

const share = (part: number, whole: number): number => Math.min(1, Math.max(0, part / whole));

function caption(context: Context, { caption, credit }: Photograph, width: number): Piece {
  const { colours, scale } = context;
  const lines = [
    ...(caption ? [text(context, caption, { role: 'label', size: scale.label, width, fill: colours.ink })] : []),
    ...(credit ? [text(context, credit, { role: 'source', size: scale.source, width, fill: colours.quiet })] : []),
  ];
  return entering(stack(lines, scale.unit / 2), 2, 'fade');
}
