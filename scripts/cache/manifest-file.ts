import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { EMPTY_MANIFEST, type Manifest, manifestSchema } from './manifest.ts';

const NAME = 'manifest.json';

/**
 * The manifest of an output folder; empty where there is none yet. One that cannot be read costs a redraw, not a
 * build: it counts as empty and is named in a finding.
 */
export async function readManifest(output: string): Promise<{ manifest: Manifest; findings: Finding[] }> {
  let text: string;
  try {
    text = await readFile(path.join(output, NAME), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { manifest: EMPTY_MANIFEST, findings: [] };
    return broken(output);
  }
  try {
    return { manifest: manifestSchema.parse(JSON.parse(text)), findings: [] };
  } catch {
    return broken(output);
  }
}

const broken = (output: string): { manifest: Manifest; findings: Finding[] } => ({
  manifest: EMPTY_MANIFEST,
  findings: [{ rule: 'invalid-manifest', id: 'invalid-manifest.unreadable', at: { file: path.join(output, NAME) } }],
});

export async function writeManifest(output: string, manifest: Manifest): Promise<void> {
  await writeFileAtomic(path.join(output, NAME), `${JSON.stringify(manifest, null, 1)}\n`);
}
