import { partition } from '../layout/columns.ts';
import type { Box, Mark } from '../layout/mark.ts';
import { moved, type Piece } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import type { Context } from './context.ts';
import { arrange, type Detail, headingPiece, heightOf, mostHeight, sectionUnits, type Unit } from './section.ts';
import type { Setting } from './setting.ts';

/** Room between panels and inside them, px. */
export interface PanelSpacing {
  readonly gap: number;
  readonly inset: number;
  /** A panel alone is no higher than what it holds. */
  readonly isSnug?: boolean;
}

/** How panels may stand: in how many columns, and whether the first section lies across them all. */
export interface Arrangement {
  readonly columns: number;
  readonly lead: boolean;
}

type PanelGrid = PanelSpacing & Arrangement & { readonly area: Box };

interface Panel {
  readonly id: string;
  readonly heading: Piece;
  readonly units: readonly Unit[];
  readonly headingGap: number;
  readonly height: number;
  /** The height at which its body is as open as it reads well, px. */
  readonly most: () => number;
}

/** Panels that were laid out once are laid out: a picture is tried in many forms. */
export type PanelOf = (section: ShownSection, width: number, inset: number, detail: Detail) => Panel;

/** Makes the panels of pictures at one size. */
export function panelsAt(setting: Setting, factor: number): PanelOf {
  const made = new Map<string, Panel>();
  const context = setting.context(factor);
  return (section, width, inset, detail) => {
    const key = `${section.id} ${width} ${inset} ${detail}`;
    const isFirst = section.id === setting.document.sections[0]?.id;
    const known = made.get(key) ?? panel(isFirst ? context : quiet(context), section, width, inset, detail);
    made.set(key, known);
    return known;
  };
}

/** The largest number of a picture belongs to what its title is about; other panels have figures of one size. */
const quiet = (context: Context): Context => ({
  ...context,
  scale: { ...context.scale, hero: context.scale.figure },
});

/** What a grid of panels shows, in the order of what matters: sections, then their running text. */
export interface Shown {
  readonly shown: readonly string[];
  readonly detail: Detail;
}

/**
 * Panels of as many sections as fit, in reading order, and as complete as they can be: first all of them with their
 * running text, then without it, then the first ones that fit.
 */
export function panelGrid(
  setting: Setting,
  panelOf: PanelOf,
  area: Box,
  spacing: PanelSpacing,
  arrangements: readonly Arrangement[],
): Shown & { readonly marks: Mark[]; readonly spare: number } {
  const { sections } = setting.document;
  const placed = (arrangement: Arrangement) => {
    const grid = { area, ...spacing, ...arrangement };
    return { grid, placing: place(panelOf, sections, grid) };
  };
  let chosen = placed(arrangements[0]!);
  for (const arrangement of arrangements.slice(1)) {
    if (isComplete(chosen.placing, sections)) break;
    const next = placed(arrangement);
    const [one, other] = [shownBy(next.placing), shownBy(chosen.placing)];
    const isEven = !isBetter(other, one, sections) && gaps(next.placing) < gaps(chosen.placing);
    if (isBetter(one, other, sections) || isEven) chosen = next;
  }
  if (idsOf(chosen.placing)[0] !== sections[0]?.id) {
    // The brief form is for where nothing else shows what the title is about.
    const only = { area, ...spacing, columns: 1, lead: false };
    const brief = fitted(panelOf, sections.slice(0, 1), only, 'brief');
    if (brief) chosen = { grid: only, placing: brief };
  }
  const { grid } = chosen;
  const placing = completed(panelOf, sections, chosen.placing, grid);
  return { marks: draw(setting, placing, grid), spare: spareHeight(placing, grid), ...shownBy(chosen.placing) };
}

/** Whether no other arrangement can show more, or more evenly. */
const isComplete = (placing: Placing, sections: readonly ShownSection[]): boolean =>
  placing.detail === 'full' && idsOf(placing).length === sections.length && gaps(placing) === 0;

