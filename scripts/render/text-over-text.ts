import type { Box, Mark } from '../../compositions/layout/mark.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;

/** The part of a line that is ink in every script, over its baseline, em: the height of Latin capitals. */
const BODY = 0.7;
/** Rounding, px. */
const TOLERANCE = 2;

/**
 * Texts that run into a later one, and by how much, as a share of their height. What is at the foot of a page (source,
 * name) has its place and comes last: the fault is with what came before it and was too long.
 */
export function textOverText(texts: readonly TextMark[]): Map<TextMark, number> {
  const lines = texts.map(bodies);
  const found = new Map<TextMark, number>();
  texts.forEach((text, index) => {
    const end = text.box.y + text.text.height;
    for (let later = index + 1; later < texts.length; later += 1) {
      const other = texts[later]!;
      if (!lines[index]!.some((line) => lines[later]!.some((its) => meet(line, its)))) continue;
      const share = Math.abs(end - other.box.y) / text.text.height;
      found.set(text, Math.max(share, found.get(text) ?? 0));
    }
  });
  return found;
}

function bodies({ box, text: { lines, size } }: TextMark): Box[] {
  return lines.map(({ x, baseline, width }) => ({
    x: box.x + x,
    y: box.y + baseline - size * BODY,
    width,
    height: size * BODY,
  }));
}

function meet(a: Box, b: Box): boolean {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > TOLERANCE && down > TOLERANCE;
}
