import type { Box, Mark, Page } from '../layout/mark.ts';
import { entering, moved, type Piece, stack } from '../layout/piece.ts';
import { bridgeBelow, isTall, numbered } from './card.ts';
import { sourcePiece } from './closing.ts';
import type { Context } from './context.ts';
import { headline, photoHead, picture, ROUNDING } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import { languagesPiece } from './languages.ts';
import { levelled } from './levelled.ts';
import { signColours, span } from './motif.ts';
import { onBrand, type Setting } from './setting.ts';
import { signature } from './signature.ts';
import { text } from './text.ts';

/** The first card: what the story is about, on the brand's ground, with its picture or over the bridge. */
export function coverPage(setting: Setting, number = ''): Page {
  return levelled(
    setting,
    (level) => cover(level, number),
    ({ marks }) => marks,
  );
}

function cover(setting: Setting, number: string): Page {
  const { document, format } = setting;
  if (!document.image) return page(setting, 'cover', bareCover(setting, number));
  // A picture as wide as the page and as high as half of it shows little of anything; beside the words it is whole.
  const isBroad = format.width > format.height * BROAD;
  return page(setting, 'cover', isBroad ? sideCover(setting, number) : photoCover(setting, number));
}

const BROAD = 1.2;

function page({ format, theme }: Setting, id: string, marks: readonly Mark[]): Page {
  return { id, width: format.width, height: format.height, background: theme.brand, marks };
}

/** A photograph's greatest height, as a share of the page's. */
const PHOTO = { usual: 0.5, tall: 0.46 } as const;

/** The picture across the top, the words under it. */
function photoCover(setting: Setting, number: string): Mark[] {
  const { document, format } = setting;
  const safe = safeBox(format);
  const context = onBrand(setting);
  const { unit } = context.scale;
  const foot = footer(context, safe, document.sourceLine, false, document.image?.credit);
  const sign = signed(setting, context, safe.width);
  const signTop = foot.top - sign.height;
  const bottom = signTop - unit * 3;
  const photo = format.height * (isTall(format) ? PHOTO.tall : PHOTO.usual);
  const head = photoHead(context, document, {
    page: format,
    x: safe.x,
    width: safe.width,
    top: safe.y,
    bottom,
    number,
    photo,
  });
  if (head.photo.length === 0) return bareCover(setting, number);
  return [
    ...head.photo,
    ...moved(head.headline.marks, safe.x, head.top),
    ...moved(sign.marks, safe.x, signTop),
    ...foot.marks,
    ...(isTall(format) ? bridgeBelow(setting, unit * 5) : []),
  ];
}

/** Share of a broad page that its picture takes, at the end. */
const BESIDE = 0.48;

/** The picture down the end of the page, the words beside it. */
function sideCover(setting: Setting, number: string): Mark[] {
  const { document, format } = setting;
  const { image } = document;
  const { width, height } = format;
  const context = onBrand(setting);
  const { unit } = context.scale;
  const safe = safeBox(format);
  const left = Math.round((width * (1 - BESIDE)) / unit) * unit;
  const column: Box = { ...safe, width: left - safe.x - unit * 8 };
  const foot = footer(context, column, document.sourceLine, false, image?.credit);
  const sign = signed(setting, context, column.width);
  const signTop = foot.top - sign.height;
  const room = signTop - unit * 4 - column.y;
  const head = headline(context, document, { width: column.width, height: room, number });
  const offset = Math.max(0, (room - head.height) * HANG);
  return [
    ...(image ? [picture(image, { x: left, y: 0, width: width - left, height })] : []),
    ...moved(head.marks, column.x, column.y + offset),
    ...moved(sign.marks, column.x, signTop),
    ...foot.marks,
  ];
}

/** What of the free room stands over a text that hangs in it. */
const HANG = 0.35;

/** The words over the bridge, on whose deck the page stands. */
function bareCover(setting: Setting, number: string): Mark[] {
  const { document, format } = setting;
  const safe = safeBox(format);
  const context = onBrand(setting);
  const { unit } = context.scale;
  const foot = footer(context, safe, document.sourceLine, false);
  const sign = signed(setting, context, safe.width);
  const laid = (bridge: number) => {
    const signTop = foot.top - (bridge > 0 ? bridge + unit * 3 : 0) - sign.height;
    const room = signTop - unit * 4 - safe.y;
    return { bridge, signTop, room, head: headline(context, document, { width: safe.width, height: room, number }) };
  };
  const { bridge, signTop, room, head } = withBridge(setting, (height) => {
    const made = laid(height);
    return { ...made, lacking: made.head.height - made.room };
  });
  const offset = Math.max(0, (room - head.height) * HANG);
  return [
    ...moved(head.marks, safe.x, safe.y + offset),
    ...moved(sign.marks, safe.x, signTop),
    ...bridgeOver(setting, bridge, foot.top),
    ...foot.marks,
  ];
}

