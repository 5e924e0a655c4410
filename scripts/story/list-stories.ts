import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { type Result, succeed } from '../files/result.ts';
import { isSlug } from '../files/slug.ts';

/**
 * Slugs of the stories of a workspace, sorted: folders of `content/` with a `story.md`. A folder whose name cannot be
 * a story's is told (`unsafe-path`) and left out; the others still count.
 */
export const listStories = async (root: string): Promise<Result<readonly string[]>> => {
  const content = join(root, 'content');
  const names = await readdir(content).catch(() => []);
  const findings: Finding[] = [];
  const slugs: string[] = [];
  for (const name of names.sort()) {
    if (!existsSync(join(content, name, 'story.md'))) continue;
    if (isSlug(name)) slugs.push(name);
    else {
      const at = { file: `content/${name}/story.md` };
      findings.push({ rule: 'unsafe-path', id: 'unsafe-path.slug', values: { slug: name }, at, actual: name });
    }
  }
  return succeed(slugs, findings);
};
