const pairs = (text: string): Map<string, number> => {
  const plain = text.toLowerCase().replace(/\s+/g, ' ').trim();
  const counts = new Map<string, number>();
  for (let i = 0; i + 1 < plain.length; i++) {
    const pair = plain.slice(i, i + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
};

/** How alike two texts are, 0 to 1: the share of letter pairs they have in common (Sørensen-Dice). */
export const textSimilarity = (a: string, b: string): number => {
  if (a === b) return 1;
  const [left, right] = [pairs(a), pairs(b)];
  let [common, total] = [0, 0];
  for (const [pair, count] of left) {
    common += Math.min(count, right.get(pair) ?? 0);
    total += count;
  }
  for (const count of right.values()) total += count;
  return total === 0 ? 0 : (2 * common) / total;
};
