import type { Box, ImageMark, Mark, Page } from '../layout/mark.ts';
import {
  copied,
  copyColumns,
  inkedBox,
  keepOutside,
  type Lie,
  type Pixels,
  paintOver,
  paintPhoto,
} from '../paint/pixels.ts';
import { groundSvg, type ImageOf, markSvg, svgOf, wholePixels } from '../paint/svg.ts';
import { CAPTION } from './caption-style.ts';
import { type MarkState, markState, type SceneMoment } from './mark-state.ts';
import { transitionProgress } from './motion.ts';
import { isMoving } from './pictures.ts';
import type { BurnedCaption, VideoProps, VideoScene } from './props.ts';
import { captionAt, isComingIn, momentOf } from './scene-moment.ts';

/** What a painter paints with, in Node and in a browser: the same SVG gives the same pixels in both. */
export interface PaintTools {
  readonly rasterise: (svg: string) => Pixels;
  /** The address of an image that keeps still, as `data:` URI, cut to its place. */
  readonly image: ImageOf;
  /** The pixels of a photograph that moves: what its box shows, opaque on a page of that background. */
  readonly photo: (mark: ImageMark, background: string) => Pixels;
}

/**
 * What a frame of the video shows, as a name: frames of one name are equal by construction, since nothing but what the name
 * holds reaches a pixel.
 */
export const frameName = (video: VideoProps, frame: number): string => JSON.stringify(nameOfLook(lookAt(video, frame)));

/** Paints the frames of a video. The pixels of one are to be read before the next is painted. */
export interface Painter {
  paint(frame: number): Pixels;
}

export function createPainter(video: VideoProps, tools: PaintTools): Painter {
  const studio = { tools, sheets: keptSheets(tools), canvas: keptCanvases() };
  return {
    paint(frame) {
      const { scene, layers, under, uncovered, caption } = lookAt(video, frame);
      let pixels = paintLayers(scene, layers, studio);
      if (under) {
        const before = studio.canvas('before', paintLayers(under.scene, under.layers, studio, 'before'));
        copyColumns(pixels, before, uncovered.left, uncovered.right);
        pixels = before;
      }
      if (!caption) return pixels;
      const captioned = studio.canvas('page', pixels);
      paintOver(studio.sheets.of(captionSvg(caption, scene.page, tools.image)), captioned, caption.plate);
      return captioned;
    },
  };
}

/** All that a frame shows. */
interface Look {
  readonly scene: VideoScene;
  readonly layers: readonly Layer[];
  /** The scene that this one comes in over, and the columns of this one that show. */
  readonly under: { readonly scene: VideoScene; readonly layers: readonly Layer[] } | undefined;
  readonly uncovered: { readonly left: number; readonly right: number };
  readonly caption: BurnedCaption | undefined;
}

function lookAt(video: VideoProps, frame: number): Look {
  const index = video.scenes.findLastIndex(({ from }) => from <= frame);
  const scene = video.scenes[index]!;
  const own = frame - scene.from;
  const before = isComingIn(scene, own) ? video.scenes[index - 1] : undefined;
  const { width } = scene.page;
  const hidden = before ? Math.round((1 - transitionProgress(own)) * width) : 0;
  return {
    scene,
    layers: layersOf(scene.page, momentOf(scene, own, video.direction)),
    under: before && {
      scene: before,
      layers: layersOf(before.page, momentOf(before, before.durationInFrames + own, video.direction)),
    },
    uncovered: video.direction === 'rtl' ? { left: hidden, right: width } : { left: 0, right: width - hidden },
    caption: captionAt(scene, own),
  };
}

const nameOfLook = ({ scene, layers, under, uncovered, caption }: Look) => [
  scene.from,
  layers.map(nameOfLayer),
  under ? [under.layers.map(nameOfLayer), uncovered] : null,
  caption?.from ?? null,
];

const nameOfLayer = (layer: Layer) => (layer.kind === 'photo' ? layer.pan : layer.elements);

/** A mark by its number on the page, and how it is drawn. */
type Element = readonly [index: number, state: MarkState];

/** Marks in painting order: runs that are drawn as SVG, and photographs on their way between them. */
type Layer =
  | { readonly kind: 'marks'; readonly elements: readonly Element[] }
  | { readonly kind: 'photo'; readonly mark: ImageMark; readonly pan: Lie };

const ABOUT_MIDDLE: Lie = { scale: 1, x: 0.5, y: 0.5 };

