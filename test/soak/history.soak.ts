import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { playHistory } from './history.ts';

/** Edits of one story. */
const EDITS = 200;
/** `SOAK_SEEDS=1000`: seeds 1 to 1000; `SOAK_SEEDS=17-19`: those. `SOAK_PART=0/2`: every second of them. */
const [first, last] = rangeOf(process.env.SOAK_SEEDS ?? '1000');
const [part = 0, parts = 1] = (process.env.SOAK_PART ?? '0/1').split('/').map(Number);
/** A folder in memory, where there is one: nothing here must outlive the machine. */
const folder = mkdtempSync(path.join(process.env.SOAK_FOLDER ?? tmpdir(), 'nhipcau-soak-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const seeds = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((seed) => seed % parts === part);

test.each(seeds)('story %i', async (seed) => {
  const { edits, stale, aside, back } = await playHistory(seed, EDITS, folder);
  const counts = Object.values(edits);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(EDITS);
  // One story in a hundred has no place for one of the kinds; more would be no history at all.
  expect(counts.filter((count) => count === 0).length).toBeLessThanOrEqual(1);
  expect(Math.min(stale, aside, back)).toBeGreaterThan(0);
});

// A process whose part is empty has still to say so.
test.runIf(seeds.length === 0)('none of these stories falls to this part', () => expect(seeds).toEqual([]));

function rangeOf(seeds: string): [first: number, last: number] {
  const [, from, to] = /^(?:(\d+)-)?(\d+)$/.exec(seeds) ?? [];
  if (to === undefined) throw new Error(`SOAK_SEEDS=${seeds}: expected a number, or two with a hyphen between them`);
  return [from === undefined ? 1 : Number(from), Number(to)];
}
