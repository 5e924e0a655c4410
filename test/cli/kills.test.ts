import { expect, test } from 'vitest';
import { folderWith } from '../rig.ts';
import { playKills } from '../soak/kills.ts';

test('ten runs killed at any moment leave whole files, a true manifest and nothing to be done twice', {
  timeout: 150_000,
}, async () => {
  const stills = 'square, link, portrait';
  const played = await playKills({ seed: 3, kills: 10, folder: folderWith(), stills, versions: 2 });
  expect(played.kills).toBe(10);
  expect(played.again).toBe(0);
});
