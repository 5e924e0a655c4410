import { coverCrop } from '../layout/crop.ts';
import type { Box, Mark } from '../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../layout/piece.ts';
import type { Size } from '../layout/scale.ts';
import type { Document } from '../model/document.ts';
import { brandColours, type Context } from './context.ts';
import { text } from './text.ts';

/** Height of the bridge along the foot of a cover, as a share of the page's shorter side. */
const BRIDGE = 0.17;
/** Share of the page that a cover photograph takes at most, at the top. */
const PHOTO = 0.46;
/** A photograph's height is a whole number: a head may lack a part of a px for it and still fit, px. */
export const ROUNDING = 1;
/** Lower than this share of the page, a photograph shows nothing. */
const STRIP = 0.1;
/** A logo's greatest width, as a share of the room for it and the name. */
const LOGO = 0.4;

/**
 * Tag, title and summary, as large as `height` allows: the head of every cover. Where even the smallest title is too much,
 * the words around it close up as well.
 */
export function headline(context: Context, document: Document, room: Omit<HeadlineRoom, 'gap'>): Piece {
  const { height } = room;
  const gap = context.scale.unit * 3;
  const roomy = headlineWith(context, document, { ...room, gap });
  if (roomy.height <= height + ROUNDING) return roomy;
  const { label, body } = context.scale;
  const scale = { ...context.scale, label: smallest(label), body: smallest(body) };
  return headlineWith({ ...context, scale }, document, { ...room, gap: scale.unit * 2 });
}

const smallest = ({ least }: Size): Size => ({ best: least, least });

interface HeadlineRoom {
  readonly width: number;
  readonly height: number;
  /** What the page's number takes of the first line, at its end, px. */
  readonly corner: number;
  readonly gap: number;
}

function headlineWith(context: Context, document: Document, { width, height, corner, gap }: HeadlineRoom): Piece {
  const colours = brandColours(context.theme);
  const { scale } = context;
  const tagIn = (room: number): Piece =>
    text(
      context,
      { key: document.place?.key ?? 'date', value: tagLine(document) },
      { role: 'tag', size: scale.label, weight: 600, width: room, fill: colours.accent },
    );
  const whole = tagIn(width);
  const tag = widestLine(whole) > width - corner ? tagIn(width - corner) : whole;
  const summary = text(context, document.summary, { role: 'body', size: scale.body, width, fill: colours.quiet });
  const title = text(context, document.title, {
    role: 'title',
    size: scale.title,
    weight: 800,
    width,
    fill: colours.ink,
    lines: 5,
    height: height - tag.height - summary.height - 2 * gap,
  });
  return stack([entering(tag, 0, 'fade'), entering(title, 1), entering(summary, 2)], gap);
}

const widestLine = ({ marks }: Piece): number =>
  Math.max(0, ...marks.map((mark) => (mark.kind === 'text' ? mark.text.width : 0)));

function tagLine({ place, date }: Document): string {
  return place ? `${place.value} · ${date}` : date;
}

/** Height of the bridge on a page of that size, px. */
export function bridgeHeight(width: number, height: number): number {
  return Math.round(Math.min(width, height) * BRIDGE);
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
  /** What the page's number takes at the end of the first line, px. */
  readonly corner?: number;
  /** The photograph's greatest height, px. */
  readonly photo?: number;
}

/**
 * The headline, under the story's photograph if it has one: as high as the smallest headline leaves, and left out
 * where that is a mere strip.
 */
export function photoHead(context: Context, document: Document, room: HeadRoom): Head {
  const { page, x, width, top, bottom, corner = 0 } = room;
  const { scale } = context;
  const bare = (): Head => ({
    photo: [],
    top,
    headline: headline(context, document, { width, height: bottom - top, corner }),
  });
  if (!document.image) return bare();
  const { asset, alt, credit } = document.image;
  const words = credit
    ? text(context, credit, { role: 'source', size: scale.source, width, fill: brandColours(context.theme).quiet })
    : { width, height: 0, marks: [] };
  const gap = scale.unit * (credit ? 2 : 4);
  const under = (credit ? scale.unit + words.height : 0) + gap;
  const least = headlineWith(context, document, { width, height: 0, corner: 0, gap: scale.unit * 3 }).height;
  const height = Math.round(Math.min(room.photo ?? page.height * PHOTO, bottom - least - under));
  if (height < page.height * STRIP) return bare();
  const box: Box = { x: 0, y: 0, width: page.width, height };
  return {
    photo: [
      { kind: 'image', box, hash: asset.hash, crop: coverCrop(asset, box), alt: alt?.value ?? '' },
      ...moved(words.marks, x, height + scale.unit),
    ],
    top: height + under,
    headline: headline(context, document, { width, height: bottom - height - under, corner: 0 }),
  };
}

/** The organisation's name, and its logo before it. */
export function signature(
  context: Context,
  document: Document,
  width: number,
  logo?: { hash: string; width: number; height: number },
): Piece {
  const colours = brandColours(context.theme);
  const { scale } = context;
  const tall = Math.round(scale.label.best * 1.8);
  // A logo much wider than high is made smaller as a whole: the name needs its room.
  const shrink = logo ? Math.min(1, (width * LOGO) / ((tall * logo.width) / logo.height)) : 1;
  const side = Math.max(1, Math.round(tall * shrink));
  const logoWidth = logo ? Math.max(1, Math.round((tall * shrink * logo.width) / logo.height)) : 0;
  const indent = logo ? logoWidth + scale.unit * 2 : 0;
  const name = text(
    context,
    { key: 'newsroom:organisation', value: document.organisation },
    { role: 'label', size: scale.label, weight: 600, width: width - indent, fill: colours.ink },
  );
  if (!logo) return name;
  const height = Math.max(side, name.height);
  const crop = { x: 0, y: 0, width: logo.width, height: logo.height };
  const box = { x: 0, y: (height - side) / 2, width: logoWidth, height: side };
  return {
    width,
    height,
    marks: [
      { kind: 'image', box, hash: logo.hash, crop, alt: document.organisation },
      ...moved(name.marks, indent, (height - name.height) / 2),
    ],
  };
}
