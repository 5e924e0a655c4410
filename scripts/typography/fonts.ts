import { createRequire } from 'node:module';
import type { TextStyle, Weight } from '../../compositions/layout/text.ts';
import type { Script } from '../../compositions/model/locale.ts';

/** A family as its npm package ships it: static TrueType files, one a weight, under the SIL Open Font License. */
export interface FontFamily {
  readonly name: string;
  readonly package: string;
  /** What its file names begin with. */
  readonly prefix: string;
  readonly licence: 'OFL-1.1';
}

const noto = (name: string, id: string, prefix: string): FontFamily => ({
  name,
  package: `@expo-google-fonts/${id}`,
  prefix,
  licence: 'OFL-1.1',
});

/** Adding a family is one entry here and its place in a stack below. */
export const FAMILIES = {
  vietnam: noto('Be Vietnam Pro', 'be-vietnam-pro', 'BeVietnamPro'),
  sans: noto('Noto Sans', 'noto-sans', 'NotoSans'),
  arabic: noto('Noto Sans Arabic', 'noto-sans-arabic', 'NotoSansArabic'),
  thai: noto('Noto Sans Thai', 'noto-sans-thai', 'NotoSansThai'),
  thaiLooped: noto('Noto Sans Thai Looped', 'noto-sans-thai-looped', 'NotoSansThaiLooped'),
  lao: noto('Noto Sans Lao', 'noto-sans-lao', 'NotoSansLao'),
  khmer: noto('Noto Sans Khmer', 'noto-sans-khmer', 'NotoSansKhmer'),
  chinese: noto('Noto Sans SC', 'noto-sans-sc', 'NotoSansSC'),
  japanese: noto('Noto Sans JP', 'noto-sans-jp', 'NotoSansJP'),
  korean: noto('Noto Sans KR', 'noto-sans-kr', 'NotoSansKR'),
} as const satisfies Record<string, FontFamily>;
export type FamilyId = keyof typeof FAMILIES;

/** The folder of each weight in the packages. Every family has all three. */
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
