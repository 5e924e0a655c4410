/**
 * Splits items of the given heights, kept in reading order, into `count` columns so that the tallest column is as
 * short as can be. Returns the item numbers of each column; a column may be empty only when there are too few items.
 */
export function partition(heights: readonly number[], count: number, gap: number): number[][] {
  let low = Math.max(0, ...heights);
  let high = heights.reduce((sum, height) => sum + height + gap, 0);
  while (high - low > 1) {
    const middle = (low + high) / 2;
    if (fill(heights, middle, gap).length <= count) high = middle;
    else low = middle;
  }
  const columns = fill(heights, high, gap);
  while (columns.length < count) columns.push([]);
  return columns;
}

/** Columns filled one after the other up to `capacity` px. */
function fill(heights: readonly number[], capacity: number, gap: number): number[][] {
  const columns: number[][] = [];
  let used = Number.POSITIVE_INFINITY;
  heights.forEach((height, index) => {
    if (used + gap + height > capacity) {
      columns.push([]);
      used = -gap;
    }
    columns.at(-1)!.push(index);
    used += gap + height;
  });
  return columns;
}
