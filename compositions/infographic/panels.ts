import { partition } from '../layout/columns.ts';
import type { Box, Mark } from '../layout/mark.ts';
import { moved, type Piece } from '../layout/piece.ts';
import type { ShownSection } from '../model/document.ts';
import { arrange, type Detail, headingPiece, heightOf, sectionUnits, type Unit } from './section.ts';
import type { Setting } from './setting.ts';

/** Sizes tried, from the most generous; 1 is comfortable, and the last still stands over every floor. */
const FACTORS = [1.3, 1.22, 1.14, 1.07, 1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64] as const;

/** Room between panels and inside them, px. */
export interface PanelSpacing {
  readonly gap: number;
  readonly inset: number;
}

/** How panels may stand: in how many columns, and whether the first section lies across them all. */
export interface Arrangement {
  readonly columns: number;
  readonly lead: boolean;
}

type PanelGrid = PanelSpacing & Arrangement & { readonly area: Box };

interface Panel {
  readonly id: string;
  readonly factor: number;
  readonly heading: Piece;
  readonly units: readonly Unit[];
  readonly headingGap: number;
  readonly height: number;
}

/**
 * Panels of as many sections as fit, in reading order, as large and as complete as they can be: first all of them
 * with their running text, then without it, then the first ones that fit. Returns which sections are shown.
 */
export function panelGrid(
  setting: Setting,
  sections: readonly ShownSection[],
  area: Box,
  spacing: PanelSpacing,
  arrangements: readonly Arrangement[],
): { marks: Mark[]; shown: string[] } {
  const grids = arrangements.map((arrangement) => ({ area, ...spacing, ...arrangement }));
  const usual = grids.map((grid) => ({ grid, placing: place(setting, sections, grid) }));
  let chosen = usual.reduce((best, next) =>
    worth(idsOf(next.placing), sections) > worth(idsOf(best.placing), sections) ? next : best,
  );
  if (idsOf(chosen.placing)[0] !== sections[0]?.id) {
    // The brief form is for where nothing else shows what the title is about.
    const only = { area, ...spacing, columns: 1, lead: false };
    const brief = largest(setting, sections.slice(0, 1), only, ['brief']);
    if (brief) chosen = { grid: only, placing: brief };
  }
  const { grid, placing } = chosen;
  return draw(setting, completed(setting, sections, placing, grid), grid);
}

/** How good a choice of sections is: what the title is about comes first in a story, then the more the better. */
export function worth(shown: readonly string[], sections: readonly ShownSection[]): number {
  return shown.length + (shown[0] === sections[0]?.id ? sections.length : 0);
}

function idsOf({ lead, columns }: Placing): string[] {
  return [...lead, ...columns.flat()].map(({ id }) => id);
}

/** All sections, or the first that have room, or any that has room. */
function place(setting: Setting, sections: readonly ShownSection[], grid: PanelGrid): Placing {
  const usual = ['full', 'compact'] as const;
  const all = largest(setting, sections, grid, usual);
  if (all) return all;
  const first = firstThatFit(setting, sections, grid);
  for (const chosen of [first, ...sections.slice(1).map((section) => [section])]) {
    const placing = chosen.length > 0 ? largest(setting, chosen, grid, usual) : undefined;
    if (placing) return placing;
  }
  return EMPTY_PLACING;
}

