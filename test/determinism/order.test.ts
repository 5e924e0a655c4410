import path from 'node:path';
import { expect, it, vi } from 'vitest';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { writeAssets } from '../../scripts/commands/assets.ts';
import { openRenderers } from '../../scripts/commands/open-renderers.ts';
import type { Renderer } from '../../scripts/job/rendered.ts';
import { prepared } from '../compositions/infographic/shipped.ts';
import { folderWith } from '../rig.ts';
import { TEST_CACHE } from '../video/cache.ts';
import { sampleWorkspace } from './sample.ts';

vi.setConfig({ testTimeout: 180_000 });
const renderers = openRenderers(TEST_CACHE, process.env);

/** Draws the jobs one after the other into a folder of their own; the hash of each file by its path. */
async function drawInTurn(renderer: Renderer, jobs: readonly JobInput[], assets: string) {
  const output = folderWith();
  const hashes: Record<string, string> = {};
  for (const job of jobs) {
    const { files, findings } = await renderer.render(job, { assets, output });
    expect(files.length, JSON.stringify(findings)).toBeGreaterThan(0);
    for (const file of files) hashes[file.path] = file.hash;
  }
  return hashes;
}

it.each([
  ['still', { story: ['cao-bang'], locale: ['vi', 'ja', 'lo', 'km'], format: ['link', 'portrait'] }],
  ['video', { story: ['ngan', 'ngan-khac'], locale: ['vi'], format: ['square-video'] }],
] as const)('a %s is the same whatever its worker has drawn before it', async (kind, selection) => {
  const root = folderWith();
  sampleWorkspace(root);
  const { plan, assets } = await prepared(root, selection);
  const place = path.join(root, 'assets');
  await writeAssets(place, assets);
  const jobs = plan.jobs.map(
    ({ input }): JobInput => (input.kind === 'video' ? { ...input, profile: 'draft' } : input),
  );
  const renderer = await renderers[kind](1);
  try {
    const inOrder = await drawInTurn(renderer, jobs, place);
    expect(await drawInTurn(renderer, [...jobs].reverse(), place)).toEqual(inOrder);
  } finally {
    await renderer.close();
  }
});
