import {
  type Color,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  parse,
} from 'culori';
import { hexOf, leastContrast, readable, toneOf } from './colour.ts';

/** Least difference (CIEDE2000) between two hues of a palette for every kind of colour vision simulated. */
export const LEAST_DIFFERENCE = 15;
/** WCAG 2.2 SC 1.4.11, graphics. */
const GRAPHICS = 3;
/** Fewer than this, and a colour is a grey: no name for a series. */
const LEAST_CHROMA = 0.05;
/** Stronger than this, a series shouts the accent down; on a dark ground it glows sooner. */
const MOST_CHROMA = { light: 0.15, dark: 0.115 } as const;

/** Usual sight, and sight without the middle or long wavelengths (Machado et al. 2009, full severity). */
const SIGHTS = [(colour: Color) => colour, filterDeficiencyDeuter(1), filterDeficiencyProt(1)];
const difference = differenceCiede2000();
const toLab = converter('lab65');

/** Hues in the order in which they are taken: far apart for every eye first (blue, orange, green, purple, …). */
const HUES = [250, 50, 165, 345, 90, 20, 305, 215, 130] as const;
/** Lightness tried for each: the third and fourth hue are told apart by it where they are not by hue. */
const LIGHTNESS = {
  light: [0.55, 0.45, 0.63, 0.36, 0.68, 0.27],
  dark: [0.72, 0.82, 0.63, 0.9, 0.56, 0.5],
} as const;

/** Nearer hues than this, in degrees, read as one colour, lighter and darker. */
const FAMILY = 45;

interface Seen {
  readonly hex: string;
  readonly hue: number;
  readonly sights: readonly Color[];
}

/** The least difference between two colours for any kind of sight. */
export function leastDifference(a: string, b: string): number {
  return apart(seen(a), seen(b));
}

/**
 * Four hues for series: the first from a house colour where that is a hue and leaves three others, all apart for
 * every kind of sight and reading as marks on every ground.
 */
export function seriesHues(houses: readonly string[], grounds: readonly string[], mode: 'light' | 'dark'): string[] {
  const towards = mode === 'light' ? 'dark' : 'light';
  const pool = LIGHTNESS[mode]
    .flatMap((lightness) => HUES.map((hue) => hexOf({ lightness, chroma: MOST_CHROMA[mode], hue })))
    .filter((hex) => leastContrast(hex, grounds) >= GRAPHICS)
    .map(seen);
  const own = houses
    .filter((house) => toneOf(house).chroma >= LEAST_CHROMA)
    .map((house) => readable(calmed(house, MOST_CHROMA[mode]), grounds, GRAPHICS, towards))
    .filter((house) => leastContrast(house, grounds) >= GRAPHICS && toneOf(house).chroma >= LEAST_CHROMA)
    .map(seen);
  for (const first of [...own, ...pool]) {
    const found = extended([first], apartFirst(first, pool));
    if (found) return found.map(({ hex }) => hex);
  }
  throw new Error(`no four hues on ${grounds.join(', ')}`);
}

/** The pool with other hues than the first before those of its family. */
function apartFirst(first: Seen, pool: readonly Seen[]): Seen[] {
  const isFamily = ({ hue }: Seen): boolean => {
    const gap = Math.abs(hue - first.hue) % 360;
    return Math.min(gap, 360 - gap) < FAMILY;
  };
  return [...pool.filter((each) => !isFamily(each)), ...pool.filter(isFamily)];
}

/** The first four of the pool, in its order, that are apart from each other and from those chosen. */
function extended(chosen: readonly Seen[], pool: readonly Seen[]): readonly Seen[] | undefined {
  if (chosen.length === 4) return chosen;
  for (const [index, next] of pool.entries()) {
    if (chosen.some((each) => apart(each, next) < LEAST_DIFFERENCE)) continue;
    const found = extended([...chosen, next], pool.slice(index + 1));
    if (found) return found;
  }
  return undefined;
}

function calmed(colour: string, most: number): string {
  const tone = toneOf(colour);
  return tone.chroma <= most ? colour : hexOf({ ...tone, chroma: most });
}

function seen(hex: string): Seen {
  return { hex, hue: toneOf(hex).hue, sights: SIGHTS.map((sight) => toLab(sight(parse(hex)!))) };
}

function apart(a: Seen, b: Seen): number {
  return Math.min(...a.sights.map((sight, index) => difference(sight, b.sights[index]!)));
}
