/** A colour by its channels, 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** A colour and how much of it covers what is under it, 0 to 1. */
export interface Paint {
  readonly colour: Rgb;
  readonly opacity: number;
}

/** `colour` is #rrggbb. */
export const toRgb = (colour: string): Rgb =>
  [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as unknown as Rgb;

export const toHex = (colour: Rgb): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** What is seen of a paint over an opaque ground, in sRGB as SVG and CSS blend (Compositing Level 1, source over). */
export function over({ colour, opacity }: Paint, ground: Rgb): Rgb {
  return colour.map((channel, index) => channel * opacity + ground[index]! * (1 - opacity)) as unknown as Rgb;
}
