import { partition } from '../layout/columns.ts';
import type { Box, Mark, Page } from '../layout/mark.ts';
import { entering, moved, type Piece } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import type { Format } from '../model/format.ts';
import type { Context } from './context.ts';
import { pageNumber, safeBox } from './frame.ts';
import { levelled } from './levelled.ts';
import { signColours, span } from './motif.ts';
import { arrange, headingPiece, heightOf, sectionUnits, type Unit } from './section.ts';
import type { Setting } from './setting.ts';

/** Body sizes tried on a card, from the most generous; at the last, every size still stands over its floor. */
const FACTORS = [1.2, 1.1, 1, 0.93, 0.87, 0.78, 0.7, 0.62] as const;
/**
 * The size at which a block too long for one card is shared out, each card being then set as large as it can be; and those
 * for a block that a little less would bring on half as many cards.
 */
const FLOW_FACTOR = 0.87;
const CLOSE_FACTORS = FACTORS.filter((factor) => factor < FLOW_FACTOR);

interface Card {
  readonly id: string;
  readonly marks: Mark[];
}

/**
 * The cards of a section, or of the parts that it is shared out in, all in one size of type and numbered through: for each
 * part one if it fits, else as many blocks a card as fit, and a block too long for a card flows on over several.
 */
export function sectionCards(setting: Setting, parts: readonly ShownSection[], area: Box): Card[] {
  const cards = levelled(
    setting,
    (level) => parts.flatMap((part) => sectionParts(level, part, area)),
    (made) => made.flat(),
  );
  const id = parts[0]?.id ?? '';
  return cards.map((marks, index) => ({ id: index === 0 ? id : `${id}-${index + 1}`, marks }));
}

function sectionParts(setting: Setting, section: ShownSection, area: Box): Mark[][] {
  const whole = fittingCard(setting, section, area);
  if (whole) return [whole];
  const { blocks } = section;
  for (let count = blocks.length - 1; count > 0; count -= 1) {
    const first = fittingCard(setting, { ...section, blocks: blocks.slice(0, count) }, area);
    if (first) return [first, ...furtherParts(setting, { ...section, blocks: blocks.slice(count) }, area)];
  }
  const flowing = flowingCards(setting, { ...section, blocks: blocks.slice(0, 1) }, area);
  if (blocks.length < 2) return flowing;
  return [...flowing, ...furtherParts(setting, { ...section, blocks: blocks.slice(1) }, area)];
}

/** What is left of a section: a few sentences by themselves are said large, or they would look left over. */
function furtherParts(setting: Setting, section: ShownSection, area: Box): Mark[][] {
  if (section.blocks.every(({ kind }) => kind === 'paragraph')) {
    const laid = card(setting, section, area, 1, 'said');
    if (heightOf(laid.units) <= laid.room) return [filled(laid, laid.units, area)];
  }
  return sectionParts(setting, section, area);
}

/** The section on one card at the largest size that fits, or undefined. */
function fittingCard(setting: Setting, section: ShownSection, area: Box): Mark[] | undefined {
  let chosen: Laid | undefined;
  // The most generous first, for most sections fit in it; then halving what is left.
  let from = 0;
  let middle = 0;
  let to: number = FACTORS.length;
  while (from < to) {
    const laid = card(setting, section, area, FACTORS[middle]!);
    if (heightOf(laid.units) <= laid.room) [chosen, to] = [laid, middle];
    else from = middle + 1;
    middle = Math.floor((from + to) / 2);
  }
  return chosen && filled(chosen, chosen.units, area);
}

/** A section at one size: its heading, what stands under it, and the room for that, px. */
interface Laid {
  readonly heading: Piece;
  readonly units: readonly Unit[];
  readonly gap: number;
  readonly room: number;
}

/** `flows`: in as many pieces as there can be. `said`: running text as large as a heading. */
function card(setting: Setting, section: ShownSection, area: Box, factor: number, how?: 'flows' | 'said'): Laid {
  const usual = setting.context(factor);
  const scale = how === 'said' ? { ...usual.scale, body: usual.scale.heading } : usual.scale;
  const context = { ...usual, scale, flows: how === 'flows' };
  const heading = entering(headingPiece(context, section, area.width), 0);
  const units = sectionUnits(context, section, area.width, 'full');
  const gap = context.scale.unit * 5;
  return { heading, units, gap, room: area.height - heading.height - gap - 2 * context.scale.unit };
}

