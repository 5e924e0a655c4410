import { z } from 'zod';

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour as #rrggbb');

/** Colours by role. Contrast between text and ground roles is checked by `lint`. */
export const themeSchema = z.strictObject({
  /** Page behind everything. */
  ground: colour,
  /** Panel on the page. */
  panel: colour,
  /** Cover, closing card and title scenes. */
  brand: colour,
  /** Shapes drawn on the brand ground. */
  brandShape: colour,
  /** Text on ground, panel and tint. */
  ink: colour,
  /** Headings and numbers on ground, panel and tint: the brand's colour where it reads there. */
  strong: colour,
  /** Second text on ground, panel and tint: sources, captions, axis labels. */
  quiet: colour,
  /** Text on brand. */
  onBrand: colour,
  /** Second text on brand. */
  onBrandQuiet: colour,
  /** What matters on ground and panel, as a mark: highlighted bars, dashes, dots. */
  accent: colour,
  /** The same as text: dates of a timeline, labels of highlighted bars. */
  accentText: colour,
  /** What matters on the brand ground. */
  onBrandAccent: colour,
  /** Bars and lines that are not highlighted. */
  muted: colour,
  /** Rules and grid lines. */
  line: colour,
  /** A quiet surface in the accent's hue: behind what is to be noticed, under ink. */
  tint: colour,
  /** Text and marks on the accent. */
  onAccent: colour,
  /** Hues of several series, apart for every kind of colour vision; each reads as a mark on ground and panel. */
  series: z.array(colour).min(4),
});
export type Theme = z.infer<typeof themeSchema>;
