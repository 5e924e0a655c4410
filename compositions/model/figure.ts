import { z } from 'zod';

/** How sure a figure is. Its words are in `locales/<locale>/interface.json`. */
export const QUALIFIERS = ['exact', 'more-than', 'nearly', 'about', 'at-least'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/**
 * A figure as data: parsed once from the source locale's notation, formatted per locale, never retyped.
 * `decimals` keeps the precision the writer gave (333,403 has 3); `unit` is what followed the number, as written.
 */
export const figureSchema = z.strictObject({
  qualifier: z.enum(QUALIFIERS),
  value: z.number(),
  decimals: z.int().min(0).max(6),
  unit: z.string(),
});
export type Figure = z.infer<typeof figureSchema>;
