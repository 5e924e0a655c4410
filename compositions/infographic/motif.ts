import type { Box, Mark } from '../layout/mark.ts';

/** A pier's width as a share of the span between two piers. */
const PIER = 0.16;

/**
 * The product's mark: the arches of a bridge (nhịp cầu) under their deck, over the whole box. Arches are half circles, and
 * their number is whole, so that the bridge is symmetric and needs no mirroring.
 */
export function arches(box: Box, fill: string, deckFill: string): Mark[] {
  const deck = Math.max(4, Math.round(box.height * 0.07));
  const count = Math.max(1, Math.round((box.width * (1 - PIER)) / (2 * (box.height - deck * 2))));
  const span = box.width / count;
  const pier = span * PIER;
  const radius = (span - pier) / 2;
  const rise = Math.min(box.height - deck * 1.5, radius);
  let d = `M0 ${deck}L${fixed(box.width)} ${deck}L${fixed(box.width)} ${fixed(box.height)}`;
  for (let index = count - 1; index >= 0; index -= 1) {
    const right = (index + 1) * span - pier / 2;
    const left = index * span + pier / 2;
    const spring = box.height;
    d += `L${fixed(right)} ${fixed(spring)}A${fixed(radius)} ${fixed(rise)} 0 0 0 ${fixed(left)} ${fixed(spring)}`;
  }
  d += `L0 ${fixed(box.height)}Z`;
  return [
    { kind: 'path', box, d, fill },
    { kind: 'rect', box: { ...box, height: deck }, fill: deckFill },
  ];
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
