import pixelmatch from 'pixelmatch';
import type { Pixels } from '../../scripts/render/raster.ts';

/**
 * How far two colours may be apart, 0 to 1 of the largest distance in YIQ (Kotsarenko and Ramos 2010, pixelmatch's
 * measure), and which share of a picture's pixels may be farther apart. Two runs differ by nothing; the room is for
 * another processor's rounding. A mirrored icon of 48 px changes 0.05 % of a card.
 */
export const ALLOWED = { distance: 0.05, share: 0.0002 } as const;

/** Where two pictures differ to the eye. */
export interface Difference {
  /** Of all pixels, 0 to 1; 1 where the pictures are of different sizes. */
  readonly share: number;
  /** The new picture grey, with what differs in red. Absent where the sizes differ. */
  readonly picture?: Pixels;
}

/**
 * Compares a kept picture, which has few colours, with one that was drawn just now and has all of its own. Pixels that only
 * smooth an edge otherwise are not counted.
 */
export function differenceOf(kept: Pixels, drawn: Pixels): Difference {
  const { width, height } = kept;
  if (width !== drawn.width || height !== drawn.height) return { share: 1 };
  const after = settled(kept, drawn);
  const data = Buffer.alloc(width * height * 4);
  const count = pixelmatch(kept.data, after, data, width, height, { threshold: ALLOWED.distance, alpha: 0.25 });
  return { share: count / (width * height), picture: { width, height, data } };
}

/**
 * Levels (of 255, root of the squares over red, green and blue) within which a kept colour stands for a drawn one: it is
 * hardly farther away than the nearest of the picture's 16 colours, and not far from it anyway.
 */
const STANDS_FOR = { beyondNearest: 8, atMost: 48 } as const;

/**
 * The drawn pixels, with the kept colour wherever that stands for the drawn one. To reduce the drawn picture to 16 colours of
 * its own would not do: a rounding error in one pixel can change the colours chosen, and then a thousand pixels.
 */
function settled(kept: Pixels, drawn: Pixels): Uint8Array {
  const before = words(kept);
  const after = words(drawn);
  const palette = [...new Set(before)];
  const nearest = new Map<number, number>();
  const result = new Uint32Array(after.length);
  for (let index = 0; index < after.length; index += 1) {
    const [one, other] = [before[index]!, after[index]!];
    result[index] = one === other || standsFor(one, other) ? one : other;
  }
  return new Uint8Array(result.buffer);

  function standsFor(one: number, other: number): boolean {
    const apart = levels(one, other);
    if (apart > STANDS_FOR.atMost) return false;
    let least = nearest.get(other);
    if (least === undefined) {
      least = Math.min(...palette.map((colour) => levels(colour, other)));
      nearest.set(other, least);
    }
    return apart - least <= STANDS_FOR.beyondNearest;
  }
}

/** A pixel a number, whatever the order of its bytes. The copy is aligned, as the view asks. */
const words = ({ data }: Pixels): Uint32Array => new Uint32Array(Uint8Array.from(data).buffer);

const levels = (one: number, other: number): number =>
  Math.hypot(
    (one & 255) - (other & 255),
    ((one >> 8) & 255) - ((other >> 8) & 255),
    ((one >> 16) & 255) - ((other >> 16) & 255),
  );