/** Columns that nothing stands in. */
const gaps = ({ columns }: Placing): number => columns.filter((column) => column.length === 0).length;

const RANK: Readonly<Record<Detail, number>> = { full: 2, compact: 1, brief: 0 };

/** True where a choice shows more of a story: what its title is about, then more sections, then more of them. */
export function isBetter(one: Shown, other: Shown, sections: readonly ShownSection[]): boolean {
  const worth = ({ shown }: Shown): number => shown.length + (shown[0] === sections[0]?.id ? sections.length : 0);
  return worth(one) === worth(other) ? RANK[one.detail] > RANK[other.detail] : worth(one) > worth(other);
}

const idsOf = ({ lead, columns }: Placing): string[] => [...lead, ...columns.flat()].map(({ id }) => id);
const shownBy = (placing: Placing): Shown => ({ shown: idsOf(placing), detail: placing.detail });

/** All sections, or the first that have room, or any that has room. */
function place(panelOf: PanelOf, sections: readonly ShownSection[], grid: PanelGrid): Placing {
  const all = mostComplete(panelOf, sections, grid);
  if (all) return all;
  const first = firstThatFit(panelOf, sections, grid);
  for (const chosen of [first, ...sections.slice(1).map((section) => [section])]) {
    const placing = chosen.length > 0 ? mostComplete(panelOf, chosen, grid) : undefined;
    if (placing) return placing;
  }
  return EMPTY_PLACING;
}

const mostComplete = (panelOf: PanelOf, sections: readonly ShownSection[], grid: PanelGrid): Placing | undefined =>
  fitted(panelOf, sections, grid, 'full') ?? fitted(panelOf, sections, grid, 'compact');

/** Panels get their running text back where their column has room for it. */
function completed(panelOf: PanelOf, sections: readonly ShownSection[], placing: Placing, grid: PanelGrid): Placing {
  const { area, gap } = grid;
  const taken = placing.lead.reduce((sum, { height }) => sum + height + gap, 0);
  const columns = placing.columns.map((column) =>
    column.reduce<readonly Panel[]>((shown, item, index) => {
      const section = sections.find(({ id }) => id === item.id)!;
      const full = panelOf(section, columnWidth(grid), grid.inset, 'full');
      const tried = shown.with(index, full);
      return columnHeight(tried, gap) <= area.height - taken ? tried : shown;
    }, column),
  );
  return { ...placing, columns };
}

/** Panels in their places: the lead across the top, the others in columns. */
interface Placing {
  readonly lead: readonly Panel[];
  readonly columns: readonly (readonly Panel[])[];
  readonly detail: Detail;
}
const EMPTY_PLACING: Placing = { lead: [], columns: [], detail: 'brief' };

/** The first sections for which there is room. */
function firstThatFit(panelOf: PanelOf, sections: readonly ShownSection[], grid: PanelGrid): ShownSection[] {
  const taken: ShownSection[] = [];
  for (const section of sections) {
    // The first that does not fit ends it: skipping on would show other things in other languages.
    if (!fitted(panelOf, [...taken, section], grid, 'compact')) break;
    taken.push(section);
  }
  return taken;
}

function fitted(
  panelOf: PanelOf,
  sections: readonly ShownSection[],
  grid: PanelGrid,
  detail: Detail,
): Placing | undefined {
  const { area, columns, gap, inset } = grid;
  const lead = sections.slice(0, grid.lead ? 1 : 0).map((section) => panelOf(section, area.width, inset, detail));
  const room = area.height - lead.reduce((sum, { height }) => sum + height + gap, 0);
  const panels: Panel[] = [];
  let free = (room + gap) * columns;
  for (const section of sections.slice(lead.length)) {
    const next = panelOf(section, columnWidth(grid), inset, detail);
    free -= next.height + gap;
    // What all columns together have no room for need not be laid out to its end.
    if (free < 0 || next.height > room) return undefined;
    panels.push(next);
  }
  const split = partition(
    panels.map(({ height }) => height),
    columns,
    gap,
  );
  const filled = split.map((indices) => indices.map((index) => panels[index]!));
  return filled.every((column) => columnHeight(column, gap) <= room) && room > 0
    ? { lead, columns: filled, detail }
    : undefined;
}

