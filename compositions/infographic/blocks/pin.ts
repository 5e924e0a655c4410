import type { Mark } from '../../layout/mark.ts';
import type { Piece } from '../../layout/piece.ts';

/** Radius of a pin's head and of the hole in it, as shares of its height. */
const HEAD = 0.34;
const HOLE = 0.13;

/** A map pin `height` px high, the same in both directions; `ground` is what shows through its head. */
export function pin(height: number, fill: string, ground: string): Piece {
  const radius = height * HEAD;
  const width = 2 * radius;
  // The sides leave the head where they touch it.
  const centre = { x: radius, y: radius };
  const drop = height - radius;
  const across = (radius * Math.sqrt(drop ** 2 - radius ** 2)) / drop;
  const down = radius ** 2 / drop;
  const px = (value: number): number => Math.round(value * 10) / 10;
  const d = [
    `M${px(centre.x)} ${px(height)}`,
    `L${px(centre.x - across)} ${px(centre.y + down)}`,
    `A${px(radius)} ${px(radius)} 0 1 1 ${px(centre.x + across)} ${px(centre.y + down)}Z`,
  ].join('');
  const hole = height * HOLE;
  const marks: Mark[] = [
    { kind: 'path', box: { x: 0, y: 0, width, height }, d, fill },
    {
      kind: 'rect',
      box: { x: px(centre.x - hole), y: px(centre.y - hole), width: px(2 * hole), height: px(2 * hole) },
      fill: ground,
      radius: px(hole),
    },
  ];
  return { width, height, marks };
}
