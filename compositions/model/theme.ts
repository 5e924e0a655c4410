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
  /** Text on ground and panel. */
  ink: colour,
  /** Second text on ground and panel: sources, captions, axis labels. */
  quiet: colour,
  /** Text on brand. */
  onBrand: colour,
  /** Second text on brand. */
  onBrandQuiet: colour,
  /** What matters on a light ground, as a mark: highlighted bars, dashes, dots. */
  accent: colour,
  /** The same as text: dates of a timeline, labels of highlighted bars. */
  accentText: colour,
  /** What matters on the brand ground. */
  onBrandAccent: colour,
  /** Bars and lines that are not highlighted. */
  muted: colour,
  /** Rules and grid lines. */
  line: colour,
});
export type Theme = z.infer<typeof themeSchema>;
