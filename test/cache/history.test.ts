import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { addHistory, readHistory } from '../../scripts/cache/history.ts';
import { folderWith, nhipcauJson, workspace } from '../rig.ts';

test('remembers what jobs took, beside what is known of others, in one order', async () => {
  const cache = folderWith();
  await addHistory(
    cache,
    new Map([
      ['b/vi/link png', 20],
      ['c/vi/link png', 60],
    ]),
  );
  await addHistory(
    cache,
    new Map([
      ['b/vi/link png', 30],
      ['a/vi/square png', 400],
    ]),
  );
  expect([...(await readHistory(cache))]).toEqual([
    ['a/vi/square png', 400],
    ['b/vi/link png', 30],
    ['c/vi/link png', 60],
  ]);
  const text = readFileSync(path.join(cache, 'history.json'), 'utf8');
  await addHistory(cache, new Map());
  expect(readFileSync(path.join(cache, 'history.json'), 'utf8')).toBe(text);
});

test.each(['', 'null', '[', '{"a/vi/link png":"long","b/vi/link png":-1}'])(
  'nothing is known where it cannot be read: %s',
  async (text) => {
    const cache = folderWith({ 'history.json': text });
    expect(await readHistory(cache)).toEqual(new Map());
    await addHistory(cache, new Map([['c/vi/link png', 5]]));
    expect(await readHistory(cache)).toEqual(new Map([['c/vi/link png', 5]]));
  },
);

test('a cache that cannot be written to is no fault', async () => {
  const cache = path.join(folderWith({ tep: '' }), 'tep/cache');
  await addHistory(cache, new Map([['a/vi/link png', 5]]));
  expect(await readHistory(cache)).toEqual(new Map());
});

test('a run remembers what it drew, not what it brought back; the next plan expects as much', async () => {
  const root = workspace();
  const cache = path.join(root, '.nhipcau');
  const { json } = await nhipcauJson(['render', '--root', root]);
  const took = new Map(json.jobs.map(({ id, variant, ms }) => [`${id} ${variant}`, ms]));
  expect(took.size).toBe(4);
  expect(await readHistory(cache)).toEqual(took);
  rmSync(path.join(root, 'output'), { recursive: true });
  expect((await nhipcauJson(['render', '--root', root])).json.jobs[0]!.state).toBe('cached');
  expect(await readHistory(cache)).toEqual(took);
  const plan = await nhipcauJson(['plan', '--force', '--root', root]);
  for (const { id, variant, expectedMs } of plan.json.jobs) {
    expect(expectedMs, id).toBe(Math.ceil(took.get(`${id} ${variant}`)! / availableParallelism()));
  }
});
