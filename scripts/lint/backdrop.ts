import type { Box, ImageMark, Mark, Page } from '../../compositions/layout/mark.ts';
import { inRounded, shared } from './boxes.ts';
import { over, type Paint, type Rgb, toHex, toRgb } from './paint.ts';
import { pathShape } from './path-shape.ts';
import type { Photo } from './photo.ts';

/** The copies of a page's images; undefined where one cannot be read. */
export type PhotoOf = (mark: ImageMark) => Photo | undefined;
type Layer = Exclude<Mark, { kind: 'text' }>;

/** Less than this of a mark under letters is rounding, px. */
const LEAST = 1;
/** Cells that a line is looked at in where nothing asks for more. */
const GRID = { columns: 7, rows: 3 } as const;
/** And where a shape lies under it. */
const FINE = { columns: 48, rows: 16 } as const;
/** Step along thin lines, px. */
const STEP = 2;

/**
 * Every colour seen behind a line's letters: what is painted before them, blended as the renderers blend it.
 * `ink`: where the letters are, px of the page. `index`: the text's number among the marks. Undefined where an image
 * under them cannot be read.
 */
export function groundsOf(page: Page, index: number, ink: Box, photoOf: PhotoOf): Rgb[] | undefined {
  const { base, layers } = layersUnder(page, index, ink);
  if (layers.length === 0) return [base];
  const paints = layers.map((layer) => painter(layer, photoOf));
  if (paints.includes(undefined)) return undefined;
  const seen = new Map<string, Rgb>();
  for (const [x, y] of pointsOf(ink, layers, photoOf)) {
    const colour = paints.reduce((ground, paint) => {
      const own = paint?.(x, y);
      return own ? over(own, ground) : ground;
    }, base);
    seen.set(toHex(colour), colour);
  }
  return [...seen.values()];
}

/** Images that lie under letters, for their copies to be made before. */
export function imagesUnder(page: Page, index: number, ink: Box): ImageMark[] {
  return layersUnder(page, index, ink).layers.filter((layer) => layer.kind === 'image');
}

/** What lies under a line, in painting order, over the last colour that covers all of it. */
function layersUnder({ marks, background }: Page, index: number, ink: Box): { base: Rgb; layers: Layer[] } {
  const layers: Layer[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const mark = marks[at]!;
    if (mark.kind === 'text' || !shared(paintedBox(mark), ink, LEAST)) continue;
    if (mark.kind === 'rect' && (mark.opacity ?? 1) === 1 && covers(mark.box, mark.radius ?? 0, ink)) {
      return { base: toRgb(mark.fill), layers: layers.reverse() };
    }
    layers.push(mark);
  }
  return { base: toRgb(background), layers: layers.reverse() };
}

const paintedBox = (mark: Layer): Box => (mark.kind === 'path' ? pathShape(mark).bounds : mark.box);

/** Whether a box with round corners has all of another in it, but for rounding. */
function covers(box: Box, radius: number, ink: Box): boolean {
  const [left, top] = [ink.x + LEAST / 2, ink.y + LEAST / 2];
  const [right, bottom] = [ink.x + ink.width - LEAST / 2, ink.y + ink.height - LEAST / 2];
  return [left, right].every((x) => [top, bottom].every((y) => inRounded(box, radius, x, y)));
}

/** What a mark paints at a point; undefined where that cannot be known. */
function painter(mark: Layer, photoOf: PhotoOf): ((x: number, y: number) => Paint | undefined) | undefined {
  switch (mark.kind) {
    case 'rect': {
      const paint = { colour: toRgb(mark.fill), opacity: mark.opacity ?? 1 };
      return (x, y) => (inRounded(mark.box, mark.radius ?? 0, x, y) ? paint : undefined);
    }
    case 'path': {
      const shape = pathShape(mark);
      const opacity = mark.opacity ?? 1;
      const stroke = mark.stroke === undefined ? undefined : { colour: toRgb(mark.stroke), opacity };
      const fill = mark.fill === undefined || mark.fill === 'none' ? undefined : { colour: toRgb(mark.fill), opacity };
      return (x, y) => (stroke && shape.strokes(x, y) ? stroke : fill && shape.fills(x, y) ? fill : undefined);
    }
    case 'image': {
      const photo = photoOf(mark);
      return photo && ((x, y) => (inRounded(mark.box, mark.radius ?? 0, x, y) ? photo.at(x, y) : undefined));
    }
  }
}

/** Where to look: the middle of every piece that the edges of boxes cut the line into, and along all other shapes. */
function pointsOf(ink: Box, layers: readonly Layer[], photoOf: PhotoOf): [number, number][] {
  const isPlain = layers.every(({ kind }) => kind === 'rect');
  const { columns, rows } = isPlain ? GRID : FINE;
  const boxes = layers.flatMap((layer) => (layer.kind === 'path' ? [] : [layer.box]));
  const xs = middles(
    ink.x,
    ink.width,
    boxes.flatMap(({ x, width }) => [x, x + width]),
    columns,
  );
  const ys = middles(
    ink.y,
    ink.height,
    boxes.flatMap(({ y, height }) => [y, y + height]),
    rows,
  );
  const points = [...xs.flatMap((x) => ys.map((y): [number, number] => [x, y])), ...cornersOf(ink)];
  for (const layer of layers) {
    if (layer.kind === 'path') points.push(...pathShape(layer).along(ink, STEP));
    if (layer.kind === 'image') points.push(...patches(ink, layer, photoOf(layer)));
  }
  return points;
}

/** Letters reach into the corners of their line to about this share of its height. */
const CORNER = 0.15;

/** What a box with round corners may leave free. */
function cornersOf({ x, y, width, height }: Box): [number, number][] {
  const [dx, dy] = [Math.min(CORNER * height, width / 2), CORNER * height];
  return [x + dx, x + width - dx].flatMap((atX): [number, number][] => [
    [atX, y + dy],
    [atX, y + height - dy],
  ]);
}

/** Middles of the pieces between the edges, and of as many equal parts as asked for; slivers are left out. */
function middles(start: number, length: number, edges: readonly number[], count: number): number[] {
  const end = start + length;
  const even = Array.from({ length: count }, (_, part) => start + (length * (part + 0.5)) / count);
  const cuts = [start, ...edges.filter((edge) => edge > start && edge < end), end].sort((a, b) => a - b);
  const pieces = cuts.slice(1).flatMap((cut, at) => (cut - cuts[at]! >= LEAST ? [(cut + cuts[at]!) / 2] : []));
  return [...even, ...pieces];
}

function patches(ink: Box, { box }: ImageMark, photo: Photo | undefined): [number, number][] {
  const part = shared(ink, box, LEAST);
  if (!part || !photo) return [];
  const points: [number, number][] = [];
  for (let y = part.y + photo.patch / 2; y < part.y + part.height; y += photo.patch) {
    for (let x = part.x + photo.patch / 2; x < part.x + part.width; x += photo.patch) points.push([x, y]);
  }
  return points;
}
