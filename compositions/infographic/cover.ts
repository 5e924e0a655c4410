import { coverCrop } from '../layout/crop.ts';
import type { Box, ImageMark, Mark } from '../layout/mark.ts';
import { entering, type Piece, stack } from '../layout/piece.ts';
import type { Size } from '../layout/scale.ts';
import type { Document, Photograph } from '../model/document.ts';
import { isolated } from '../model/isolate.ts';
import { brandColours, type Context } from './context.ts';
import { pageNumber } from './frame.ts';
import { bridgeBack } from './motif.ts';
import { text } from './text.ts';

/** A photograph's height is a whole number: a head may lack a part of a px for it and still fit, px. */
export const ROUNDING = 1;
/** Heights tried for a photograph over its headline, as shares of the greatest. */
const PHOTO_STEPS = [1, 0.93, 0.86, 0.79, 0.72, 0.65, 0.58] as const;
/** For a larger photograph or bridge a title is set this much under its best size, and no further. */
const LARGE = 0.8;
/** Lower than this share of the page a photograph shows nothing, and with less of its own height (of a tall one's width) it shows parts of things. */
const STRIP = { page: 0.1, photo: 0.28 } as const;
/**
 * Lines of a title, and those of one so long that even its least size takes more, in a column of less than so many of its
 * sizes one more; over that it is too long.
 */
const TITLE_LINES = { usual: 3, most: 4, narrow: 14 } as const;

export interface HeadlineRoom {
  readonly width: number;
  readonly height: number;
  /** The page's number in its series, at the end of the first line; absent or '' where it is no series. */
  readonly number?: string | undefined;
}

/**
 * Tag, title and summary, as large as `height` allows: the head of every cover. Where even the smallest title is too much,
 * the words around it close up as well, and the summary goes.
 */
export function headline(context: Context, document: Document, room: HeadlineRoom): Piece {
  const roomy = headlineWith(context, document, room, context.scale.unit * 3);
  if (roomy.height <= room.height + ROUNDING) return roomy;
  const { label, body } = context.scale;
  const scale = { ...context.scale, label: smallest(label), body: smallest(body) };
  const close = headlineWith({ ...context, scale }, document, room, scale.unit * 2);
  if (close.height <= room.height + ROUNDING) return close;
  const untold = { ...document, summary: { ...document.summary, value: '' } };
  return headlineWith({ ...context, scale }, untold, room, scale.unit * 2);
}

const smallest = (size: Size): Size => ({ ...size, best: size.least });

function headlineWith(
  context: Context,
  document: Document,
  { width, height, number }: HeadlineRoom,
  gap: number,
): Piece {
  const colours = brandColours(context.theme);
  const { scale } = context;
  const tag = tagRow(context, document, width, number);
  const summary = text(context, document.summary, { role: 'body', size: scale.body, width, fill: colours.quiet });
  const titleIn = (lines: number): Piece =>
    text(context, document.title, {
      role: 'title',
      size: scale.title,
      weight: 800,
      width,
      fill: colours.ink,
      lines,
      height: height - tag.height - summary.height - 2 * gap,
    });
  const usual = titleIn(TITLE_LINES.usual);
  const most = width < scale.title.least * TITLE_LINES.narrow ? TITLE_LINES.most + 1 : TITLE_LINES.most;
  const title = linesOf(usual) <= TITLE_LINES.usual ? usual : titleIn(most);
  return stack([entering(tag, 0, 'fade'), entering(title, 1), entering(summary, 2)], gap);
}

/** Whether a headline tells all it should, its title as large as a cover's should be and on no more lines than usual. */
export function isRoomy({ scale }: Context, { summary }: Document, headline: Piece): boolean {
  const texts = textIn(headline);
  const title = texts.find(({ role }) => role === 'title');
  const isTold = summary.value === '' || texts.some(({ role }) => role === 'body');
  const isLarge =
    !title || (title.text.size >= scale.title.best * LARGE && title.text.lines.length <= TITLE_LINES.usual);
  return isTold && isLarge;
}

const textIn = ({ marks }: Piece) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
const linesOf = (piece: Piece): number => textIn(piece)[0]?.text.lines.length ?? 0;

