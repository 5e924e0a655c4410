import type { ImageMark, Mark, Page, TextMark } from '../layout/mark.ts';
import type { TextEngine } from '../layout/text.ts';
import type { Asset, Document } from '../model/document.ts';
import { type Counted, countSteps, isCounted } from './count-up.ts';
import { withLateNumbers } from './late-numbers.ts';

/** More numbers than this on a page are a table, of which only the first counts up. */
const MOST_COUNTING = 4;

/** Gives a laid-out page what only a video needs: the steps of its numbers, the way its photographs move. */
export type Animate = (page: Page) => Page;

/** Pages of one document; the engine sets the steps of numbers, in Node as all text. */
export function createAnimation(document: Document, engine: TextEngine): Animate {
  const figures = countedFigures(document);
  const photographs = photographsOf(document);
  const stepsOf = createSteps(engine);
  return (page) => {
    // The cover stands complete from its first frame.
    const numbers = page.id === 'cover' ? [] : page.marks.filter((mark) => figureOf(mark, figures) !== undefined);
    const counting = new Set(numbers.slice(0, numbers.length > MOST_COUNTING ? 1 : MOST_COUNTING));
    const marks = page.marks.map((mark): Mark => {
      const asset = mark.kind === 'image' ? photographs.get(mark.hash) : undefined;
      if (asset && mark.kind === 'image') return moving(mark, asset);
      const figure = figureOf(mark, figures);
      if (figure && counting.has(mark) && mark.kind === 'text' && mark.motion) {
        return { ...mark, motion: { ...mark.motion, kind: 'count', steps: stepsOf(mark, figure) } };
      }
      // A number that does not count comes like the words around it.
      return mark.motion?.kind === 'count' ? { ...mark, motion: { ...mark.motion, kind: 'rise' } } : mark;
    });
    return { ...page, marks: withLateNumbers(marks, engine.direction) };
  };
}

type Figures = ReadonlyMap<string, Counted>;

/** The figure that a mark shows large or asks to count up to, if it is one to be counted. */
function figureOf(mark: Mark, figures: Figures): Counted | undefined {
  if (mark.kind !== 'text' || mark.motion === undefined) return undefined;
  const isLarge = mark.role === 'hero' || mark.role === 'figure';
  if (!isLarge && mark.motion.kind !== 'count') return undefined;
  return figures.get(idOf(mark.text.key, mark.text.value));
}

const idOf = (key: string, number: string): string => `${key} ${number}`;

function countedFigures({ sections }: Document): Figures {
  const said = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'statistics') return block.items.map(({ label, figure }) => ({ key: label.key, figure }));
      if (block.kind !== 'places') return [];
      return block.items.flatMap(({ name, figure }) => (figure ? { key: name.key, figure } : []));
    }),
  );
  const counted = said.filter(({ figure }) => isCounted(figure));
  return new Map(counted.map(({ key, figure }) => [idOf(key, figure.number), figure]));
}

/** The outlines of a number's steps at its own size, flush to its end: digits keep their places, none of them jitters. */
function createSteps(engine: TextEngine): (mark: TextMark, figure: Counted) => readonly string[] {
  return ({ text, weight }, figure) => {
    const style = { size: text.size, weight, role: 'figure' } as const;
    const outlines = new Map<string, string>();
    return countSteps(figure).map((value) => {
      const known = outlines.get(value);
      if (known !== undefined) return known;
      const align = engine.direction === 'rtl' ? 'start' : 'end';
      const { path } = engine.typeset({ key: text.key, value, style, width: text.slot, align });
      outlines.set(value, path);
      return path;
    });
  };
}

/** Cover and photograph blocks; a portrait in a quotation and a logo keep still. */
function photographsOf({ image, sections }: Document): ReadonlyMap<string, Asset> {
  const shown = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'photograph' ? block.photograph.asset : [])),
  );
  return new Map([...(image ? [image.asset] : []), ...shown].map((asset) => [asset.hash, asset]));
}

/** The photograph with the way it moves. */
function moving(mark: ImageMark, { width, height, focus }: Asset): ImageMark {
  const { order } = mark.motion ?? { order: 0 };
  const { crop } = mark;
  const inside = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  const toward = focus && {
    x: inside((focus.x * width - crop.x) / crop.width),
    y: inside((focus.y * height - crop.y) / crop.height),
  };
  const motion = { order, kind: 'pan', ...(toward && { toward }) } as const;
  return { ...mark, motion };
}
