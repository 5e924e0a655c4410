/** What of a job tells where it is drawn. */
export interface ShardJob {
  /** `<story>/<locale>/<format>`. */
  readonly id: string;
  readonly story: string;
  readonly locale: string;
  readonly kind: 'still' | 'video';
  /** How long it is expected to take, ms; 0 where nothing is left to do. */
  readonly expectedMs: number;
}

/** What stays together on one machine. */
interface Unit {
  readonly id: string;
  readonly ms: number;
  /** Places in the list of jobs. */
  readonly jobs: readonly number[];
}

interface Shard {
  ms: number;
  jobs: number;
  readonly units: Unit[];
}

/** The slowest shard may take so much longer than the mean before pictures of one text are parted. */
const TOLERANCE = 1.15;

/**
 * Deals jobs out to machines by how long they are expected to take: for each shard the places of its jobs in the list,
 * in its order. Every job is in exactly one. The split hangs on the jobs alone, not on their order, so every machine
 * works it out for itself. Pictures of one text share what was laid out and stay together, unless that makes the slowest
 * shard too slow; a video stands alone.
 */
export function shardJobs(jobs: readonly ShardJob[], total: number): number[][] {
  const mean = jobs.reduce((sum, { expectedMs }) => sum + expectedMs, 0) / total;
  let best = even(longestFirst(unitsOf(jobs, textOf), total), mean);
  if (slowest(best) > mean * TOLERANCE) {
    const finer = even(longestFirst(unitsOf(jobs, jobOf), total), mean);
    if (slowest(finer) < slowest(best)) best = finer;
  }
  return best.map(({ units }) => units.flatMap((unit) => unit.jobs).sort((a, b) => a - b));
}

const textOf = ({ id, story, locale, kind }: ShardJob): string => (kind === 'video' ? id : `${story}/${locale}`);
const jobOf = ({ id }: ShardJob): string => id;

function unitsOf(jobs: readonly ShardJob[], nameOf: (job: ShardJob) => string): Unit[] {
  const units = new Map<string, { id: string; ms: number; jobs: number[] }>();
  for (const [place, job] of jobs.entries()) {
    const id = nameOf(job);
    const unit = units.get(id) ?? { id, ms: 0, jobs: [] };
    units.set(id, unit);
    // Whole numbers: sums of others hang on the order of the jobs.
    unit.ms += Math.round(job.expectedMs);
    unit.jobs.push(place);
  }
  return [...units.values()];
}

/**
 * The longest first, each to the shard that has least to do: at most a third slower than the best split there is. Those
 * with nothing to do go where fewest jobs are, should a machine not have what the plan found done.
 */
function longestFirst(units: readonly Unit[], total: number): Shard[] {
  const shards = Array.from({ length: total }, (): Shard => ({ ms: 0, jobs: 0, units: [] }));
  for (const unit of [...units].sort((a, b) => b.ms - a.ms || (a.id < b.id ? -1 : 1))) {
    const isLess = (a: Shard, b: Shard): boolean => (unit.ms === 0 || a.ms === b.ms ? a.jobs < b.jobs : a.ms < b.ms);
    const least = shards.reduce((least, shard) => (isLess(shard, least) ? shard : least));
    least.units.push(unit);
    least.ms += unit.ms;
    least.jobs += unit.jobs.length;
  }
  return shards;
}

/** Trades that a split may take: with few long units, longest first can be bettered by some. */
const MOST_TRADES = 100;

/** While the slowest shard is too slow: gives one of its units away, or trades one for a shorter one, where that helps most. */
function even(shards: Shard[], mean: number): Shard[] {
  for (let trade = 0; trade < MOST_TRADES && slowest(shards) > mean * TOLERANCE; trade += 1) {
    const slow = shards.reduce((most, shard) => (shard.ms > most.ms ? shard : most));
    if (!lighten(slow, shards)) break;
  }
  return shards;
}

function lighten(slow: Shard, shards: readonly Shard[]): boolean {
  let best:
    | { readonly to: Shard; readonly give: Unit; readonly take: Unit | undefined; readonly ms: number }
    | undefined;
  for (const to of shards) {
    if (to === slow) continue;
    for (const give of slow.units) {
      for (const take of [undefined, ...to.units]) {
        const moved = give.ms - (take?.ms ?? 0);
        if (moved <= 0) continue;
        const ms = Math.max(slow.ms - moved, to.ms + moved);
        if (ms < (best?.ms ?? slow.ms)) best = { to, give, take, ms };
      }
    }
  }
  if (!best) return false;
  move(best.give, slow, best.to);
  if (best.take) move(best.take, best.to, slow);
  return true;
}

function move(unit: Unit, from: Shard, to: Shard): void {
  from.units.splice(from.units.indexOf(unit), 1);
  to.units.push(unit);
  from.ms -= unit.ms;
  to.ms += unit.ms;
}

const slowest = (shards: readonly Shard[]): number => Math.max(...shards.map(({ ms }) => ms));
