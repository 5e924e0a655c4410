import { expect, test } from 'vitest';
import { folderWith } from '../rig.ts';
import { playEdits } from '../soak/edits-oracle.ts';

test('four edits: what is drawn after each is what a new folder would have, and no more than that', {
  timeout: 120_000,
}, async () => {
  const selection = { locale: ['vi', 'en'], format: ['square', 'portrait', 'link'] };
  const kinds = ['message', 'figure', 'comment in a story', 'section moved'];
  const verdict = await playEdits({
    seed: 2,
    edits: 4,
    kinds,
    workers: 2,
    videosEvery: 0,
    folder: folderWith(),
    selection,
  });
  expect(verdict.drawn).toBeGreaterThan(0);
  expect(verdict.needless).toEqual([]);
});