/** The heading at the top of the area, the units over the room under it. */
function filled({ heading, room, gap }: Laid, units: readonly Unit[], area: Box, centre = true): Mark[] {
  const piece = arrange(units, area.width, room, centre);
  const top = area.y + heading.height + gap;
  return [...moved(heading.marks, area.x, area.y), ...moved(piece.marks, area.x, top)];
}

/** A block over as few cards as will do, each set as large as what stands on it allows. */
function flowingCards(setting: Setting, section: ShownSection, area: Box): Mark[][] {
  const shared = (factor: number) => {
    const { units, room } = card(setting, section, area, factor, 'flows');
    return { count: units.length, groups: share(units, room) };
  };
  const usual = shared(FLOW_FACTOR);
  const half = CLOSE_FACTORS.map(shared).find(({ groups }) => groups.length * 2 <= usual.groups.length);
  const { count, groups } = half ?? usual;
  return groups.map((group, number) => {
    for (const factor of FACTORS) {
      const laid = card(setting, section, area, factor, 'flows');
      const shown = continued(laid.units, group, number);
      const fits = laid.units.length === count && heightOf(shown) <= laid.room;
      // Cards that follow one another begin on one line.
      if (fits || factor === FACTORS.at(-1)) return filled(laid, shown, area, groups.length === 1);
    }
    return [];
  });
}

/** Numbers of the units on each card, shared out evenly: four steps as two and two, never as three and one. */
function share(units: readonly Unit[], room: number): number[][] {
  const gap = Math.max(0, ...units.map((unit) => unit.gap));
  const heights = units.map(({ piece }) => piece.height + (piece.head?.height ?? 0));
  let groups: number[][] = [];
  for (
    let cards = Math.max(1, Math.min(units.length, Math.ceil(heightOf(units) / room)));
    cards <= units.length;
    cards += 1
  ) {
    groups = partition(heights, cards, gap).filter((group) => group.length > 0);
    if (groups.every((group, number) => heightOf(continued(units, group, number)) <= room)) break;
  }
  return groups;
}

/** The units of a card; on a further card, under the heading of their table or measure. */
function continued(units: readonly Unit[], group: readonly number[], card: number): Unit[] {
  const shown = group.flatMap((index) => units[index] ?? []);
  const head = card > 0 ? shown[0]?.piece.head : undefined;
  return head ? [{ piece: head, gap: 0 }, ...shown] : shown;
}

/** A light card: heading and body over the source, the page's number in the corner. */
export function lightPage(
  setting: Setting,
  id: string,
  marks: readonly Mark[],
  foot: readonly Mark[],
  number = '',
): Page {
  const { format, theme, unit } = setting;
  const { width, height, safe } = format;
  const shore = isTall(format) ? bridgeBelow(setting, unit * 5) : [];
  const band: Mark = {
    kind: 'rect',
    box: { x: 0, y: 0, width, height: isTall(format) ? safe.top - unit * 8 : unit * 2 },
    fill: theme.brand,
  };
  const numberMarks = numbered(setting.context(1), format, number);
  return { id, width, height, background: theme.panel, marks: [band, ...shore, ...marks, ...foot, ...numberMarks] };
}

/** Formats whose foot lies under a platform's buttons: nothing to read there, so it carries the bridge. */
export function isTall({ height, safe }: Format): boolean {
  return safe.bottom > height * 0.15;
}

/** Where the bridge stands on a tall page at the highest, as a share of its height. */
const SHORE = 0.79;
/** The bridge's share of what is under that: the rest is the water. */
const SPAN = 0.6;

/** The bridge and the ground under it, at least `gap` px under the safe area, to the foot of the page. */
export function bridgeBelow({ format, theme }: Setting, gap: number): Mark[] {
  const { width, height, safe } = format;
  const y = Math.max(height - safe.bottom + gap, Math.round(height * SHORE));
  const box = { x: 0, y, width, height: Math.round((height - y) * SPAN) };
  return [{ kind: 'rect', box: { ...box, height: height - y }, fill: theme.brand }, ...span(box, signColours(theme))];
}

/** The page's number in its series, if it is one of several. */
export function numbered(context: Context, format: Format, number: string): Mark[] {
  return number === '' ? [] : pageNumber(context, safeBox(format), number);
}