function layersOf(page: Page, moment: SceneMoment): Layer[] {
  const layers: Layer[] = [];
  let run: Element[] = [];
  const end = (): void => {
    if (run.length > 0 || layers.length === 0) layers.push({ kind: 'marks', elements: run });
    run = [];
  };
  page.marks.forEach((mark, index) => {
    const state = markState(mark, moment);
    if (state === undefined) return;
    if (mark.kind !== 'image' || !isMoving(mark)) {
      run.push([index, state]);
      return;
    }
    end();
    layers.push({ kind: 'photo', mark, pan: state.pan ?? ABOUT_MIDDLE });
  });
  end();
  return layers;
}

interface Studio {
  readonly tools: PaintTools;
  readonly sheets: Sheets;
  readonly canvas: Canvases;
}

/** The page as it looks: a sheet that is kept, or the canvas of that use. */
function paintLayers({ page }: VideoScene, layers: readonly Layer[], studio: Studio, use: Use = 'page'): Pixels {
  const { tools, sheets, canvas } = studio;
  const [ground, ...others] = layers.map((layer, number) =>
    layer.kind === 'photo' ? layer : sheets.of(runSvg(page, layer.elements, number === 0, tools.image)),
  );
  if (!ground || 'kind' in ground) throw new Error('a page begins with its ground');
  if (others.length === 0) return ground;
  const painted = canvas(use, ground);
  for (const layer of others) {
    if ('kind' in layer) paintMoving(layer, painted, page, studio);
    else paintOver(layer, painted, sheets.inkedBox(layer));
  }
  return painted;
}

function paintMoving(
  { mark, pan }: Extract<Layer, { kind: 'photo' }>,
  painted: Pixels,
  page: Page,
  { tools, sheets, canvas }: Studio,
): void {
  const box = wholePixels(mark.box);
  const { radius = 0 } = mark;
  const under = radius > 0 ? canvas('under', painted) : undefined;
  paintPhoto(tools.photo(mark, page.background), painted, box, pan);
  if (!under) return;
  const shape = sheets.of(svgOf(page, markSvg({ kind: 'rect', box, radius, fill: '#ffffff' }, 'shape', tools.image)));
  // Between its corners nothing is rounded.
  const height = Math.min(box.height / 2, Math.ceil(radius));
  keepOutside(shape, under, painted, { ...box, height: Math.ceil(height) });
  keepOutside(shape, under, painted, {
    ...box,
    y: box.y + box.height - Math.floor(height),
    height: Math.floor(height),
  });
}

function runSvg(page: Page, elements: readonly Element[], isGround: boolean, image: ImageOf): string {
  const drawn = elements.map(([index, state]) => markSvg(page.marks[index]!, `m${index}`, image, state));
  return svgOf(page, (isGround ? groundSvg(page) : '') + drawn.join(''));
}

/** A caption on its plate: there or not there, since a fading plate would be read as a change of scene. */
function captionSvg({ box, plate, text }: BurnedCaption, page: Page, image: ImageOf): string {
  const sizes = { best: text.size, least: text.size };
  const ground: Mark = { kind: 'rect', box: plate, radius: CAPTION.radius, fill: CAPTION.plate };
  const letters: Mark = { kind: 'text', box, text, fill: CAPTION.ink, role: 'caption', weight: 600, sizes };
  return svgOf(page, [ground, letters].map((mark, index) => markSvg(mark, `c${index}`, image)).join(''));
}

/** What is painted on: the page, the page under it while it comes in, what lies under a photograph's corners. */
type Use = 'page' | 'before' | 'under';

/** A copy of a picture to paint on. One canvas a use, again and again: memory that is new costs more than copying. */
type Canvases = (use: Use, picture: Pixels) => Pixels;

function keptCanvases(): Canvases {
  const kept = new Map<Use, Pixels>();
  return (use, picture) => {
    const canvas = kept.get(use);
    if (canvas === picture) return canvas;
    if (canvas?.width === picture.width && canvas.height === picture.height) {
      canvas.data.set(picture.data);
      return canvas;
    }
    const fresh = copied(picture);
    kept.set(use, fresh);
    return fresh;
  };
}

interface Sheets {
  of(svg: string): Pixels;
  /** Where a sheet is not clear: looked for once. */
  inkedBox(sheet: Pixels): Box;
}

/** Sheets that most frames of a scene share: its ground at rest, what lies over its photograph, its caption. */
const KEPT = 6;

function keptSheets({ rasterise }: PaintTools): Sheets {
  const kept = new Map<string, Pixels>();
  const boxes = new WeakMap<Pixels, Box>();
  return {
    inkedBox(sheet) {
      const box = boxes.get(sheet) ?? inkedBox(sheet);
      boxes.set(sheet, box);
      return box;
    },
    of(svg) {
      const pixels = kept.get(svg) ?? rasterise(svg);
      kept.delete(svg);
      kept.set(svg, pixels);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return pixels;
    },
  };
}
