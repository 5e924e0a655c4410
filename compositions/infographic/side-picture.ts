import type { Box } from '../layout/mark.ts';
import { moved } from '../layout/piece.ts';
import { isRoomy, photoHead, ROUNDING } from './cover.ts';
import { footer, safeBox } from './frame.ts';
import type { Picture } from './headed-picture.ts';
import { signColours, span } from './motif.ts';
import { type Arrangement, type PanelOf, panelGrid } from './panels.ts';
import { headOf, largest, panelMaker, type Trial } from './picture-size.ts';
import { onBrand, type Setting } from './setting.ts';
import { signature } from './signature.ts';

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
/** Heights tried for the bridge under the head of a wide picture, as shares of its height; lower, it looks like none. */
const SIDE_BRIDGES = [0.13, 0.1, 0.07, 0.05] as const;

/** Head down the start edge over the bridge, two columns of panels beside it. */
export function sidePicture(setting: Setting, known?: number): Picture {
  const panels = panelMaker(setting);
  return largest(setting, (factor) => beside(setting, panels(factor), factor), known);
}

function beside(setting: Setting, panelOf: PanelOf, factor: number): Trial {
  const { document, format, theme } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = onBrand(setting, factor);
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
  // The photograph stands on a bridge of its own. Words come before ornament: the bridge gives up what the title lacks.
  const bridges = document.image ? [] : SIDE_BRIDGES.map((part) => Math.round(height * part));
  const fitting = bridges
    .map(over)
    .find(({ head: { headline }, lacking }) => lacking <= ROUNDING && isRoomy(context, document, headline));
  const { bridge, bridgeTop, signTop, head, lacking } = fitting ?? over(0);
  if (document.image && head.photo.length === 0) {
    // What is not drawn is not credited.
    const { image, ...bare } = document;
    return beside({ ...setting, document: bare }, panelOf, factor);
  }
  const gap = unit * 3;
  const area: Box = {
    x: side + gap,
    y: Math.round(safe.y * 0.6),
    width: width - side - gap - Math.round(safe.x * 0.6),
    height: height - Math.round(safe.y * 1.2),
  };
  const { marks, shown, detail } = panelGrid(setting, panelOf, area, { gap, inset: unit * 4, isSnug: true }, BESIDE);
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
        ...marks,
      ],
    },
    factor,
    shown,
    detail,
    head: headOf(context, document, { headline: head.headline, lacking }),
  };
}
