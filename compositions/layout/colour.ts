import { clampChroma, converter, formatHex, type Oklch, parse } from 'culori';
import { power } from '../model/power.ts';

const toOklch = converter('oklch');
const toRgb = converter('rgb');

/** Lightness tried on the way to the ratio asked for: finer than the eye tells apart. */
const STEP = 0.005;

/** Relative luminance, 0 to 1, as WCAG 2.2 defines it. `colour` is #rrggbb. */
export function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055, 2.4);
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21, whichever colour is the lighter. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The least contrast of a colour over any of the grounds. */
export function leastContrast(colour: string, grounds: readonly string[]): number {
  return Math.min(...grounds.map((ground) => contrast(colour, ground)));
}

/** A colour of even perception (OKLCH): lightness 0 to 1, chroma 0 to about 0.32, hue in degrees (0 for greys). */
export interface Tone {
  readonly lightness: number;
  readonly chroma: number;
  readonly hue: number;
}

/** `colour` is #rrggbb. */
export function toneOf(colour: string): Tone {
  const { l, c, h = 0 } = toOklch(parse(colour)) as Oklch;
  return { lightness: l, chroma: c, hue: h };
}

/**
 * A colour of a screen, made from its tone, misses black or full light by a last bit that is not the same on every version of
 * Node: a channel may be out by as much, 0 to 1.
 */
const EDGE = 1e-6;

/** The tone as #rrggbb; of a tone that no screen shows, the strongest of its hue and lightness that one does. */
export function hexOf({ lightness, chroma, hue }: Tone): string {
  const colour: Oklch = { mode: 'oklch', l: lightness, c: chroma, h: hue };
  const { r, g, b } = toRgb(colour);
  const isShown = [r, g, b].every((channel) => channel > -EDGE && channel < 1 + EDGE);
  return formatHex(isShown ? { mode: 'rgb', r, g, b } : clampChroma(colour, 'oklch'));
}

/**
 * The colour with its hue and strength kept, made darker or lighter by the least step that reads against every ground
 * with the ratio asked for; black or white where none does.
 */
export function readable(colour: string, grounds: readonly string[], ratio: number, towards: 'dark' | 'light'): string {
  if (leastContrast(colour, grounds) >= ratio) return colour.toLowerCase();
  const { lightness, chroma, hue } = toneOf(colour);
  const step = towards === 'dark' ? -STEP : STEP;
  for (let next = lightness + step; next > 0 && next < 1; next += step) {
    const candidate = hexOf({ lightness: next, chroma, hue });
    if (leastContrast(candidate, grounds) >= ratio) return candidate;
  }
  return towards === 'dark' ? '#000000' : '#ffffff';
}

function channels(colour: string): [number, number, number] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as [number, number, number];
}
