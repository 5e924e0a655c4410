/** What makes an item of the new list one of the old. */
export interface Likeness<New, Old> {
  readonly same: (item: New, old: Old) => boolean;
  /** 0 to 1. */
  readonly likeness: (item: New, old: Old, index: number, place: number) => number;
  readonly enough: number;
  /** For a pair whose neighbours on both sides are pairs already. */
  readonly enoughInPlace?: number;
}

/** Comparing everything with everything stops here; a story that is new from end to end has nothing to find again. */
const MOST_PAIRS = 10_000;

/**
 * Finds each new item among the old: first what is the same, then what is most alike (near places first), then what
 * stands between the same neighbours. Undefined: it is new. No old item is given twice.
 */
export const matchAlike = <New, Old>(
  items: readonly New[],
  old: readonly Old[],
  { same, likeness, enough, enoughInPlace }: Likeness<New, Old>,
): readonly (Old | undefined)[] => {
  const partner: (number | undefined)[] = items.map(() => undefined);
  const taken = new Set<number>();
  const pair = (index: number, place: number): void => {
    partner[index] = place;
    taken.add(place);
  };
  items.forEach((item, index) => {
    const place = old.findIndex((candidate, at) => !taken.has(at) && same(item, candidate));
    if (place >= 0) pair(index, place);
  });
  const free = items.filter((_, index) => partner[index] === undefined).length * (old.length - taken.size);
  if (free > MOST_PAIRS) return partner.map((place) => (place === undefined ? undefined : old[place]));
  const candidates: { index: number; place: number; score: number; away: number }[] = [];
  items.forEach((item, index) => {
    if (partner[index] !== undefined) return;
    old.forEach((candidate, place) => {
      if (taken.has(place)) return;
      const score = likeness(item, candidate, index, place);
      candidates.push({ index, place, score, away: Math.abs(index - place) });
    });
  });
  candidates.sort((a, b) => b.score - a.score || a.away - b.away || a.index - b.index || a.place - b.place);
  for (const { index, place, score } of candidates) {
    if (score >= enough && partner[index] === undefined && !taken.has(place)) pair(index, place);
  }
  for (const { index, place, score } of enoughInPlace === undefined ? [] : candidates) {
    if (score < enoughInPlace! || partner[index] !== undefined || taken.has(place)) continue;
    const before = index === 0 ? -1 : partner[index - 1];
    const after = index === items.length - 1 ? old.length : partner[index + 1];
    if (before === place - 1 && after === place + 1) pair(index, place);
  }
  return partner.map((place) => (place === undefined ? undefined : old[place]));
};
