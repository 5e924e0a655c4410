import { describe, expect, test } from 'vitest';
import { contrast, toneOf } from '../../../compositions/layout/colour.ts';
import { LEAST_DIFFERENCE, leastDifference } from '../../../compositions/layout/palette.ts';
import { createTheme, type ThemeChoice } from '../../../compositions/layout/theme.ts';
import { THEME_BASES, THEME_MODES, THEME_NAMES } from '../../../compositions/layout/theme-bases.ts';
import { type Theme, themeSchema } from '../../../compositions/model/theme.ts';

/** Linear congruential: the same colours on every machine. */
function* colours(seed: number): Generator<string, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield `#${(state >>> 8).toString(16).padStart(6, '0')}`;
  }
}

const source = colours(20230628);
const NASTY = ['#ffffff', '#000000', '#ffff00', '#808080', '#00ff00', '#ff00ff', '#00ffff', '#0000ff'];
const HOUSES = [
  ...Array.from({ length: 236 }, () => ({ brand: source.next().value, accent: source.next().value })),
  ...NASTY.flatMap((brand) => NASTY.map((accent) => ({ brand, accent }))),
];

/** Every theme by day and night in turn, so that each meets a sixth of the colours. */
const CHOICES: ThemeChoice[] = HOUSES.map((house, index) => ({
  ...house,
  name: THEME_NAMES[index % 3]!,
  mode: THEME_MODES[Math.floor(index / 3) % 2]!,
}));
const FINISHED: ThemeChoice[] = THEME_NAMES.flatMap((name) => THEME_MODES.map((mode) => ({ name, mode })));

type Colour = Exclude<keyof Theme, 'series'>;
const PAPER: readonly Colour[] = ['ground', 'panel', 'tint'];
const COVER: readonly Colour[] = ['brand', 'brandShape'];
/** What stands on what, and the contrast it is promised. */
const PROMISES: readonly (readonly [Colour, readonly Colour[], number])[] = [
  ['ink', PAPER, 7],
  ['strong', PAPER, 7],
  ['quiet', PAPER, 7],
  ['accentText', PAPER, 4.5],
  ['accent', ['ground', 'panel'], 3],
  ['muted', PAPER, 3],
  ['onAccent', ['accent'], 4.5],
  ['onBrand', COVER, 4.5],
  ['onBrandQuiet', ['brand'], 4.5],
  ['onBrandAccent', COVER, 4.5],
];

test('whatever the house colours, text has 4.5:1 on its ground, ink 7:1 and marks 3:1', () => {
  expect(CHOICES.length).toBe(300);
  for (const choice of [...CHOICES, ...FINISHED]) {
    const theme = themeSchema.parse(createTheme(choice));
    for (const [role, grounds, ratio] of PROMISES) {
      for (const ground of grounds) {
        const what = `${role} on ${ground} of ${JSON.stringify(choice)}`;
        expect(contrast(theme[role], theme[ground]), what).toBeGreaterThanOrEqual(ratio);
      }
    }
  }
});

test('whatever the house colours, four series are told apart by every kind of colour vision', () => {
  for (const choice of [...CHOICES, ...FINISHED]) {
    const { series, ground, panel } = createTheme(choice);
    const what = `${series} of ${JSON.stringify(choice)}`;
    expect(series, what).toHaveLength(4);
    series.forEach((hue, index) => {
      expect(contrast(hue, ground), what).toBeGreaterThanOrEqual(3);
      expect(contrast(hue, panel), what).toBeGreaterThanOrEqual(3);
      for (const other of series.slice(index + 1)) {
        expect(leastDifference(hue, other), what).toBeGreaterThanOrEqual(LEAST_DIFFERENCE);
      }
    });
  }
});

test('red and green of one lightness are one colour to some readers', () => {
  expect(leastDifference('#b04030', '#6f7020')).toBeLessThan(LEAST_DIFFERENCE);
  expect(leastDifference('#0072b2', '#d55e00')).toBeGreaterThan(40);
});

describe('house colours', () => {
  test('one that reads as it is stays as it is', () => {
    const theme = createTheme({ brand: '#0B2A5B', accent: '#b8860b' });
    expect([theme.brand, theme.strong]).toEqual(['#0b2a5b', '#0b2a5b']);
    expect(theme.series[0]).toBe('#0b2a5b');
  });

  test('one that is too light keeps its hue', () => {
    const { accent, accentText } = createTheme({ brand: '#0b2a5b', accent: '#ffd400' });
    for (const moved of [accent, accentText]) {
      expect(Math.abs(toneOf(moved).hue - toneOf('#ffd400').hue), moved).toBeLessThan(8);
      expect(toneOf(moved).chroma, moved).toBeGreaterThan(0.09);
    }
  });

  test('they stand in for the colours of a finished theme', () => {
    expect(createTheme({ name: 'warm' })).toEqual(createTheme({ name: 'warm', ...pick('warm') }));
    expect(createTheme({ name: 'warm', brand: '#0b2a5b' }).brand).toBe('#0b2a5b');
  });
});

const pick = (name: 'warm') => ({ brand: THEME_BASES[name].brand, accent: THEME_BASES[name].accent });

describe('finished themes', () => {
  test('by night the page is deep and never black, and panels rise from it', () => {
    for (const name of THEME_NAMES) {
      const { ground, panel, brand } = createTheme({ name, mode: 'dark' });
      const [page, raised, cover] = [ground, panel, brand].map((colour) => toneOf(colour).lightness);
      expect(page, name).toBeGreaterThan(0.15);
      expect(page, name).toBeLessThan(0.25);
      expect(raised! - page!, name).toBeGreaterThan(0.04);
      expect(cover! - page!, name).toBeGreaterThan(0.1);
    }
  });

  test('printed in greys, the accent still stands out from what is not highlighted', () => {
    for (const name of THEME_NAMES) {
      for (const mode of THEME_MODES) {
        const { accent, muted } = createTheme({ name, mode });
        expect(contrast(accent, muted), `${name} ${mode}`).toBeGreaterThan(1.35);
      }
    }
  });
});
