import lucide from '@iconify-json/lucide/icons.json' with { type: 'json' };
import { iconPath, type PathCommand, type Placing, placedPath } from './icon-path.ts';
import type { Box, PathMark } from './mark.ts';

/** Side of the square that every icon of the set is drawn in. */
const SIDE = 24;
/** Width of a line of the set, in that square. */
const LINE = 2;

interface IconSet {
  readonly icons: Readonly<Record<string, { readonly body: string }>>;
  readonly aliases: Readonly<Record<string, { readonly parent: string }>>;
}
const { icons, aliases }: IconSet = lucide;

/**
 * Icons that point or move along the line of reading, and look the other way where that runs from the right. What has a
 * fixed sense in the world (clocks, ticks, magnifiers, numbers, charts' own axes) stays as it is.
 */
const DIRECTED: ReadonlySet<string> = new Set([
  'ambulance',
  'arrow-left',
  'arrow-right',
  'arrow-up-right',
  'bike',
  'book-open-text',
  'bus',
  'car',
  'chart-line',
  'chevron-left',
  'chevron-right',
  'chevrons-right',
  'clipboard-list',
  'file-text',
  'footprints',
  'git-branch',
  'list',
  'list-checks',
  'list-ordered',
  'log-in',
  'log-out',
  'megaphone',
  'message-square',
  'message-square-text',
  'messages-square',
  'milestone',
  'move-right',
  'newspaper',
  'notebook-pen',
  'phone-call',
  'pen-line',
  'plane',
  'plane-landing',
  'plane-takeoff',
  'quote',
  'reply',
  'route',
  'scroll-text',
  'send',
  'ship',
  'signpost',
  'split',
  'tractor',
  'trending-down',
  'trending-up',
  'truck',
  'undo-2',
  'volume-2',
  'workflow',
]);

/** Names a writer may give, sorted. */
export const ICON_NAMES: readonly string[] = [...Object.keys(icons), ...Object.keys(aliases)].sort();

/** True for a name of the set, an older one of a renamed icon included. */
export function isIcon(name: string): boolean {
  return Object.hasOwn(icons, name) || Object.hasOwn(aliases, name);
}

const parsed = new Map<string, readonly PathCommand[]>();

/** The icon's lines, read once; undefined for a name that is none. */
function linesOf(name: string): readonly PathCommand[] | undefined {
  const own = aliases[name]?.parent ?? name;
  const body = Object.hasOwn(icons, own) ? icons[own]?.body : undefined;
  if (body === undefined) return undefined;
  const lines = parsed.get(own) ?? iconPath(body);
  parsed.set(own, lines);
  return lines;
}

/** Icons stand in few sizes and in many pictures. */
const drawn = new Map<string, string>();

function pathOf(name: string, lines: readonly PathCommand[], place: Placing): string {
  const key = `${name} ${place.scale} ${place.left} ${place.top} ${place.mirror}`;
  const path = drawn.get(key) ?? placedPath(lines, place);
  drawn.set(key, path);
  return path;
}

/**
 * An icon as one stroked path in `box`, px, as large as fits and in its middle. `strokeWidth` in px: by default the set's
 * own share of its size. For right-to-left pages the drawing itself is turned where direction matters: mirroring a page
 * moves boxes and leaves what stands in them as it is. Empty for a name that is no icon.
 */
export function iconMark(
  name: string,
  box: Box,
  colour: string,
  strokeWidth = (Math.min(box.width, box.height) / SIDE) * LINE,
  direction: 'ltr' | 'rtl' = 'ltr',
): PathMark[] {
  const lines = linesOf(name);
  if (!lines) return [];
  const side = Math.min(box.width, box.height);
  const flipped = direction === 'rtl' && DIRECTED.has(aliases[name]?.parent ?? name);
  const place = {
    scale: side / SIDE,
    left: (box.width - side) / 2,
    top: (box.height - side) / 2,
    ...(flipped && { mirror: SIDE }),
  };
  return [{ kind: 'path', box, d: pathOf(name, lines, place), stroke: colour, strokeWidth }];
}