/** The last card: where it comes from, who made it, how to read on. */
export function closingPage(setting: Setting, number = ''): Page {
  return levelled(
    setting,
    (level) => closing(level, number),
    ({ marks }) => marks,
  );
}

function closing(setting: Setting, number: string): Page {
  const { document, format } = setting;
  const safe = safeBox(format);
  const context = onBrand(setting);
  const { colours, scale } = context;
  const { unit } = scale;
  const tag = text(
    context,
    { key: 'interface:closing.source', value: document.closing.source },
    { role: 'tag', size: scale.label, weight: 600, width: safe.width, fill: colours.accent },
  );
  const top = safe.y + tag.height + unit * 2;
  const sign = signed(setting, context, safe.width);
  const bottomOf = (bridge: number) => safe.y + safe.height - (bridge > 0 ? bridge + unit * 4 : 0);
  const laid = ({ code, others }: Closing) => {
    const side = Math.min(format.width, format.height) * code;
    const beside = format.width > format.height * BROAD;
    const source = sourcePiece(context, document, { width: safe.width, code: side, beside });
    const languages = others ? [entering(languagesPiece(context, document, safe.width), 2)] : [];
    const foot = stack([...languages, sign], unit * 4);
    return { source, foot, height: top + source.height + unit * 5 + foot.height };
  };
  const tried = CLOSINGS.map((each) => () => laid(each));
  const { source, foot, height } = firstFitting(tried, bottomOf(0));
  const { bridge } = withBridge(setting, (bridge) => ({ bridge, lacking: height - bottomOf(bridge) }));
  return page(setting, 'closing', [
    ...moved(entering(tag, 0, 'fade').marks, safe.x, safe.y),
    ...moved(source.marks, safe.x, Math.round(top)),
    ...moved(foot.marks, safe.x, Math.round(bottomOf(bridge) - foot.height)),
    ...bridgeOver(setting, bridge, bottomOf(0)),
    ...numberOn(context, setting, number, safe.y + baselineOf(tag)),
  ]);
}

interface Closing {
  /** Side of the code at most, as a share of the page's shorter side. */
  readonly code: number;
  /** With the names of the other languages. */
  readonly others: boolean;
}

/** What makes way where a long source leaves little room: a large code, then the languages, then the code. */
const CLOSINGS: readonly Closing[] = [
  { code: 0.3, others: true },
  { code: 0.25, others: true },
  { code: 0.2, others: true },
  { code: 0.16, others: true },
  { code: 0.2, others: false },
  { code: 0, others: true },
  { code: 0, others: false },
];

function firstFitting<T extends { readonly height: number }>(tried: readonly (() => T)[], room: number): T {
  let made = tried[0]!();
  for (const make of tried.slice(1)) {
    if (made.height <= room + ROUNDING) break;
    made = make();
  }
  return made;
}

const signed = (setting: Setting, context: Context, width: number): Piece =>
  entering(signature(context, setting, { width, fill: context.colours.ink, size: context.scale.label }), 3, 'fade');

function baselineOf({ marks: [mark] }: Piece): number {
  return mark?.kind === 'text' ? (mark.text.lines[0]?.baseline ?? 0) : 0;
}

/** The page's number with its baseline at `y`, px. */
function numberOn(context: Context, { format }: Setting, number: string, y: number): Mark[] {
  return numbered(context, format, number).map((mark) =>
    mark.kind === 'text' ? { ...mark, box: { ...mark.box, y: y - (mark.text.lines[0]?.baseline ?? 0) } } : mark,
  );
}

/** Height of the bridge at the foot of a page, as shares of its shorter side. */
const BRIDGE = { usual: 0.26, least: 0.08 } as const;

/** The page with as high a bridge as its words leave room for. A tall page has it under its safe area. */
function withBridge<T extends { readonly lacking: number }>(setting: Setting, laid: (bridge: number) => T): T {
  const { format, unit } = setting;
  if (isTall(format)) return laid(0);
  const shorter = Math.min(format.width, format.height);
  const usual = laid(Math.round(shorter * BRIDGE.usual));
  if (usual.lacking <= ROUNDING) return usual;
  const lower = Math.round(shorter * BRIDGE.usual) - Math.ceil(usual.lacking / unit) * unit;
  return laid(lower < shorter * BRIDGE.least ? 0 : lower);
}

/** The bridge with its deck `unit` px over the foot of the words at `bottom`; below them where the page is tall. */
function bridgeOver(setting: Setting, bridge: number, bottom: number): Mark[] {
  const { format, theme, unit } = setting;
  if (isTall(format)) return bridgeBelow(setting, unit * 5);
  if (bridge === 0) return [];
  const box = { x: 0, y: bottom - bridge, width: format.width, height: bridge };
  return span(box, signColours(theme));
}