/** Place and date, and the page's number at the end of their first line, on their baseline. */
function tagRow(context: Context, document: Document, width: number, number = ''): Piece {
  const { scale } = context;
  const fill = brandColours(context.theme).accent;
  const tagIn = (room: number): Piece =>
    text(
      context,
      { key: document.place?.key ?? 'date', value: tagLine(document) },
      { role: 'tag', size: scale.label, weight: 600, width: room, fill },
    );
  const whole = tagIn(width);
  if (number === '') return whole;
  const [mark] = pageNumber(context, { x: 0, y: 0, width, height: 0 }, number);
  if (mark?.kind !== 'text') return whole;
  const free = width - mark.text.width - 2 * scale.unit;
  const tag = textIn(whole).some(({ text: set }) => set.width > free) ? tagIn(free) : whole;
  const baseline = textIn(tag)[0]?.text.lines[0]?.baseline ?? 0;
  const y = baseline - (mark.text.lines[0]?.baseline ?? 0);
  return { ...tag, width, marks: [...tag.marks, { ...mark, box: { ...mark.box, y } }] };
}

function tagLine({ place, date }: Document): string {
  return place ? isolated('', [place.value, date]).join(' · ') : date;
}

/** Where a photograph lies across the top of a page, and the headline under it. */
export interface Head {
  /** Marks of the photograph, from the page's corner. */
  readonly photo: readonly Mark[];
  /** Upper edge of the headline, px of the page. */
  readonly top: number;
  readonly headline: Piece;
}

export interface HeadRoom {
  readonly page: { readonly width: number; readonly height: number };
  /** Where the headline stands across the page, px. */
  readonly x: number;
  readonly width: number;
  /** Upper edge of the headline where there is no photograph, and the edge that it must not pass. */
  readonly top: number;
  readonly bottom: number;
  readonly number?: string;
  /** The photograph's greatest height, px. */
  readonly photo: number;
}

/**
 * The headline, under the story's photograph if it has one: as high as leaves the title large, else as the smallest
 * headline leaves, and left out where that is a mere strip.
 */
export function photoHead(context: Context, document: Document, room: HeadRoom): Head {
  const { page, width, top, bottom, number } = room;
  const { image } = document;
  const { unit } = context.scale;
  const whole = (): Head => ({
    photo: [],
    top,
    headline: headline(context, document, { width, height: bottom - top, number }),
  });
  if (!image) return whole();
  const gap = unit * 4;
  const lowest = lowestPhoto(page, image);
  const under = (photo: number): Head => ({
    photo: pictureOnBridge(context, image, { x: 0, y: 0, width: page.width, height: photo }),
    top: photo + gap,
    headline: headline(context, document, { width, height: bottom - photo - gap, number }),
  });
  for (const step of PHOTO_STEPS) {
    const photo = Math.round(room.photo * step);
    if (photo < lowest) break;
    const head = under(photo);
    if (isRoomy(context, document, head.headline) && head.top + head.headline.height <= bottom + ROUNDING) return head;
  }
  const least = headlineWith(context, document, { width, height: 0, number }, unit * 3).height;
  const photo = Math.round(Math.min(room.photo, bottom - least - gap));
  // Under a low picture the words would stand where a platform has its own.
  return photo < Math.max(lowest, top - gap) ? whole() : under(photo);
}

/** Height under which a photograph as wide as that page would be a strip, px. */
export function lowestPhoto(page: HeadRoom['page'], { asset }: Photograph): number {
  const shape = Math.min(1, asset.height / asset.width);
  return Math.max(page.height * STRIP.page, page.width * STRIP.photo * shape);
}

/** How much higher than at its ends the edge under a picture is in its middle, as a share of its width. */
const RISE = 0.03;

/** The story's picture over the whole box, on the back of a bridge whose ground goes on under the box. */
function pictureOnBridge({ theme, scale }: Context, { asset, alt }: Photograph, box: Box): Mark[] {
  const rise = Math.round((box.width * RISE) / scale.unit) * scale.unit;
  const edge = { ...box, y: box.y + box.height - rise, height: rise };
  const shown = { ...box, height: box.height - rise };
  return [
    { ...picture({ asset, alt }, shown), box, crop: lengthened(coverCrop(asset, shown), asset, box) },
    ...bridgeBack(edge, theme.brand, theme.onBrandAccent, scale.unit / 2),
  ];
}

/** The crop of what is seen, with what the ground covers under it; at the image's own foot, as much higher. */
function lengthened(crop: Box, { height }: Photograph['asset'], box: Box): Box {
  const tall = (crop.width * box.height) / box.width;
  if (tall > height) return crop;
  return { ...crop, y: Math.min(crop.y, height - tall), height: tall };
}

/** The story's picture, cropped to the box around its focal point. */
export function picture({ asset, alt }: Pick<Photograph, 'asset' | 'alt'>, box: Box): ImageMark {
  return { kind: 'image', box, hash: asset.hash, crop: coverCrop(asset, box), alt: alt?.value ?? '' };
}
