/** Steps of an axis within a power of ten: the only ones that readers add up without thinking. */
const STEPS = [1, 2, 5] as const;
/** Intervals of an axis: what is liked, and the most. */
const INTERVALS = { best: 4, most: 6 } as const;
/** What one interval more or less than the best is worth, as a share of the range left empty beyond the data. */
const INTERVAL_COST = 0.04;

export interface TickOptions {
  /** The least step: 1 where only whole numbers make sense. */
  readonly leastStep?: number;
}

/**
 * Round numbers that reach over the range from `low` to `high`: steps of 1, 2 or 5 times a power of ten, mostly three to six
 * of them. The first is at or under `low`, the last at or over `high`.
 */
export function niceTicks(low: number, high: number, { leastStep = 0 }: TickOptions = {}): number[] {
  const range = high - low;
  if (!(range > 0)) return niceTicks(Math.min(low, 0), Math.max(high, 0) || Math.max(1, leastStep), { leastStep });
  const power = Math.floor(Math.log10(range));
  let best: { ticks: number[]; cost: number } | undefined;
  for (let exponent = power - 2; exponent <= power + 1; exponent += 1) {
    for (const factor of STEPS) {
      const step = Number(`${factor}e${exponent}`);
      if (step < leastStep) continue;
      const first = Math.floor(low / step + 1e-9);
      const intervals = Math.ceil(high / step - 1e-9) - first;
      if (intervals < 1 || intervals > INTERVALS.most) continue;
      const empty = (intervals * step - range) / range;
      const cost = empty + INTERVAL_COST * Math.abs(intervals - INTERVALS.best);
      if (best && cost >= best.cost) continue;
      const ticks = Array.from({ length: intervals + 1 }, (_, index) => exact((first + index) * step));
      best = { ticks, cost };
    }
  }
  // A range so small that no allowed step divides it: one step over it.
  const whole = leastStep || range;
  return best?.ticks ?? [exact(Math.floor(low / whole) * whole), exact(Math.ceil(high / whole) * whole)];
}

/** Without what binary fractions add: 3 * 0.1 is 0.3. */
const exact = (value: number): number => Number(value.toPrecision(12)) || 0;

/** How many decimals the ticks need to be told apart. */
export function tickDecimals(ticks: readonly number[]): number {
  const decimals = ticks.map((tick) => (String(tick).split('.')[1] ?? '').length);
  return Math.min(6, Math.max(0, ...decimals));
}
