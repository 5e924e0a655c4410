/**
 * Least cost of turning one sequence into another (Levenshtein). `lose`: cost of an item that stands on one side only;
 * `swap`: cost of one item in another's place, 0 for the same.
 */
export const editDistance = <T>(
  a: readonly T[],
  b: readonly T[],
  lose: (item: T) => number,
  swap: (one: T, other: T) => number,
): number => {
  let above = new Float64Array(b.length + 1);
  let row = new Float64Array(b.length + 1);
  for (const [at, item] of b.entries()) above[at + 1] = above[at]! + lose(item);
  for (const one of a) {
    const lost = lose(one);
    row[0] = above[0]! + lost;
    for (let at = 0; at < b.length; at += 1) {
      const other = b[at]!;
      const swapped = above[at]! + swap(one, other);
      row[at + 1] = Math.min(swapped, above[at + 1]! + lost, row[at]! + lose(other));
    }
    [above, row] = [row, above];
  }
  return above[b.length]!;
};
