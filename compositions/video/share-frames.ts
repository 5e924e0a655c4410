/**
 * Shares frames out by weight, none getting less than its least; whole frames, the last takes what rounding leaves. The sum
 * is `total`, or more where the least amounts ask for more.
 */
export function shareFrames(total: number, weights: readonly number[], least: readonly number[]): number[] {
  const shares = new Array<number>(weights.length).fill(0);
  let free = weights.map((_, index) => index);
  for (;;) {
    const held = least.reduce((sum, frames, index) => (free.includes(index) ? sum : sum + frames), 0);
    const weight = free.reduce((sum, index) => sum + weights[index]!, 0);
    for (const index of free) shares[index] = ((total - held) * weights[index]!) / weight;
    const short = free.filter((index) => shares[index]! < least[index]!);
    if (short.length === 0) break;
    for (const index of short) shares[index] = least[index]!;
    free = free.filter((index) => !short.includes(index));
    if (free.length === 0) break;
  }
  const whole = shares.map(Math.floor);
  const sum = whole.reduce((all, frames) => all + frames, 0);
  if (whole.length > 0) whole[whole.length - 1]! += Math.max(0, total - sum);
  return whole;
}
