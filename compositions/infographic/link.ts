import type { Mark } from '../layout/mark.ts';
import { moved, type Piece, stack } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import { numberPiece } from './blocks/number.ts';
import { brandColours, type Context } from './context.ts';
import { footer, safeBox } from './frame.ts';
import { arches } from './motif.ts';
import type { Picture } from './pictures.ts';
import type { Setting } from './setting.ts';
import { text } from './text.ts';

/** A link's preview: the title, and the first figure of the story beside it. Read at a third of its size. */
export function linkPicture(setting: Setting): Picture {
  const { document, format, theme } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = { ...setting.context(1), colours: brandColours(theme) };
  const { colours, scale } = context;
  const { unit } = scale;
  const hero = heroOf(document.sections);
  const heroWidth = hero ? Math.round(safe.width * 0.38) : 0;
  const gap = hero ? unit * 6 : 0;
  const foot = footer(context, safe, document.sourceLine, false);
  const bridge = Math.round(height * 0.085);
  const bridgeTop = foot.top - bridge - unit;
  const column = safe.width - heroWidth - gap;
  const tag = text(
    context,
    { key: 'newsroom:organisation', value: document.organisation },
    { role: 'tag', size: scale.source, weight: 600, width: column, fill: colours.accent },
  );
  const room = bridgeTop - unit * 3 - safe.y;
  const title = text(context, document.title, {
    role: 'title',
    size: scale.title,
    weight: 800,
    width: column,
    fill: colours.ink,
    lines: 4,
    height: room - tag.height - unit * 2,
  });
  const spare = room - tag.height - title.height - unit * 4;
  const summary = text(context, document.summary, {
    role: 'body',
    size: scale.body,
    width: column,
    fill: colours.quiet,
  });
  const said = hero || summary.height > spare ? [tag, title] : [tag, title, summary];
  const figure = hero ? heroPiece(context, hero.item, heroWidth, room) : { height: 0, marks: [] };
  const divider: Mark = {
    kind: 'rect',
    box: { x: safe.x + column + gap / 2, y: safe.y + unit, width: 2, height: room - unit * 2 },
    fill: theme.brandShape,
  };
  return {
    page: {
      id: 'page',
      width,
      height,
      background: theme.brand,
      marks: [
        ...arches({ x: 0, y: bridgeTop, width, height: bridge }, theme.brandShape, theme.onBrandAccent),
        ...moved(stack(said, unit * 2).marks, safe.x, safe.y),
        ...(hero ? [divider] : []),
        ...moved(figure.marks, safe.x + column + gap, safe.y + Math.max(0, (room - figure.height) / 2)),
        ...foot.marks,
      ],
    },
    shown: hero ? [hero.section] : [],
  };
}

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
  const { least } = scale.hero;
  const sized = (best: number): Piece =>
    stack(
      [
        numberPiece(context, item.figure, {
          key: item.label.key,
          size: { best, least },
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
  while (piece.height > height && best > least) {
    best = Math.max(least, Math.floor(best * HERO_SHRINK));
    piece = sized(best);
  }
  return piece;
}
