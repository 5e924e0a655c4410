import type { Theme } from '../model/theme.ts';
import { contrast, hexOf, leastContrast, readable, type Tone, toneOf } from './colour.ts';
import { seriesHues } from './palette.ts';
import { THEME_BASES, type ThemeBase, type ThemeMode, type ThemeName } from './theme-bases.ts';

const WHITE = '#ffffff';
const BLACK = '#000000';

/** WCAG 2.2 SC 1.4.3 asks 4.5:1; WHO's data design language asks 7:1 for coloured text where it can be had. */
const TEXT = 4.5;
const STRONG_TEXT = 7;
/** WCAG 2.2 SC 1.4.11, graphics. */
const GRAPHICS = 3;

/** The accent's contrast with the page; muted marks have 3:1, and by night a mark that is only just seen is dim. */
const ACCENT: Readonly<Record<ThemeMode, number>> = { light: 4.2, dark: 6 };

/** A brand of less chroma is a grey: by night its headings stand out by being the lightest. */
const GREY = 0.03;

/** What a newsroom says of its looks: a finished theme, by day or night, with colours of its own in it. */
export interface ThemeChoice {
  readonly name?: ThemeName;
  readonly mode?: ThemeMode;
  readonly brand?: string;
  readonly accent?: string;
}

/**
 * The colour roles of a finished theme, or of a newsroom's two colours in it. Whatever they are, text reads: a colour
 * too light or too dark for its role keeps its hue and is moved just far enough.
 */
export function createTheme({ name = 'institutional', mode = 'light', brand, accent }: ThemeChoice): Theme {
  const base = THEME_BASES[name];
  const house = { brand: brand ?? base.brand, accent: accent ?? base.accent };
  const surfaces = mode === 'light' ? byDay(house.brand, house.accent, base) : byNight(house.brand, house.accent, base);
  return { ...surfaces, ...onBrand(house, surfaces, mode), ...onPaper(house, surfaces, base, mode) };
}

type Surfaces = Pick<Theme, 'ground' | 'panel' | 'tint' | 'brand' | 'brandShape' | 'line'>;
type House = Pick<Theme, 'brand' | 'accent'>;

function byDay(brand: string, accent: string, { ground, panel, cover }: ThemeBase): Surfaces {
  const tone = toneOf(brand);
  const deep = readable(brand, [WHITE], STRONG_TEXT, 'dark');
  const page =
    cover === 'deep'
      ? { brand: deep, brandShape: lighter(deep, 0.075) }
      : { brand: pale(tone, 0.92, 85), brandShape: pale(tone, 0.86, 85) };
  return {
    ground,
    panel,
    ...page,
    tint: surface(accent, 0.955, cover === 'deep' ? 0.032 : 0.014),
    line: lighter(ground, -0.085),
  };
}

/** Deep grounds in the brand's hue, never black: panels rise from the page by their lightness, covers by their colour. */
function byNight(brand: string, accent: string, { cover }: ThemeBase): Surfaces {
  const { chroma } = toneOf(brand);
  const strength = cover === 'paper' ? 0.25 : 1;
  const deep = (lightness: number, most: number): string =>
    surface(brand, lightness, Math.min(chroma, most) * strength);
  return {
    ground: deep(0.2, 0.03),
    panel: deep(0.262, 0.036),
    brand: deep(0.325, 0.1),
    brandShape: deep(0.4, 0.1),
    tint: surface(accent, 0.34, 0.045),
    line: deep(0.4, 0.03),
  };
}

/** Text and marks on the brand ground. */
function onBrand(
  house: House,
  { brand, brandShape }: Surfaces,
  mode: ThemeMode,
): Pick<Theme, 'onBrand' | 'onBrandQuiet' | 'onBrandAccent'> {
  const isDark = contrast(WHITE, brand) > contrast(BLACK, brand);
  const towards = isDark ? 'light' : 'dark';
  const tone = toneOf(house.brand);
  const pole = isDark ? { ...tone, lightness: 0.985, chroma: 0.004 } : { ...tone, lightness: 0.24 };
  const soft = isDark
    ? { ...tone, lightness: 0.86, chroma: Math.min(tone.chroma, 0.045) }
    : { ...tone, lightness: 0.4 };
  const both = [brand, brandShape];
  return {
    onBrand: isDark && mode === 'light' ? WHITE : readable(hexOf(pole), both, STRONG_TEXT, towards),
    onBrandQuiet: readable(hexOf(soft), [brand], STRONG_TEXT, towards),
    onBrandAccent: readable(house.accent, both, TEXT, towards),
  };
}

type PaperRoles = Pick<Theme, 'ink' | 'strong' | 'quiet' | 'accent' | 'accentText' | 'onAccent' | 'muted' | 'series'>;

/** Text and marks on page, panel and tint. */
function onPaper(house: House, { ground, panel, tint }: Surfaces, base: ThemeBase, mode: ThemeMode): PaperRoles {
  const towards = mode === 'light' ? 'dark' : 'light';
  const paper = [ground, panel];
  const all = [...paper, tint];
  const own = toneOf(house.brand);
  const tone = (lightness: number, most: number): string =>
    hexOf({ ...own, lightness, chroma: Math.min(own.chroma, most) * base.inkChroma });
  const text = (colour: string): string => readable(colour, all, STRONG_TEXT, towards);
  const isDay = mode === 'light';
  const strong = text(isDay ? house.brand : own.chroma < GREY ? tone(0.97, 0) : tone(0.88, 0.09));
  // Printed in greys, the accent still stands out from what is muted.
  const accent = readable(house.accent, paper, ACCENT[mode], towards);
  const [first, second] = [house.accent, house.brand];
  return {
    ink: text(isDay ? tone(0.25, 0.05) : tone(0.94, 0.012)),
    strong,
    quiet: text(isDay ? tone(0.42, 0.04) : tone(0.78, 0.03)),
    accent,
    accentText: readable(house.accent, all, TEXT, towards),
    onAccent: onFill(accent),
    muted: readable(isDay ? tone(0.75, 0.045) : tone(0.5, 0.04), all, GRAPHICS, towards),
    series: seriesHues([second, first], paper, mode),
  };
}

/** White on it, or black, whichever reads: one of the two always has 4.5:1. */
function onFill(fill: string): string {
  return leastContrast(WHITE, [fill]) >= TEXT ? WHITE : BLACK;
}

/** The colour as a surface: its hue, at this lightness, no stronger than `chroma`. */
function surface(colour: string, lightness: number, chroma: number): string {
  const tone = toneOf(colour);
  return hexOf({ ...tone, lightness, chroma: Math.min(tone.chroma, chroma) });
}

/** Paper: nearly white, warm where the brand has no hue of its own. */
function pale(tone: Tone, lightness: number, hue: number): string {
  return hexOf({ lightness, chroma: 0.018, hue: tone.chroma < 0.03 ? hue : tone.hue });
}

function lighter(colour: string, by: number): string {
  const tone = toneOf(colour);
  return hexOf({ ...tone, lightness: tone.lightness + by });
}
