import type { Box, ImageMark, Mark, Page, PathMark, RectMark, TextMark } from '../layout/mark.ts';
import { placePicture } from '../layout/place-picture.ts';
import { lengthOf, subpaths } from './subpaths.ts';

/** The `data:` URI of an image, cut to the mark's crop and scaled to its box. */
export type ImageOf = (mark: ImageMark) => string;

/** How a mark is drawn that is on its way; at rest, nothing of this. */
export interface Worn {
  readonly opacity?: number;
  /** px by which it still stands too low. */
  readonly rise?: number;
  /** The part of its box that shows, px from the box's corner. */
  readonly shown?: Box;
  /** Which of the number's steps shows. */
  readonly step?: number;
  /** How much of a path is drawn, from 0 to 1. */
  readonly drawn?: number;
}

/**
 * The page as one SVG. Every mark has its place already, so there is nothing to lay out. It holds no text, no style and no
 * mask, and a clip only where a photograph has round corners: each costs the rasteriser a layer of the page's size.
 */
export function pageToSvg(page: Page, image: ImageOf): string {
  return svgOf(page, groundSvg(page) + page.marks.map((mark, index) => markSvg(mark, `m${index}`, image)).join(''));
}

/** An SVG of a page's size around elements. */
export const svgOf = ({ width, height }: Pick<Page, 'width' | 'height'>, elements: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${elements}</svg>`;

/** The page's ground as an element. */
export const groundSvg = ({ width, height, background }: Page): string =>
  `<rect width="${width}" height="${height}" fill="${background}"/>`;

/** A mark as elements. `id` is the mark's own within its SVG. */
export function markSvg(mark: Mark, id: string, image: ImageOf, worn: Worn = {}): string {
  switch (mark.kind) {
    case 'rect':
      return drawRect(mark, worn);
    case 'image':
      return drawImage(mark, id, image(mark), worn);
    case 'text':
      return drawText(mark, worn);
    case 'path':
      return drawPath(mark, id, worn);
  }
}

function drawRect(mark: RectMark, { opacity = 1, rise = 0, shown }: Worn): string {
  const { x, y, width, height } = mark.box;
  // What has grown so far is a rectangle like the whole, its corners round as long as there is room.
  const box = shown ? { ...shown, x: x + shown.x, y: y + shown.y } : { x, y, width, height };
  if (box.width <= 0 || box.height <= 0) return '';
  const place = boxed({ ...mark, box: { ...box, y: box.y + rise } });
  return `<rect ${place} fill="${mark.fill}"${attribute('fill-opacity', opacity * (mark.opacity ?? 1))}/>`;
}

/** Place and corners. Edges stand on whole px, or they would be blurred; corners that would meet are made smaller. */
function boxed({ box, radius = 0 }: Pick<RectMark, 'box' | 'radius'>): string {
  const { x, y, width, height } = wholePixels(box);
  const round = Math.min(radius, width / 2, height / 2);
  return `x="${x}" y="${y}" width="${width}" height="${height}"${round > 0 ? ` rx="${round}"` : ''}`;
}

/** The box whose edges stand on whole px. */
export function wholePixels({ x, y, width, height }: Box): Box {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

const attribute = (name: string, value: number): string => (value === 1 ? '' : ` ${name}="${short(value)}"`);

/** Thousandths: a finer difference shows in no px. */
const short = (value: number): number => Math.round(value * 1000) / 1000;

function drawImage(mark: ImageMark, id: string, uri: string, { opacity = 1, rise = 0 }: Worn): string {
  const { radius = 0 } = mark;
  const box = { ...mark.box, y: mark.box.y + rise };
  const look = ` preserveAspectRatio="none"${attribute('opacity', opacity)}`;
  const picture = (clip: string): string => `<image ${boxed({ box })}${look}${clip} href="${uri}"/>`;
  if (radius === 0) return picture('');
  return `<clipPath id="${id}"><rect ${boxed({ box, radius })}/></clipPath>${picture(` clip-path="url(#${id})"`)}`;
}

function drawText(mark: TextMark, { opacity = 1, rise = 0, step }: Worn): string {
  const { path, pictures = [] } = mark.text;
  const outline = step === undefined ? path : (mark.motion?.steps?.[step] ?? path);
  const at = place(mark, rise);
  const letters = `<path d="${outline}" fill="${mark.fill}"${attribute('fill-opacity', opacity)}${at}/>`;
  if (pictures.length === 0) return letters;
  return `${letters}<g${at}${attribute('opacity', opacity)}>${pictures.map(placePicture).join('')}</g>`;
}

function drawPath(mark: PathMark, id: string, worn: Worn): string {
  const { d, fill = 'none', stroke, strokeWidth = 1 } = mark;
  const { opacity = 1, rise = 0, shown, drawn } = worn;
  const line = stroke
    ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  const paint = `fill="${fill}"${line}${attribute('opacity', opacity * (mark.opacity ?? 1))}${place(mark, rise)}`;
  if (drawn !== undefined) return partlyDrawn(d, drawn, paint);
  if (!shown) return `<path d="${d}" ${paint}/>`;
  // A line reaches past its box by half its width, and so does what shows of it.
  const reach = stroke ? strokeWidth : 0;
  const [x, y] = [mark.box.x + shown.x - reach, mark.box.y + shown.y - reach];
  const clip = `<rect x="${x}" y="${y}" width="${shown.width + 2 * reach}" height="${shown.height + 2 * reach}"/>`;
  return `<clipPath id="${id}">${clip}</clipPath><g clip-path="url(#${id})"><path d="${d}" ${paint}/></g>`;
}

/** A path under the pen: what is behind it is whole, what is before it is not there, and one stretch is half done. */
function partlyDrawn(d: string, drawn: number, paint: string): string {
  return subpaths(d)
    .filter(({ from }) => from < drawn)
    .map((part) => {
      const share = Math.min(1, (drawn - part.from) / (part.to - part.from));
      const length = lengthOf(part.d);
      const dash = share < 1 ? ` stroke-dasharray="${short(length * share)} ${short(length * 2)}"` : '';
      return `<path d="${part.d}" ${paint}${dash}/>`;
    })
    .join('');
}

const place = ({ box: { x, y } }: TextMark | PathMark, rise: number): string =>
  ` transform="translate(${x} ${y + rise})"`;
