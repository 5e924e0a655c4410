import { createRequire } from 'node:module';
import type { TextStyle, Weight } from '../../compositions/layout/text.ts';
import type { Script } from '../../compositions/model/locale.ts';

/** The weights that the product draws with, lightest first. */
export const WEIGHTS: readonly Weight[] = [400, 600, 800];

/** A family as its npm package ships it: static TrueType files, one a weight. */
export interface FontFamily {
  readonly name: string;
  readonly package: string;
  /** What its file names begin with. */
  readonly prefix: string;
  /** Scripts whose every letter, mark and digit it has, in every weight; Latin stands in the others without Vietnamese. */
  readonly scripts: readonly Script[];
  readonly weights: readonly Weight[];
  /** SPDX, of the font; the code of its package is under the MIT licence. */
  readonly licence: 'OFL-1.1';
}

const family = (name: string, id: string, scripts: readonly Script[]): FontFamily => ({
  name,
  package: `@expo-google-fonts/${id}`,
  prefix: name.replaceAll(' ', ''),
  scripts,
  weights: WEIGHTS,
  licence: 'OFL-1.1',
});

/** Adding a family is one entry here and its place in a stack below. */
export const FAMILIES = {
  vietnam: family('Be Vietnam Pro', 'be-vietnam-pro', ['Latn']),
  sans: family('Noto Sans', 'noto-sans', ['Latn', 'Cyrl']),
  arabic: family('Noto Sans Arabic', 'noto-sans-arabic', ['Arab']),
  thai: family('Noto Sans Thai', 'noto-sans-thai', ['Thai']),
  thaiLooped: family('Noto Sans Thai Looped', 'noto-sans-thai-looped', ['Thai']),
  lao: family('Noto Sans Lao', 'noto-sans-lao', ['Laoo']),
  khmer: family('Noto Sans Khmer', 'noto-sans-khmer', ['Khmr']),
  // Chinese, Japanese and Korean write many ideographs of one code point each in their own way: a family for each.
  chinese: family('Noto Sans SC', 'noto-sans-sc', ['Hans']),
  japanese: family('Noto Sans JP', 'noto-sans-jp', ['Jpan']),
  korean: family('Noto Sans KR', 'noto-sans-kr', ['Kore']),
} as const satisfies Record<string, FontFamily>;
export type FamilyId = keyof typeof FAMILIES;

/** The folder of each weight in the packages. */
const WEIGHT_NAMES: Readonly<Record<Weight, string>> = { 400: '400Regular', 600: '600SemiBold', 800: '800ExtraBold' };

/**
 * The family of each script's own letters. Thai is set loopless in titles and figures, looped in running text.
 * The digits of the figure families are lining and of one width; Be Vietnam Pro has none such (its 1 is half as wide
 * as its 4), so Latin figures are set in Noto Sans.
 */
const FIRST: Readonly<Record<Script, Readonly<Record<TextStyle['role'], FamilyId>>>> = {
  Latn: { title: 'vietnam', body: 'vietnam', figure: 'sans' },
  Cyrl: { title: 'sans', body: 'sans', figure: 'sans' },
  Arab: { title: 'arabic', body: 'arabic', figure: 'arabic' },
  Thai: { title: 'thai', body: 'thaiLooped', figure: 'thai' },
  Laoo: { title: 'lao', body: 'lao', figure: 'lao' },
  Khmr: { title: 'khmer', body: 'khmer', figure: 'khmer' },
  Hans: { title: 'chinese', body: 'chinese', figure: 'chinese' },
  Jpan: { title: 'japanese', body: 'japanese', figure: 'japanese' },
  Kore: { title: 'korean', body: 'korean', figure: 'korean' },
};

/** What stands in for letters the first family lacks; the 10 MB families last, so that they are opened last. */
const REST: readonly FamilyId[] = ['sans', 'arabic', 'thai', 'lao', 'khmer', 'chinese', 'japanese', 'korean'];

/** Families to try for a character, in order. */
export function fontStack(script: Script, role: TextStyle['role']): readonly FamilyId[] {
  const first = FIRST[script][role];
  return [first, ...REST.filter((id) => id !== first)];
}

const require = createRequire(import.meta.url);

/** File name of a family's weight inside its package. */
export const fontFileName = (id: FamilyId, weight: Weight): string =>
  `${WEIGHT_NAMES[weight]}/${FAMILIES[id].prefix}_${WEIGHT_NAMES[weight]}.ttf`;

/** Absolute path of a family's weight. */
export const fontPath = (id: FamilyId, weight: Weight): string =>
  require.resolve(`${FAMILIES[id].package}/${fontFileName(id, weight)}`);

/** Version of the package that a family comes from. */
export function fontPackageVersion(id: FamilyId): string {
  const manifest = require(`${FAMILIES[id].package}/package.json`) as { version: string };
  return manifest.version;
}