function columnWidth({ area, columns, gap }: PanelGrid): number {
  return (area.width - gap * (columns - 1)) / columns;
}

function panel(context: Context, section: ShownSection, width: number, inset: number, detail: Detail): Panel {
  const inner = width - 2 * inset;
  const heading = headingPiece(context, section, inner);
  const units = sectionUnits(context, section, inner, detail);
  const headingGap = context.scale.unit * 2.5;
  const around = heading.height + headingGap + 2 * inset;
  return {
    id: section.id,
    heading,
    units,
    headingGap,
    height: around + heightOf(units),
    most: () => around + mostHeight(units),
  };
}

function columnHeight(column: readonly Panel[], gap: number): number {
  return column.reduce((sum, { height }) => sum + height + gap, -gap);
}

/** Height of the area that its panels, opened as far as reads well, leave over, px. */
function spareHeight({ lead, columns }: Placing, { area, gap }: PanelGrid): number {
  const filled = columns.filter((column) => column.length > 0);
  const leading = lead.reduce((sum, each) => sum + (filled.length > 0 ? each.height : each.most()) + gap, 0);
  const highest = Math.max(0, ...filled.map((column) => column.reduce((sum, each) => sum + each.most() + gap, 0)));
  return Math.max(0, area.height - (leading + highest - gap));
}

/** Columns end on one line: what room is left is shared by their panels. */
function draw(setting: Setting, { lead, columns }: Placing, grid: PanelGrid): Mark[] {
  const { area, gap, inset } = grid;
  const filled = columns.filter((column) => column.length > 0);
  const [alone, ...others] = [...lead, ...filled.flat()];
  // Alone on the picture, a panel takes it all.
  if (alone && others.length === 0) return panelMarks(setting, alone, loneBox(alone, grid), { inset, isAlone: true });
  const leadHeight = lead.reduce((sum, { height }) => sum + height, 0);
  const place = { inset, isAlone: false };
  const marks = lead.flatMap((item) => panelMarks(setting, item, { ...area, height: leadHeight }, place));
  const top = area.y + (lead.length > 0 ? leadHeight + gap : 0);
  const width = columnWidth(grid);
  filled.forEach((column, number) => {
    const spare = Math.max(0, area.y + area.height - top - columnHeight(column, gap)) / column.length;
    let y = top;
    for (const item of column) {
      const box = { x: area.x + number * (width + gap), y, width, height: item.height + spare };
      marks.push(...panelMarks(setting, item, box, place));
      y += box.height + gap;
    }
  });
  return marks;
}

/** Where a panel alone stands: all of the area, or where it needs much less, as much as that, a little over the middle. */
function loneBox(panel: Panel, { area, gap, isSnug = false }: PanelGrid): Box {
  const most = panel.most();
  const height = isSnug && area.height - most > gap * SPARE_GAPS ? most : area.height;
  return { ...area, y: Math.round(area.y + (area.height - height) * OVER_MIDDLE), height };
}

/** Less than so many gaps of free room are a panel's own. */
const SPARE_GAPS = 3;

/** What of the free room is over a thing that looks as if it stood in the middle. */
const OVER_MIDDLE = 0.45;

/** A panel alone stands in the middle of what it has; neighbours begin on one line. */
function panelMarks(
  setting: Setting,
  item: Panel,
  box: Box,
  { inset, isAlone }: { readonly inset: number; readonly isAlone: boolean },
): Mark[] {
  const inner = box.width - 2 * inset;
  const bodyTop = inset + item.heading.height + item.headingGap;
  const body = arrange(item.units, inner, box.height - bodyTop - inset, isAlone);
  return [
    { kind: 'rect', box, fill: setting.theme.panel, radius: setting.unit * 2 },
    ...moved(item.heading.marks, box.x + inset, box.y + inset),
    ...moved(body.marks, box.x + inset, box.y + bodyTop),
  ];
}
