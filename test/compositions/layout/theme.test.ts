import { expect, test } from 'vitest';
import { contrast } from '../../../compositions/layout/colour.ts';
import { createTheme } from '../../../compositions/layout/theme.ts';

/** Linear congruential: the same colours on every machine. */
function* colours(seed: number): Generator<string, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield `#${(state >>> 8).toString(16).padStart(6, '0')}`;
  }
}

const source = colours(20230628);
const HOUSES = [
  ...Array.from({ length: 200 }, () => ({ brand: source.next().value, accent: source.next().value })),
  ...['#ffffff', '#000000', '#ffff00', '#808080'].flatMap((brand) =>
    ['#ffffff', '#000000', '#00ff00'].map((accent) => ({ brand, accent })),
  ),
];

test('whatever the house colours, text has 4.5:1 on its ground and marks have 3:1', () => {
  for (const house of HOUSES) {
    const theme = createTheme(house);
    const { ground, panel, brand } = theme;
    const texts = [
      ...(['ink', 'quiet', 'accentText'] as const).flatMap((role) => [
        [role, ground],
        [role, panel],
      ]),
      ['brand', panel],
      ['brand', ground],
      ...(['onBrand', 'onBrandQuiet', 'onBrandAccent'] as const).map((role) => [role, brand]),
    ] as [keyof typeof theme, string][];
    const marks: [keyof typeof theme, string][] = [
      ['accent', ground],
      ['accent', panel],
      ['muted', panel],
      ['onBrandAccent', theme.brandShape],
    ];
    for (const [role, on] of texts) {
      expect(contrast(theme[role], on), `${role} of ${JSON.stringify(house)}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const [role, on] of marks) {
      expect(contrast(theme[role], on), `${role} of ${JSON.stringify(house)}`).toBeGreaterThanOrEqual(3);
    }
  }
});

test('a house colour that reads as it is stays as it is', () => {
  expect(createTheme({ brand: '#0b2a5b', accent: '#b8860b' }).brand).toBe('#0b2a5b');
});
