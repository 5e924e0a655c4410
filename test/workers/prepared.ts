import path from 'node:path';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { writeAssets } from '../../scripts/commands/assets.ts';
import type { Selection } from '../../scripts/commands/command.ts';
import type { RenderPlace } from '../../scripts/job/rendered.ts';
import { prepared } from '../compositions/infographic/shipped.ts';

export interface PreparedStills {
  readonly jobs: readonly StillInput[];
  readonly place: RenderPlace;
}

/** The still jobs of a workspace as the command line plans them, with their assets in place. */
export async function preparedStills(root: string, selection: Selection = {}): Promise<PreparedStills> {
  const { plan, assets: files } = await prepared(root, { kind: 'still', ...selection });
  const assets = path.join(root, '.nhipcau/assets');
  await writeAssets(assets, files);
  const jobs = plan.jobs.flatMap(({ input }) => (input.kind === 'still' ? [input] : []));
  return { jobs, place: { assets } };
}
