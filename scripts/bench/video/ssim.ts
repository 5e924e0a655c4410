import { callFf } from '../../video/call-ff.ts';

/** Side of the squares that are compared, px, and constants for 8 bits (Wang et al. 2004, K1 0.01 and K2 0.03). */
const SIDE = 8;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Mean structural similarity of the brightness of two videos of one size, over every `nth` frame. */
export async function videoSsim(
  files: readonly [string, string],
  size: { readonly width: number; readonly height: number },
  nth: number,
): Promise<number> {
  const [a, b] = files.map((file) => brightness(file, size.width * size.height));
  let sum = 0;
  let count = 0;
  for (let number = 0; ; number += 1) {
    const [one, other] = await Promise.all([a!.next(), b!.next()]);
    if (one.done || other.done) break;
    if (number % nth !== 0) continue;
    sum += ssim(one.value, other.value, size.width, size.height);
    count += 1;
  }
  return sum / count;
}

/** Decoded frames, one byte a px. */
async function* brightness(file: string, bytes: number): AsyncGenerator<Uint8Array, undefined> {
  const raw = ['-an', '-f', 'image2pipe', '-c:v', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const task = callFf('ffmpeg', ['-v', 'error', '-i', file, ...raw], { buffer: false });
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of task.stdout as AsyncIterable<Buffer>) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    while (held.length >= bytes) {
      yield held.subarray(0, bytes);
      held = held.subarray(bytes);
    }
  }
  await task;
  return undefined;
}

function ssim(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  const count = SIDE * SIDE;
  let sum = 0;
  let squares = 0;
  for (let top = 0; top + SIDE <= height; top += SIDE) {
    for (let left = 0; left + SIDE <= width; left += SIDE) {
      let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
      for (let y = top; y < top + SIDE; y += 1) {
        for (let at = y * width + left; at < y * width + left + SIDE; at += 1) {
          const p = a[at]!;
          const q = b[at]!;
          sumA += p;
          sumB += q;
          squareA += p * p;
          squareB += q * q;
          product += p * q;
        }
      }
      const [meanA, meanB] = [sumA / count, sumB / count];
      const [varianceA, varianceB] = [squareA / count - meanA ** 2, squareB / count - meanB ** 2];
      const covariance = product / count - meanA * meanB;
      const likeness = (2 * meanA * meanB + C1) * (2 * covariance + C2);
      sum += likeness / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2));
      squares += 1;
    }
  }
  return sum / squares;
}
