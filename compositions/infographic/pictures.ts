import type { Box, Page } from '../layout/mark.ts';
import { moved } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import { brandColours, type Context, lightColours } from './context.ts';
import { bridgeHeight, photoHead, ROUNDING, signature } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import { arches } from './motif.ts';
import { type Arrangement, panelGrid, worth } from './panels.ts';
import type { Setting } from './setting.ts';
import { text } from './text.ts';

/** A single picture, and which sections there was room for. */
export interface Picture {
  readonly page: Page;
  readonly shown: readonly string[];
}

/** Heights tried for the photograph of a headed picture, as shares of the page: what matters is what is under it. */
const PHOTOS = [0.276, 0.2, 0.14] as const;

/**
 * Head on the brand's ground over the bridge, panels under it, source and organisation at the foot. A photograph is
 * as high as costs no section, and the summary makes way where the first section would not fit beside it.
 */
export function headedPicture(setting: Setting, arrangements: readonly Arrangement[]): Picture {
  const { document } = setting;
  const { sections } = document;
  const shares = document.image ? PHOTOS : [0];
  const complete = best(
    shares.map((share) => headed(setting, arrangements, share)),
    sections,
  );
  if (complete.shown[0] === sections[0]?.id) return complete;
  const short = { ...setting, document: { ...document, summary: { ...document.summary, value: '' } } };
  return best([complete, headed(short, arrangements, shares.at(-1)!)], sections);
}

function best(pictures: readonly Picture[], sections: readonly ShownSection[]): Picture {
  return pictures.reduce((chosen, next) =>
    worth(next.shown, sections) > worth(chosen.shown, sections) ? next : chosen,
  );
}

function headed(setting: Setting, arrangements: readonly Arrangement[], photoShare: number): Picture {
  const { document, format, theme } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = setting.context(1);
  const onBrand = { ...context, colours: brandColours(theme) };
  const { unit } = context.scale;
  // A line's own air over its letters is part of the margin.
  const top = Math.round(safe.y * 0.97);
  const photoHeight = height * photoShare;
  const head = photoHead(onBrand, document, {
    page: format,
    x: safe.x,
    width: safe.width,
    top,
    bottom: top + height * 0.3 + photoHeight,
    photo: photoHeight,
  });
  const bridge = Math.round(bridgeHeight(width, height) * 0.25);
  const bridgeTop = head.top + head.headline.height + unit * 2;
  const bandHeight = bridgeTop + bridge;
  const foot = footer(
    { ...context, colours: { ...lightColours(theme), ground: theme.ground } },
    safe,
    document.sourceLine,
  );
  const sign = darkSignature(setting, context, safe.width);
  const signTop = foot.top - sign.height + unit;
  const panelsTop = bandHeight + unit * 3;
  const area: Box = { x: safe.x, y: panelsTop, width: safe.width, height: signTop - unit * 2 - panelsTop };
  const spacing = { gap: unit * 2.5, inset: unit * 3.5 };
  const grid = panelGrid(setting, document.sections, area, spacing, arrangements);
  return {
    page: {
      id: 'page',
      width,
      height,
      background: theme.ground,
      marks: [
        { kind: 'rect', box: { x: 0, y: 0, width, height: bandHeight }, fill: theme.brand },
        ...head.photo,
        ...moved(head.headline.marks, safe.x, head.top),
        ...arches({ x: 0, y: bridgeTop, width, height: bridge }, theme.brandShape, theme.onBrandAccent),
        ...grid.marks,
        ...moved(sign.marks, safe.x, signTop),
        ...foot.marks,
      ],
    },
    shown: grid.shown,
  };
}

function darkSignature(setting: Setting, context: Context, width: number) {
  const { scale, theme } = context;
  return text(
    context,
    { key: 'newsroom:organisation', value: setting.document.organisation },
    { role: 'source', size: scale.source, weight: 600, width, fill: theme.brand },
  );
}

/** Share of a wide picture that the head takes, at the start edge. */
const SIDE = 0.345;

/** Panels beside the head, as the story has it: in two columns, under a leading one, or one under the other. */
const BESIDE: readonly Arrangement[] = [
  { columns: 2, lead: false },
  { columns: 2, lead: true },
  { columns: 1, lead: false },
];

/** The bridge under the head of a wide picture, as a share of its height, and the least at which it looks like one. */
const SIDE_BRIDGE = { usual: 0.13, least: 0.05 } as const;

/** Head down the start edge over the bridge, two columns of panels beside it. */
export function sidePicture(setting: Setting): Picture {
  const { document, format, theme, logo } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = { ...setting.context(1), colours: brandColours(theme) };
  const { unit } = context.scale;
  const side = Math.round(width * SIDE);
  const inner: Box = { x: safe.x, y: safe.y, width: side - safe.x - unit * 6, height: safe.height };
  const foot = footer(context, inner, document.sourceLine, false);
  const sign = signature(context, document, inner.width, logo);
  const over = (bridge: number) => {
    const bridgeTop = foot.top - (bridge > 0 ? unit * 2 + bridge : 0);
    const signTop = bridgeTop - unit * 4 - sign.height;
    const bottom = signTop - unit * 3;
    const page = { width: side, height };
    const room = { page, x: inner.x, width: inner.width, top: inner.y, bottom, photo: height * 0.322 };
    const head = photoHead(context, document, room);
    return { bridge, bridgeTop, signTop, head, lacking: head.top + head.headline.height - bottom };
  };
  const usual = over(Math.round(height * SIDE_BRIDGE.usual));
  // Words come before ornament: the bridge gives up what the head lacks.
  const lower = usual.bridge - Math.ceil(usual.lacking);
  const { bridge, bridgeTop, signTop, head } =
    usual.lacking > ROUNDING ? over(lower < height * SIDE_BRIDGE.least ? 0 : lower) : usual;
  const gap = unit * 3;
  const area: Box = {
    x: side + gap,
    y: Math.round(safe.y * 0.6),
    width: width - side - gap - Math.round(safe.x * 0.6),
    height: height - Math.round(safe.y * 1.2),
  };
  const grid = panelGrid(setting, document.sections, area, { gap, inset: unit * 4 }, BESIDE);
  return {
    page: {
      id: 'page',
      width,
      height,
      background: theme.ground,
      marks: [
        { kind: 'rect', box: { x: 0, y: 0, width: side, height }, fill: theme.brand },
        ...head.photo,
        ...moved(head.headline.marks, inner.x, head.top),
        ...moved(sign.marks, inner.x, signTop),
        ...(bridge > 0
          ? arches({ x: 0, y: bridgeTop, width: side, height: bridge }, theme.brandShape, theme.onBrandAccent)
          : []),
        ...foot.marks,
        ...grid.marks,
      ],
    },
    shown: grid.shown,
  };
}
