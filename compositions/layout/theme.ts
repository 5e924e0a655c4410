import type { Theme } from '../model/theme.ts';
import { brightened, mix, readable } from './colour.ts';

const WHITE = '#ffffff';
const BLACK = '#000000';
/** Warm paper: white panels stand out on it without a shadow. */
const GROUND = '#f5f2ea';

/** WCAG 2.2 SC 1.4.3 asks 4.5:1; WHO's data design language asks 7:1 for coloured text where it can be had. */
const TEXT = 4.5;
const STRONG_TEXT = 7;
/** WCAG 2.2 SC 1.4.11, graphics. */
const GRAPHICS = 3;

/**
 * The colour roles from a newsroom's two colours. Whatever they are, text reads: a colour too light or too dark
 * for its role is moved just far enough.
 */
export function createTheme({ brand, accent }: { brand: string; accent: string }): Theme {
  const deepBrand = readable(brand, [WHITE], STRONG_TEXT, BLACK);
  const brandShape = mix(deepBrand, WHITE, 0.12);
  const paper = [GROUND, WHITE];
  return {
    ground: GROUND,
    panel: WHITE,
    brand: deepBrand,
    brandShape,
    ink: readable(mix(deepBrand, BLACK, 0.55), paper, STRONG_TEXT, BLACK),
    quiet: readable(mix(mix(deepBrand, BLACK, 0.3), WHITE, 0.3), paper, STRONG_TEXT, BLACK),
    onBrand: WHITE,
    onBrandQuiet: readable(mix(deepBrand, WHITE, 0.78), [deepBrand], STRONG_TEXT, WHITE),
    accent: readable(accent, paper, GRAPHICS, BLACK),
    accentText: readable(accent, paper, TEXT, BLACK),
    onBrandAccent: brightened(accent, [deepBrand, brandShape], TEXT),
    muted: readable(mix(deepBrand, WHITE, 0.62), [WHITE], GRAPHICS, BLACK),
    line: mix(GROUND, BLACK, 0.1),
  };
}
