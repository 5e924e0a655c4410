/** The finished themes, the default first. */
export const THEME_NAMES = ['institutional', 'warm', 'print'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

export const THEME_MODES = ['light', 'dark'] as const;
export type ThemeMode = (typeof THEME_MODES)[number];

/** What a theme is by itself; the other colours follow (`createTheme`). */
export interface ThemeBase {
  /** House colours where the newsroom gives none. */
  readonly brand: string;
  readonly accent: string;
  /** Page and panel by day: paper, never a cold white behind a white. */
  readonly ground: string;
  readonly panel: string;
  /** `deep`: covers are full of the brand. `paper`: covers are tinted paper, and the brand is their ink. */
  readonly cover: 'deep' | 'paper';
  /** How much of the brand's colour is left in its text: 1 all, 0 none. Printed, ink is nearly grey. */
  readonly inkChroma: number;
}

export const THEME_BASES: Readonly<Record<ThemeName, ThemeBase>> = {
  /** Navy and gold on warm paper. */
  institutional: {
    brand: '#0b2a5b',
    accent: '#b8860b',
    ground: '#f5f2ea',
    panel: '#ffffff',
    cover: 'deep',
    inkChroma: 1,
  },
  /** Deep red and amber on cream. */
  warm: { brand: '#7d1b17', accent: '#cf7420', ground: '#faf3ea', panel: '#fffefb', cover: 'deep', inkChroma: 0.6 },
  /** Ink and petrol on paper: little ink on the press, and as clear in greys. */
  print: { brand: '#24292f', accent: '#0f6674', ground: '#f4f2ec', panel: '#ffffff', cover: 'paper', inkChroma: 0.5 },
};
