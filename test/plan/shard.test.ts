import { expect, test } from 'vitest';
import { type ShardJob, shardJobs } from '../../scripts/plan/shard.ts';
import { type Random, randomOf, shuffled } from '../soak/random.ts';

const FORMATS = ['square', 'story', 'portrait', 'link', 'wide', 'a4', 'landscape', 'vertical', 'square-video'];
const VIDEOS = new Set(FORMATS.slice(6));

const job = (story: string, locale: string, format: string, expectedMs: number): ShardJob => ({
  id: `${story}/${locale}/${format}`,
  story,
  locale,
  kind: VIDEOS.has(format) ? 'video' : 'still',
  expectedMs,
});

/** Pictures of a second or so, videos of ten seconds to three minutes; some are done already. */
function randomPlan(random: Random, stories: number, locales: number): ShardJob[] {
  return Array.from({ length: stories }, (_, story) =>
    Array.from({ length: locales }, (_, locale) =>
      FORMATS.map((format) => {
        const ms = VIDEOS.has(format) ? 10_000 + random(170_000) : 200 + random(2000);
        return job(`story-${story}`, `l${locale}`, format, random(3) === 0 ? 0 : ms);
      }),
    ).flat(),
  ).flat();
}

const loads = (jobs: readonly ShardJob[], shards: readonly number[][]): number[] =>
  shards.map((places) => places.reduce((sum, place) => sum + jobs[place]!.expectedMs, 0));
const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length;
const longest = (jobs: readonly ShardJob[]): number => Math.max(...jobs.map(({ expectedMs }) => expectedMs));

/** The slowest shard of the best split by job, by trying them all. */
function optimum(jobs: readonly ShardJob[], total: number): number {
  let best = Number.POSITIVE_INFINITY;
  const sums = Array.from({ length: total }, () => 0);
  const place = (index: number): void => {
    if (index === jobs.length) {
      best = Math.min(best, Math.max(...sums));
      return;
    }
    for (const shard of sums.keys()) {
      sums[shard]! += jobs[index]!.expectedMs;
      place(index + 1);
      sums[shard]! -= jobs[index]!.expectedMs;
    }
  };
  place(0);
  return best;
}

test('every job is in exactly one shard, and the slowest is within 15 % of the mean unless one job alone is longer', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const random = randomOf(seed);
    const jobs = randomPlan(random, 2 + random(20), 1 + random(12));
    const total = 1 + random(8);
    const shards = shardJobs(jobs, total);
    expect(shards).toHaveLength(total);
    expect(shards.flat().sort((a, b) => a - b)).toEqual([...jobs.keys()]);
    const times = loads(jobs, shards);
    // Fewer long videos than it takes: what can be done there is the next test's.
    const many = jobs.filter(({ kind, expectedMs }) => kind === 'video' && expectedMs > 0).length >= 6 * total;
    const allowed = Math.max(mean(times) * 1.15, longest(jobs));
    if (many) expect(Math.max(...times), `seed ${seed}`).toBeLessThanOrEqual(allowed);
  }
});

test('with few jobs no split at all is much better', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomOf(seed);
    const jobs = shuffled(random, randomPlan(random, 1, 1 + random(3))).slice(0, 1 + random(9));
    const total = 2 + random(2);
    const times = loads(jobs, shardJobs(jobs, total));
    const best = optimum(jobs, total);
    const allowed = Math.max(mean(times) * 1.15, best * 1.05);
    expect(Math.max(...times), `seed ${seed}`).toBeLessThanOrEqual(allowed);
  }
});

test('five videos for two machines: the longest first is not the best', () => {
  const jobs = [3, 3, 2, 2, 2].map((minutes, index) => job(`s${index}`, 'vi', 'landscape', minutes * 60_000));
  expect(loads(jobs, shardJobs(jobs, 2))).toEqual([360_000, 360_000]);
});

test('every machine works out the same split, in whatever order it has the jobs', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const random = randomOf(seed);
    const jobs = randomPlan(random, 3, 4);
    const others = shuffled(random, jobs);
    const names = (list: readonly ShardJob[]): string[][] =>
      shardJobs(list, 4).map((places) => places.map((place) => list[place]!.id).sort());
    expect(names(others), `seed ${seed}`).toEqual(names(jobs));
  }
});

test('pictures of one text stay together; a shard keeps the order of the plan', () => {
  const jobs = ['a', 'b', 'c', 'd'].flatMap((story) =>
    ['vi', 'en'].flatMap((locale) => FORMATS.slice(0, 6).map((format) => job(story, locale, format, 1000))),
  );
  const shards = shardJobs(jobs, 4);
  for (const places of shards) {
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places.map((place) => `${jobs[place]!.story}/${jobs[place]!.locale}`)).size).toBe(2);
  }
});

test('one giant has a machine to itself, and the rest is even', () => {
  const giant = job('a', 'vi', 'landscape', 3_600_000);
  const jobs = [giant, ...Array.from({ length: 400 }, (_, index) => job(`s${index}`, 'vi', 'square', 900 + index))];
  const shards = shardJobs(jobs, 4);
  expect(shards.find((places) => places.includes(0))).toEqual([0]);
  const rest = loads(jobs, shards).filter((ms) => ms !== giant.expectedMs);
  expect(Math.max(...rest)).toBeLessThan(mean(rest) * 1.02);
});

test('pictures of one text are parted where together they would be too slow', () => {
  const jobs = FORMATS.slice(0, 6).map((format) => job('a', 'vi', format, 1000));
  expect(shardJobs(jobs, 3).map((places) => places.length)).toEqual([2, 2, 2]);
});

test('what is done already is dealt out too, evenly; no jobs at all are no jobs', () => {
  const jobs = Array.from({ length: 90 }, (_, index) => job(`s${index}`, 'vi', 'square', index === 0 ? 5000 : 0));
  const shards = shardJobs(jobs, 3);
  expect(shards.map((places) => places.length)).toEqual([30, 30, 30]);
  expect(shardJobs([], 3)).toEqual([[], [], []]);
});

test('108,000 jobs are split in well under a second', () => {
  const jobs = randomPlan(randomOf(7), 1000, 12);
  expect(jobs).toHaveLength(108_000);
  const start = performance.now();
  const times = loads(jobs, shardJobs(jobs, 8));
  expect(performance.now() - start).toBeLessThan(1000);
  expect(Math.max(...times)).toBeLessThan(mean(times) * 1.01);
});
