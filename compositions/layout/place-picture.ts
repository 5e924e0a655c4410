import type { TextPicture } from './text.ts';

/**
 * The picture as an `<svg>` element in px of the text it stands in, for the inside of another SVG. Nothing is drawn
 * outside its square, so nothing is clipped: a clip costs every renderer a layer and blurs the edge.
 */
export const placePicture = ({ x, y, size, svg }: TextPicture): string =>
  svg.replace('<svg ', `<svg x="${x}" y="${y}" width="${size}" height="${size}" overflow="visible" `);
