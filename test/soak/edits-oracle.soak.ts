import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { playEdits } from './edits-oracle.ts';

/** Edits of all parts together. */
const EDITS = Number(process.env.SOAK_EDITS ?? 100);
const [part = 0, parts = 1] = (process.env.SOAK_PART ?? '0/1').split('/').map(Number);
const SEED = Number(process.env.SOAK_SEED ?? 1) + part;
/** An edit takes a plan, a run, and all of it anew. */
const MS_AN_EDIT = 90_000;
/** Of the jobs drawn. */
const NEEDLESS = 0.02;

const edits = Math.floor(EDITS / parts) + (part < EDITS % parts ? 1 : 0);

test.runIf(edits > 0)(`${edits} edits, seed ${SEED}`, { timeout: edits * MS_AN_EDIT + 120_000 }, async () => {
  const folder = mkdtempSync(path.join(process.env.SOAK_FOLDER ?? tmpdir(), 'nhipcau-edits-'));
  const verdict = await playEdits({ seed: SEED, edits, videosEvery: 5, folder, workers: parts > 1 ? 1 : 2 });
  process.stderr.write(`${JSON.stringify(verdict, null, 1)}\n`);
  expect(verdict.drawn).toBeGreaterThan(0);
  expect(verdict.needless.length / verdict.drawn, verdict.needless.join('\n')).toBeLessThanOrEqual(NEEDLESS);
  rmSync(folder, { recursive: true, force: true });
});
