/** A whole number from 0, below what is asked for. */
export type Random = (below: number) => number;

/** Mulberry32: the same numbers for a seed on every machine. */
export const randomOf = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
};

export const pick = <T>(random: Random, list: readonly T[]): T | undefined => list[random(list.length)];

export const shuffled = <T>(random: Random, list: readonly T[]): T[] => {
  const left = [...list];
  return list.map(() => left.splice(random(left.length), 1)[0]!);
};
