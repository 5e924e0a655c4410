import type { Box, Mark } from '../layout/mark.ts';
import { moved, type Piece, stack } from '../layout/piece.ts';
import type { Photograph, ShownSection, Words } from '../model/document.ts';
import { numberPiece } from './blocks/number.ts';
import type { Context } from './context.ts';
import { picture } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import type { Picture } from './headed-picture.ts';
import { signColours, span } from './motif.ts';
import { onBrand, type Setting } from './setting.ts';
import { signature } from './signature.ts';
import { text } from './text.ts';

/** What stands at the end of a link's preview, as a share of its width: the story's picture, or its first figure. */
const ASIDE = { photo: 0.4, figure: 0.34 } as const;
/** The bridge under words alone, as a share of the height. */
const BRIDGE = 0.14;

/** A link's preview: the title, and the story's picture or its first figure beside it. Read at a third of its size. */
export function linkPicture(setting: Setting): Picture {
  const { document, theme } = setting;
  const hero = document.image ? undefined : heroOf(document.sections);
  const marks = document.image
    ? pictured(setting, document.image)
    : hero
      ? figured(setting, hero.item)
      : worded(setting);
  const { width, height } = setting.format;
  return {
    page: { id: 'page', width, height, background: theme.brand, marks },
    shown: hero ? [hero.section] : [],
  };
}

/** The picture down the end of the page, words and source beside it; a long title has the source under both. */
function pictured(setting: Setting, image: Photograph): Mark[] {
  const { format, unit } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const left = Math.round((width * (1 - ASIDE.photo)) / unit) * unit;
  const column = { ...safe, width: left - safe.x - unit * 5 };
  const beside = words(setting, { column, foot: column, credit: image.credit });
  const { marks, top, height: room } = beside.fits ? beside : words(setting, { column, credit: image.credit });
  const shown = { x: left, y: 0, width: width - left, height: beside.fits ? height : top + room };
  return [...marks, picture(image, shown)];
}

/** The story's first figure beside the words, on the brand's ground. */
function figured(setting: Setting, item: HeroItem): Mark[] {
  const { format, theme, unit } = setting;
  const safe = safeBox(format);
  const context = onBrand(setting);
  const width = Math.round((safe.width * ASIDE.figure) / unit) * unit;
  const gap = unit * 6;
  const column = { ...safe, width: safe.width - width - gap };
  const { marks, top, height } = words(setting, { column });
  const figure = heroPiece(context, item, width, height);
  const x = column.x + column.width + gap;
  const divider = { x: x - gap / 2, y: top, width: 2, height };
  return [
    ...marks,
    { kind: 'rect', box: divider, fill: theme.brandShape },
    ...moved(figure.marks, x, top + Math.max(0, (height - figure.height) / 2)),
  ];
}

/** Words alone, over the bridge. */
function worded(setting: Setting): Mark[] {
  const { format, theme } = setting;
  const safe = safeBox(format);
  const bridge = Math.round(format.height * BRIDGE);
  const { marks, top, height } = words(setting, { column: safe, bridge });
  const box = { x: 0, y: top + height + setting.unit * 2, width: format.width, height: bridge };
  return [...span(box, signColours(theme)), ...marks];
}

interface WordsRoom {
  readonly column: Box;
  /** Where the source stands, across the page unless told otherwise. */
  readonly foot?: Box;
  readonly credit?: Words | undefined;
  /** Height kept free between words and source, px. */
  readonly bridge?: number;
}

/** Organisation, title and summary over the source; the summary only where all of it has room. Returns their own room, too. */
function words(
  setting: Setting,
  { column, foot = safeBox(setting.format), credit, bridge = 0 }: WordsRoom,
): { marks: Mark[]; top: number; height: number; fits: boolean } {
  const { document } = setting;
  const context = onBrand(setting);
  const { colours, scale } = context;
  const { unit } = scale;
  const { width } = column;
  const source = footer(context, foot, document.sourceLine, false, credit);
  const name = signature(context, setting, { width, fill: colours.accent, size: scale.label, role: 'tag' });
  const gap = unit * 3;
  const height = source.top - bridge - unit * 2 - column.y;
  const titleUnder = (taken: number): Piece =>
    text(context, document.title, {
      role: 'title',
      size: scale.title,
      weight: 800,
      width,
      fill: colours.ink,
      lines: LINES,
      height: height - taken,
    });
  const title = titleUnder(name.height + gap);
  const summary = text(context, document.summary, { role: 'body', size: scale.body, width, fill: colours.quiet });
  // A long title needs all of it: the network says by itself whose page a link leads to.
  const said = [[name, title, summary], [name, title], [titleUnder(0)]].map((pieces) => stack(pieces, gap));
  const shown = said.find((piece) => piece.height <= height);
  const drawn = shown ?? said.at(-1)!;
  return {
    fits: shown !== undefined,
    marks: [...moved(drawn.marks, column.x, column.y), ...source.marks],
    top: column.y,
    height,
  };
}

/** Lines that a title may take beside a picture. */
const LINES = 4;

type HeroItem = Extract<ShownSection['blocks'][number], { kind: 'statistics' }>['items'][number];

function heroOf(sections: readonly ShownSection[]): { section: string; item: HeroItem } | undefined {
  // What the title is about comes first in a story: a figure from further on would mislead beside it.
  for (const section of sections.slice(0, 1)) {
    for (const block of section.blocks) {
      if (block.kind === 'statistics') return { section: section.id, item: block.items[0]! };
    }
  }
  return undefined;
}

/** Share of its size by which the number is made smaller while its label does not fit under it. */
const HERO_SHRINK = 0.94;

/** The number as large as leaves room for its label in `height` px. */
function heroPiece(context: Context, item: HeroItem, width: number, height: number): Piece {
  const { colours, scale } = context;
  const words = text(context, item.label, { role: 'label', size: scale.label, width, fill: colours.ink });
  const sized = (best: number): Piece =>
    stack(
      [
        numberPiece(context, item.figure, {
          key: item.label.key,
          size: { ...scale.hero, best },
          width,
          fill: colours.accent,
          wordsFill: colours.ink,
          role: 'hero',
        }),
        words,
      ],
      0,
    );
  let best = scale.hero.best;
  let piece = sized(best);
  while (piece.height > height && best > scale.hero.least) {
    best = Math.max(scale.hero.least, Math.floor(best * HERO_SHRINK));
    piece = sized(best);
  }
  return piece;
}
