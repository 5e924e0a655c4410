import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { playKills } from './kills.ts';

/** Kills of all parts together. */
const KILLS = Number(process.env.SOAK_KILLS ?? 200);
const [part = 0, parts = 1] = (process.env.SOAK_PART ?? '0/1').split('/').map(Number);
const SEED = Number(process.env.SOAK_SEED ?? 1) + part;
/** A killed run takes some seconds, and so does learning what an undisturbed one makes. */
const MS_A_KILL = 30_000;

const kills = Math.floor(KILLS / parts) + (part < KILLS % parts ? 1 : 0);

test.runIf(kills > 0)(`${kills} kills, seed ${SEED}`, { timeout: kills * MS_A_KILL + 120_000 }, async () => {
  const folder = mkdtempSync(path.join(process.env.SOAK_FOLDER ?? tmpdir(), 'nhipcau-kills-'));
  const stills = 'square, story, portrait, link, wide, a4';
  const played = await playKills({ seed: SEED, kills, folder, stills, versions: 2 + Math.floor(kills / 8) });
  expect(played.kills).toBe(kills);
  expect(played.again).toBe(0);
  process.stderr.write(`${JSON.stringify(played)}\n`);
  rmSync(folder, { recursive: true, force: true });
});
