import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Ink } from './face.ts';

/** Where the pictures come from: one JSON file of SVG bodies by name, and the names by code points. */
export const EMOJI = {
  name: 'Twemoji',
  package: '@iconify-json/twemoji',
  /** The README names the artists, as this licence asks. */
  licence: 'CC-BY-4.0',
} as const;

/**
 * An emoji on a line, em: a square as high as the type size, which is what its artists set it at, with the air of a
 * letter at both sides. Larger ones would push lines of a headline apart.
 */
export const EMOJI_SIZE = 1;
export const EMOJI_ADVANCE = 1.2;

/** How far an emoji reaches above and below the baseline, em, where its centre lies `middle` em above it. */
export const emojiInk = (middle: number): Ink => ({ above: middle + EMOJI_SIZE / 2, below: EMOJI_SIZE / 2 - middle });

/** Characters that pictures are made of, of Unicode versions to come too (their places are set aside). */
const PICTOGRAPHIC = /[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Regional_Indicator}]|\u20e3/u;
/** In colour by itself (UTS 51, ED-6), or because the writer says so with U+FE0F. */
const IN_COLOUR = /\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
const TEXT_STYLE = '\ufe0e';

/** True where a text may need a picture: the package need not be opened for any other. */
export const mayHoldEmoji = (text: string): boolean => PICTOGRAPHIC.test(text);

/**
 * Name of the picture that a grapheme is drawn as, or undefined where it is drawn with a font or not at all. Digits, ©
 * and ☎ stay letters unless U+FE0F asks for colour; what no font has becomes a picture if there is one. A sequence
 * (family, flag, keycap, skin tone) is one picture or none: its parts side by side would say something else.
 */
export function emojiFor(grapheme: string, isInFonts: (grapheme: string) => boolean): string | undefined {
  if (!mayHoldEmoji(grapheme)) return undefined;
  const inColour = IN_COLOUR.test(grapheme) && !grapheme.includes(TEXT_STYLE);
  return inColour || !isInFonts(grapheme) ? names()[codesOf(grapheme)] : undefined;
}

/** Keys of the package: code points in hex without variation selectors, `0031-20e3`. */
const codesOf = (grapheme: string): string =>
  Array.from(grapheme.replace(/[\ufe0e\ufe0f]/g, ''), (character) =>
    (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0'),
  ).join('-');

interface Drawing {
  readonly body: string;
  readonly width?: number;
  readonly height?: number;
}

interface Drawings {
  readonly width: number;
  readonly height: number;
  readonly icons: Readonly<Record<string, Drawing>>;
}

const require = createRequire(import.meta.url);
const read = <T>(file: string): T => JSON.parse(readFileSync(require.resolve(`${EMOJI.package}/${file}`), 'utf8')) as T;

const opened: { names?: Readonly<Record<string, string>>; drawings?: Drawings } = {};

const names = (): Readonly<Record<string, string>> => {
  opened.names ??= read<Readonly<Record<string, string>>>('chars.json');
  return opened.names;
};

const documents = new Map<string, string>();

/** The picture of this name as an SVG document with a square view box. */
export function emojiSvg(name: string): string {
  let svg = documents.get(name);
  if (svg === undefined) {
    opened.drawings ??= read<Drawings>('icons.json');
    const { icons, ...size } = opened.drawings;
    const drawing = icons[name];
    if (!drawing) throw new Error(`${EMOJI.package} has no picture named ${name}`);
    const { width, height, body } = { ...size, ...drawing };
    const side = Math.max(width, height);
    const box = `${(width - side) / 2} ${(height - side) / 2} ${side} ${side}`;
    svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${withOwnIds(body, name)}</svg>`;
    documents.set(name, svg);
  }
  return svg;
}

/** Pictures share a page, so an id carries the picture's name. */
const withOwnIds = (body: string, name: string): string =>
  body.replace(/(\bid="|href="#|url\(#)/g, (start) => `${start}${name}-`);

/** Version of the package, for the fingerprint of a job. */
export const emojiPackageVersion = (): string =>
  (require(`${EMOJI.package}/package.json`) as { version: string }).version;
