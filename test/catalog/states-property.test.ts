import { expect, test } from 'vitest';
import { folderWith } from '../rig.ts';
import { EDIT_KINDS } from '../soak/edits.ts';
import { playHistory, type Seen } from '../soak/history.ts';

/** `npm run soak` plays a thousand stories of 200 edits. */
const SEEDS = 6;
const EDITS = 50;

test('whatever is done to a story, exactly what was reworded is stale and no translation is lost', async () => {
  const folder = folderWith();
  const histories: Seen[] = [];
  for (let seed = 1; seed <= SEEDS; seed += 1) histories.push(await playHistory(seed, EDITS, folder));
  const total = (of: (history: Seen) => number): number => histories.reduce((sum, history) => sum + of(history), 0);
  for (const kind of EDIT_KINDS) {
    expect(
      total(({ edits }) => edits[kind]),
      kind,
    ).toBeGreaterThan(10);
  }
  expect(total(({ edits }) => EDIT_KINDS.reduce((sum, kind) => sum + edits[kind], 0))).toBe(SEEDS * EDITS);
  expect(total(({ stale }) => stale)).toBeGreaterThan(100);
  expect(total(({ aside }) => aside)).toBeGreaterThan(50);
  expect(total(({ back }) => back)).toBeGreaterThan(10);
}, 120_000);
