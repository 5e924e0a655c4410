import { readAsset } from '../job/read-asset.ts';
import { createLint, type Lint } from '../lint/index.ts';

let latest: { readonly assets: string; readonly lint: Lint } | undefined;

/** The lint that finds images in a folder of assets; kept for the jobs of a run, which share one. */
export function assetLint(assets: string): Lint {
  if (latest?.assets !== assets) latest = { assets, lint: createLint((hash) => readAsset(hash, assets)) };
  return latest.lint;
}