/** Panels get their running text back where their column has room for it. */
function completed(setting: Setting, sections: readonly ShownSection[], placing: Placing, grid: PanelGrid): Placing {
  const { area, gap } = grid;
  const taken = placing.lead.reduce((sum, { height }) => sum + height + gap, 0);
  const columns = placing.columns.map((column) =>
    column.reduce<readonly Panel[]>((shown, item, index) => {
      const section = sections.find(({ id }) => id === item.id)!;
      const full = panel(setting, section, columnWidth(grid), grid.inset, 'full', item.factor);
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
}
const EMPTY_PLACING: Placing = { lead: [], columns: [] };

/** The sections at the most complete and then the largest setting in which they all fit, or undefined. */
function largest(
  setting: Setting,
  sections: readonly ShownSection[],
  grid: PanelGrid,
  details: readonly Detail[],
): Placing | undefined {
  for (const detail of details) {
    for (const factor of FACTORS) {
      const placing = fitted(setting, sections, grid, detail, factor);
      if (placing) return placing;
    }
  }
  return undefined;
}

/** The first sections for which there is room at the smallest setting. */
function firstThatFit(setting: Setting, sections: readonly ShownSection[], grid: PanelGrid): ShownSection[] {
  const taken: ShownSection[] = [];
  for (const section of sections) {
    // The first that does not fit ends it: skipping on would show other things in other languages.
    if (!fitted(setting, [...taken, section], grid, 'compact', FACTORS.at(-1)!)) break;
    taken.push(section);
  }
  return taken;
}

function fitted(
  setting: Setting,
  sections: readonly ShownSection[],
  grid: PanelGrid,
  detail: Detail,
  factor: number,
): Placing | undefined {
  const { area, columns, gap, inset } = grid;
  const lead = sections
    .slice(0, grid.lead ? 1 : 0)
    .map((section) => panel(setting, section, area.width, inset, detail, factor));
  const panels = sections
    .slice(lead.length)
    .map((section) => panel(setting, section, columnWidth(grid), inset, detail, factor));
  const room = area.height - lead.reduce((sum, { height }) => sum + height + gap, 0);
  const split = partition(
    panels.map(({ height }) => height),
    columns,
    gap,
  );
  const filled = split.map((indices) => indices.map((index) => panels[index]!));
  return filled.every((column) => columnHeight(column, gap) <= room) && room > 0
    ? { lead, columns: filled }
    : undefined;
}

function columnWidth({ area, columns, gap }: PanelGrid): number {
  return (area.width - gap * (columns - 1)) / columns;
}

function panel(
  setting: Setting,
  section: ShownSection,
  width: number,
  inset: number,
  detail: Detail,
  factor: number,
): Panel {
  const context = setting.context(factor);
  const inner = width - 2 * inset;
  const heading = headingPiece(setting.context(Math.min(1, factor)), section, inner);
  const units = sectionUnits(context, section, inner, detail);
  const headingGap = context.scale.unit * 2.5;
  return {
    id: section.id,
    factor,
    heading,
    units,
    headingGap,
    height: heading.height + headingGap + heightOf(units) + 2 * inset,
  };
}

function columnHeight(column: readonly Panel[], gap: number): number {
  return column.reduce((sum, { height }) => sum + height + gap, -gap);
}

/** Columns end on one line: what room is left is shared by their panels. */
function draw(setting: Setting, { lead, columns }: Placing, grid: PanelGrid): { marks: Mark[]; shown: string[] } {
  const { area, gap, inset } = grid;
  const filled = columns.filter((column) => column.length > 0);
  const leadHeight = lead.reduce((sum, { height }) => sum + height, 0);
  // Alone on the picture, the lead takes it all.
  const leadShown = filled.length === 0 ? area.height : leadHeight;
  const marks = lead.flatMap((item) => panelMarks(setting, item, { ...area, height: leadShown }, inset));
  const top = area.y + (lead.length > 0 ? leadShown + gap : 0);
  const width = columnWidth(grid);
  filled.forEach((column, number) => {
    const spare = Math.max(0, area.y + area.height - top - columnHeight(column, gap)) / column.length;
    let y = top;
    for (const item of column) {
      const box = { x: area.x + number * (width + gap), y, width, height: item.height + spare };
      marks.push(...panelMarks(setting, item, box, inset));
      y += box.height + gap;
    }
  });
  return { marks, shown: idsOf({ lead, columns }) };
}

function panelMarks(setting: Setting, item: Panel, box: Box, inset: number): Mark[] {
  const inner = box.width - 2 * inset;
  const bodyTop = inset + item.heading.height + item.headingGap;
  const body = arrange(item.units, inner, box.height - bodyTop - inset);
  return [
    { kind: 'rect', box, fill: setting.theme.panel, radius: setting.unit * 2 },
    ...moved(item.heading.marks, box.x + inset, box.y + inset),
    ...moved(body.marks, box.x + inset, box.y + bodyTop),
  ];
}
