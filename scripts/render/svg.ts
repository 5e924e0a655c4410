import type { ImageMark, Mark, Page, PathMark, RectMark, TextMark } from '../../compositions/layout/mark.ts';
import { placePicture } from '../../compositions/layout/place-picture.ts';

/** The `data:` URI of an image, cut to the mark's crop and scaled to its box. */
export type ImageOf = (mark: ImageMark) => string;

/**
 * The page as one SVG. Every mark has its place already, so there is nothing to lay out. It holds no text, no style and no
 * mask, and a clip only where a photograph has round corners: each costs the rasteriser a layer of the page's size.
 */
export function pageToSvg(page: Page, image: ImageOf): string {
  const { width, height, background, marks } = page;
  const ground: RectMark = { kind: 'rect', box: { x: 0, y: 0, width, height }, fill: background };
  const drawn = [ground, ...marks].map((mark, index) => draw(mark, index, image)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn}</svg>`;
}

function draw(mark: Mark, index: number, image: ImageOf): string {
  switch (mark.kind) {
    case 'rect':
      return `<rect ${box(mark)} fill="${mark.fill}"${opacity('fill-opacity', mark.opacity)}/>`;
    case 'image':
      return drawImage(mark, `clip-${index}`, image(mark));
    case 'text':
      return drawText(mark);
    case 'path':
      return drawPath(mark);
  }
}

/** Place and corners. Edges stand on whole px, or they would be blurred; corners that would meet are made smaller. */
function box({ box: { x, y, width, height }, radius = 0 }: RectMark | ImageMark): string {
  const [left, top] = [Math.round(x), Math.round(y)];
  const [across, down] = [Math.round(x + width) - left, Math.round(y + height) - top];
  const round = Math.min(radius, across / 2, down / 2);
  return `x="${left}" y="${top}" width="${across}" height="${down}"${round > 0 ? ` rx="${round}"` : ''}`;
}

const opacity = (name: string, value = 1): string => (value === 1 ? '' : ` ${name}="${value}"`);

function drawImage(mark: ImageMark, id: string, uri: string): string {
  const { radius, ...whole } = mark;
  const picture = (clip: string): string => `<image ${box(whole)} preserveAspectRatio="none"${clip} href="${uri}"/>`;
  if (!radius) return picture('');
  return `<clipPath id="${id}"><rect ${box(mark)}/></clipPath>${picture(` clip-path="url(#${id})"`)}`;
}

function drawText(mark: TextMark): string {
  const { path, pictures = [] } = mark.text;
  const letters = `<path d="${path}" fill="${mark.fill}"${place(mark)}/>`;
  return pictures.length === 0 ? letters : `${letters}<g${place(mark)}>${pictures.map(placePicture).join('')}</g>`;
}

function drawPath(mark: PathMark): string {
  const { d, fill = 'none', stroke, strokeWidth = 1 } = mark;
  const line = stroke
    ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  return `<path d="${d}" fill="${fill}"${line}${opacity('opacity', mark.opacity)}${place(mark)}/>`;
}

const place = ({ box: { x, y } }: TextMark | PathMark): string => ` transform="translate(${x} ${y})"`;
