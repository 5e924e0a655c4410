/** Relative luminance, 0 to 1, as WCAG 2.2 defines it. `colour` is #rrggbb. */
export function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21, whichever colour is the lighter. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of the way from one colour to the other, in sRGB. */
export function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  return hex(channels(from).map((channel, index) => channel + (target[index]! - channel) * share));
}

/**
 * The colour moved towards `pole` (black or white) by the least step that reads against every ground with the
 * ratio asked for.
 */
export function readable(colour: string, grounds: readonly string[], ratio: number, pole: string): string {
  for (let share = 0; share <= 1; share += 0.02) {
    const candidate = mix(colour, pole, share);
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) return candidate;
  }
  return pole;
}

function channels(colour: string): [number, number, number] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)) as [number, number, number];
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/**
 * The colour made lighter with its hue and strength kept (HSL), until it reads against every ground with the ratio
 * asked for: mixing with white would only make it pale.
 */
export function brightened(colour: string, grounds: readonly string[], ratio: number): string {
  const [hue, saturation, lightness] = toHsl(colour);
  for (let lighter = lightness; lighter < 1; lighter += 0.02) {
    const candidate = fromHsl(hue, saturation, lighter);
    if (grounds.every((ground) => contrast(candidate, ground) >= ratio)) return candidate;
  }
  return '#ffffff';
}

/** Hue in sixths of the circle, saturation and lightness from 0 to 1. */
function toHsl(colour: string): [number, number, number] {
  const [red, green, blue] = channels(colour).map((channel) => channel / 255) as [number, number, number];
  const most = Math.max(red, green, blue);
  const range = most - Math.min(red, green, blue);
  const lightness = most - range / 2;
  if (range === 0) return [0, 0, lightness];
  const hue =
    most === red
      ? ((green - blue) / range + 6) % 6
      : most === green
        ? (blue - red) / range + 2
        : (red - green) / range + 4;
  return [hue, range / (1 - Math.abs(2 * lightness - 1)), lightness];
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const chroma = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): number => {
    const place = (offset + hue * 2) % 12;
    return 255 * (lightness - chroma * Math.max(-1, Math.min(place - 3, 9 - place, 1)));
  };
  return hex([channel(0), channel(8), channel(4)]);
}
