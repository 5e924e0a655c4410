import type { Box, Page } from '../layout/mark.ts';
import { moved } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import { brandColours, lightColours } from './context.ts';
import { photoHead, ROUNDING } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import { signColours, span } from './motif.ts';
import { type Arrangement, panelGrid, worth } from './panels.ts';
import type { Setting } from './setting.ts';
import { signature } from './signature.ts';

/** A single picture, and which sections there was room for. */
export interface Picture {
  readonly page: Page;
  readonly shown: readonly string[];
}

/** Heights tried for the photograph of a headed picture, as shares of the page: what matters is what is under it. */
const PHOTOS = [0.276, 0.2, 0.14] as const;

/**
 * Head on the brand's ground over the bridge, panels under it, source and organisation at the foot. A photograph is
 * as high as costs no section. It makes way, and then the summary does, for what the picture cannot do without.
 */
export function headedPicture(setting: Setting, arrangements: readonly Arrangement[]): Picture {
  const { document } = setting;
  const { sections } = document;
  const short = { ...setting, document: { ...document, summary: { ...document.summary, value: '' } } };
  let chosen: Picture | undefined;
  for (const asked of [setting, short]) {
    const { image, ...bare } = asked.document;
    const plain = [{ asked: { ...asked, document: bare }, shares: [0] }];
    for (const { asked: tried, shares } of image ? [{ asked, shares: PHOTOS }, ...plain] : plain) {
      const pictures = shares.map((share) => headed(tried, arrangements, share));
      chosen = best(chosen ? [chosen, ...pictures] : pictures, sections);
      if (isEnough(chosen, setting)) return chosen;
    }
  }
  return chosen!;
}

/** A sheet of paper promises the whole story, a picture for a screen what its title is about. */
const isEnough = ({ shown }: Picture, { document: { sections }, format }: Setting): boolean =>
  format.id === 'a4' ? shown.length === sections.length : shown[0] === sections[0]?.id;

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
  // A photograph stands on a bridge of its own.
  const bridge = head.photo.length > 0 ? 0 : Math.round((Math.min(width, height) * BAND_BRIDGE) / unit) * unit;
  const bridgeTop = head.top + head.headline.height + unit * 3;
  const bandHeight = bridgeTop + bridge;
  const foot = footer(
    { ...context, colours: { ...lightColours(theme), ground: theme.ground } },
    safe,
    document.sourceLine,
    true,
    head.photo.length > 0 ? document.image?.credit : undefined,
  );
  const { source: size } = context.scale;
  const sign = signature(context, setting, { width: safe.width, fill: theme.strong, size, role: 'source' });
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
        ...(bridge > 0 ? span({ x: 0, y: bridgeTop, width, height: bridge }, signColours(theme)) : []),
        ...grid.marks,
        ...moved(sign.marks, safe.x, signTop),
        ...foot.marks,
      ],
    },
    shown: grid.shown,
  };
}

/** Height of the bridge at the foot of the head, as a share of the page's shorter side. */
const BAND_BRIDGE = 0.06;

/** Share of a wide picture that the head takes, at the start edge. */
const SIDE = 0.345;

/** Panels beside the head, as the story has it: in two columns, under a leading one, or one under the other. */
const BESIDE: readonly Arrangement[] = [
  { columns: 2, lead: false },
  { columns: 2, lead: true },
  { columns: 1, lead: false },
];

/** The photograph over the head of a wide picture at most, as a share of its height. */
const SIDE_PHOTO = 0.36;
/** The bridge under the head of a wide picture, as a share of its height, and the least at which it looks like one. */
const SIDE_BRIDGE = { usual: 0.13, least: 0.05 } as const;

/** Head down the start edge over the bridge, two columns of panels beside it. */
export function sidePicture(setting: Setting): Picture {
  const { document, format, theme } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = { ...setting.context(1), colours: brandColours(theme) };
  const { colours, scale } = context;
  const { unit } = scale;
  const side = Math.round(width * SIDE);
  const inner: Box = { x: safe.x, y: safe.y, width: side - safe.x - unit * 6, height: safe.height };
  const foot = footer(context, inner, document.sourceLine, false, document.image?.credit);
  const sign = signature(context, setting, { width: inner.width, fill: colours.ink, size: scale.label });
  const over = (bridge: number) => {
    const bridgeTop = foot.top - bridge;
    const signTop = bridgeTop - (bridge > 0 ? unit * 3 : 0) - sign.height;
    const bottom = signTop - unit * 3;
    const page = { width: side, height };
    const room = { page, x: inner.x, width: inner.width, top: inner.y, bottom, photo: height * SIDE_PHOTO };
    const head = photoHead(context, document, room);
    return { bridge, bridgeTop, signTop, head, lacking: head.top + head.headline.height - bottom };
  };
  // The photograph stands on a bridge of its own.
  const usual = over(document.image ? 0 : Math.round(height * SIDE_BRIDGE.usual));
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
        ...(bridge > 0 ? span({ x: 0, y: bridgeTop, width: side, height: bridge }, signColours(theme)) : []),
        ...foot.marks,
        ...grid.marks,
      ],
    },
    shown: grid.shown,
  };
}
