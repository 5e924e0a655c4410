import type { Box, Mark, Page } from '../layout/mark.ts';
import { entering, moved, stack } from '../layout/piece.ts';
import type { Format } from '../model/format.ts';
import { bridgeBelow, isTall, numbered } from './card.ts';
import { brandColours, type Context } from './context.ts';
import { bridgeHeight, photoHead, ROUNDING, signature } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import { arches } from './motif.ts';
import type { Setting } from './setting.ts';
import { text } from './text.ts';

/** The first card: what it is about, on the brand's ground, over the bridge or under its photograph. */
export function coverPage(setting: Setting, number = ''): Page {
  const { document, format, theme, logo } = setting;
  const context = { ...setting.context(1), colours: brandColours(theme) };
  const { unit } = context.scale;
  const safe = safeBox(format);
  // A photograph and the bridge would leave no room for the title; where the bridge lies under the text, both stand.
  const withBridge = !document.image || isTall(format);
  const foot = withBridge
    ? bridgeOver(setting, safe, context, document.sourceLine)
    : footer(context, safe, document.sourceLine, false);
  const sign = signature(context, document, safe.width, logo);
  const corner = numberWidth(context, format, number);
  // `taken`: what the head takes of the air over and under the signature, px.
  const laid = (taken: number) => {
    const over = Math.min(taken, unit * 2);
    const under = withBridge ? Math.min(taken - over, unit * 2) : 0;
    const signTop = foot.top - unit * (withBridge ? 4 : 1) + under - sign.height;
    const bottom = signTop - unit * 3 + over;
    const room = { page: format, x: safe.x, width: safe.width, top: safe.y, bottom, corner };
    const head = photoHead(context, document, room);
    return { ...head, bottom, signTop, lacking: head.top + head.headline.height - bottom };
  };
  const usual = laid(0);
  const { photo, top, headline, bottom, signTop } = usual.lacking > ROUNDING ? laid(usual.lacking) : usual;
  const offset = Math.max(0, (bottom - top - headline.height) * 0.35);
  return {
    id: 'cover',
    width: format.width,
    height: format.height,
    background: theme.brand,
    marks: [
      ...photo,
      ...moved(headline.marks, safe.x, top + offset),
      ...moved(entering(sign, 3, 'fade').marks, safe.x, signTop),
      ...foot.marks,
      ...numbered(context, format, number, photo.length > 0),
    ],
  };
}

/** The last card: where it comes from, and who made it. */
export function closingPage(setting: Setting, number = ''): Page {
  const { document, format, theme, logo } = setting;
  const context = { ...setting.context(1), colours: brandColours(theme) };
  const { colours, scale } = context;
  const safe = safeBox(format);
  const bridge = bridgeOver(setting, safe, context, '');
  const sign = signature(context, document, safe.width, logo);
  const signTop = bridge.top - scale.unit * 4 - sign.height;
  const width = safe.width;
  const lines = [
    text(
      context,
      { key: 'interface:closing.source', value: document.closing.source },
      { role: 'tag', size: scale.label, weight: 600, width, fill: colours.accent },
    ),
    text(context, document.sourceTitle, {
      role: 'heading',
      size: scale.heading,
      weight: 800,
      width,
      fill: colours.ink,
    }),
    text(context, document.sourcePublisher, { role: 'body', size: scale.body, weight: 600, width, fill: colours.ink }),
    text(
      context,
      { key: 'source.date', value: document.sourceDate ?? '' },
      { role: 'body', size: scale.body, width, fill: colours.quiet },
    ),
    text(
      context,
      { key: 'source.url', value: document.sourceUrl ?? '' },
      { role: 'label', size: scale.label, width, fill: colours.quiet },
    ),
  ];
  const piece = stack(
    lines.map((line, index) => entering(line, index)),
    scale.unit * 2,
  );
  const offset = Math.max(0, (signTop - scale.unit * 3 - safe.y - piece.height) * 0.35);
  return {
    id: 'closing',
    width: format.width,
    height: format.height,
    background: theme.brand,
    marks: [
      ...moved(piece.marks, safe.x, safe.y + offset),
      ...moved(entering(sign, 5, 'fade').marks, safe.x, signTop),
      ...bridge.marks,
      ...numbered(context, format, number),
    ],
  };
}

/** What the number takes of its line with the air before it, px. */
function numberWidth(context: Context, format: Format, number: string): number {
  const [mark] = numbered(context, format, number);
  return mark?.kind === 'text' ? mark.text.width + 2 * context.scale.unit : 0;
}

/** The bridge across the page and the source at its foot; `top` is the upper edge of what they take of the safe area. */
function bridgeOver(setting: Setting, safe: Box, context: Context, source: string): { marks: Mark[]; top: number } {
  const { format, theme, unit } = setting;
  const foot = footer(context, safe, source, false);
  if (isTall(format)) return { marks: [...bridgeBelow(setting, unit * 5), ...foot.marks], top: foot.top };
  const height = bridgeHeight(format.width, format.height);
  const top = foot.top - unit * 2 - height;
  const box = { x: 0, y: top, width: format.width, height };
  return { marks: [...arches(box, theme.brandShape, theme.onBrandAccent), ...foot.marks], top };
}
