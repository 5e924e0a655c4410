import type { Box, Page } from '../layout/mark.ts';
import { moved } from '../layout/piece.ts';
import type { Document } from '../model/document.ts';
import { brandColours, lightColours } from './context.ts';
import { lowestPhoto, photoHead } from './cover.ts';
import { coverPage } from './end-pages.ts';
import { footer, safeBox } from './frame.ts';
import { signColours, span } from './motif.ts';
import { type Arrangement, isBetter, type PanelOf, panelGrid } from './panels.ts';
import { headOf, largest, panelMaker, type Trial } from './picture-size.ts';
import type { Setting } from './setting.ts';
import { signature } from './signature.ts';

/** A single picture, and the sections that there was room for. */
export interface Picture {
  readonly page: Page;
  readonly shown: readonly string[];
  /** How much its type is stretched, where that was looked for. */
  readonly factor?: number;
}

/** Heights tried for the photograph of a headed picture, as shares of the page: what matters is what is under it. */
const PHOTOS = [0.276, 0.2, 0.14] as const;

/**
 * Head on the brand's ground over the bridge, panels under it, source and organisation at the foot. A photograph is
 * as high as costs no section. It makes way, and then the summary does, for what the picture cannot do without.
 */
export function headedPicture(setting: Setting, arrangements: readonly Arrangement[], known?: number): Picture {
  const { document } = setting;
  const panels = panelMaker(setting);
  let chosen: Trial | undefined;
  for (const { asked, shares } of heads(setting)) {
    for (const share of shares) {
      const next = ledIfAsGood(asked, arrangements, (some) =>
        largest(
          asked,
          (factor) => headed(asked, panels(factor), { arrangements: some, share, factor, more: 0 }),
          known,
        ),
      );
      if (!chosen || isBetter(next, chosen, document.sections)) chosen = next;
    }
    if (chosen && isEnough(chosen, setting)) return chosen;
  }
  // With no panel that has room, the picture is what a series begins with.
  return chosen?.shown.length ? chosen : { page: { ...coverPage(setting), id: 'page' }, shown: [] };
}

/** Type may be this much smaller for the first section to lie across the others: columns of their own end unevenly. */
const FOR_LEAD = 0.8;

/** The picture in the arrangements that have a lead, if it shows as much at nearly the size. */
function ledIfAsGood(
  { document: { sections } }: Setting,
  arrangements: readonly Arrangement[],
  lay: (some: readonly Arrangement[]) => Trial,
): Trial {
  const any = lay(arrangements);
  const led = arrangements.filter(({ lead }) => lead);
  if (led.length === 0) return any;
  const leading = lay(led);
  return isBetter(any, leading, sections) || leading.factor < any.factor * FOR_LEAD ? any : leading;
}

/** What a head may be made of, from the fullest, and heights of its photograph. */
function heads(setting: Setting): { readonly asked: Setting; readonly shares: readonly number[] }[] {
  const { document, format } = setting;
  const { image, ...bare } = document;
  const shares = image ? PHOTOS.filter((share) => format.height * share >= lowestPhoto(format, image)) : [];
  const short = <T extends Document>(full: T): T => ({ ...full, summary: { ...full.summary, value: '' } });
  return [
    { told: document, shares },
    { told: bare, shares: [0] },
    { told: short(document), shares },
    { told: short(bare), shares: [0] },
  ].map(({ told, shares: tried }) => ({ asked: { ...setting, document: told }, shares: tried }));
}

/** A sheet of paper promises the whole story, a picture for a screen what its title is about. */
const isEnough = ({ shown }: Trial, { document: { sections }, format }: Setting): boolean =>
  format.id === 'a4' ? shown.length === sections.length : shown[0] === sections[0]?.id;

interface HeadedOptions {
  readonly arrangements: readonly Arrangement[];
  /** The photograph's height, as a share of the page's. */
  readonly share: number;
  readonly factor: number;
  /** Added to the height of the photograph or the bridge, px. */
  readonly more: number;
}

/** What a head takes of the room that few words leave, as a share of the page's height: the rest is air. */
const MORE = 0.24;
/** Less room to spare than this, in grid units, shows nowhere. */
const SPARE = 6;

function headed(setting: Setting, panelOf: PanelOf, options: HeadedOptions): Trial {
  const { arrangements, share, factor, more } = options;
  const { document, format, theme } = setting;
  const { width, height } = format;
  const safe = safeBox(format);
  const context = setting.context(factor);
  const onBrand = { ...context, colours: brandColours(theme) };
  const { unit } = context.scale;
  // A line's own air over its letters is part of the margin.
  const top = Math.round(safe.y * 0.97);
  const photoHeight = share > 0 ? height * share + more : 0;
  const bottom = top + height * 0.3 + photoHeight;
  const head = photoHead(onBrand, document, {
    page: format,
    x: safe.x,
    width: safe.width,
    top,
    bottom,
    photo: photoHeight,
  });
  // A photograph stands on a bridge of its own.
  const band = Math.min(width, height) * BAND_BRIDGE + more;
  const bridge = head.photo.length > 0 ? 0 : Math.round(band / unit) * unit;
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
  const spacing = { gap: unit * 2.5, inset: unit * 3.5, isSnug: true };
  const { marks, shown, detail, spare } = panelGrid(setting, panelOf, area, spacing, arrangements);
  const made: Trial = {
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
        ...marks,
        ...moved(sign.marks, safe.x, signTop),
        ...foot.marks,
      ],
    },
    factor,
    shown,
    detail,
    head: headOf(onBrand, document, { headline: head.headline, lacking: head.top + head.headline.height - bottom }),
  };
  if (more > 0 || shown.length === 0 || spare <= SPARE * unit) return made;
  const taller = headed(setting, panelOf, { ...options, more: Math.min(spare - unit, height * MORE) });
  return isBetter(made, taller, document.sections) ? made : taller;
}

/** Height of the bridge at the foot of the head, as a share of the page's shorter side. */
const BAND_BRIDGE = 0.06;
