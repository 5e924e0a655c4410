import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from '../../compositions/model/document.ts';
import type { Format } from '../../compositions/model/format.ts';
import type { Toolchain } from '../plan/fingerprint.ts';
import { scanModules } from '../plan/module-graph.ts';
import type { PlanRequest } from '../plan/plan.ts';

/** The tool's own folder. */
export const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The modules that draw, from which everything that can change a pixel is reached. */
const ENTRIES: Record<Format['kind'], readonly string[]> = {
  still: ['scripts/workers/still-worker.ts'],
  video: [
    'compositions/index.ts',
    'scripts/video/renderer.ts',
    'scripts/workers/paint-worker.ts',
    'scripts/workers/prepare-video.ts',
  ],
};

/** What draws, by kind, locale and words. `fonts` gives the fingerprint of the font files that these words need. */
export function readToolchain(fonts: (locale: string, document: Document) => string): PlanRequest['toolchain'] {
  const kinds = new Map<Format['kind'], Pick<Toolchain, 'code' | 'tools'>>();
  return (kind, locale, document) => {
    const known = kinds.get(kind) ?? readKind(kind);
    kinds.set(kind, known);
    return { ...known, fonts: fonts(locale, document) };
  };
}

function readKind(kind: Format['kind']): Pick<Toolchain, 'code' | 'tools'> {
  const graph = scanModules(ENTRIES[kind], (file) => readIf(path.join(PACKAGE, file)));
  const versions = graph.packages.map((name) => [name, versionOf(name)] as const);
  return { code: graph.hash, tools: { ...Object.fromEntries(versions), icu: process.versions.icu ?? '-' } };
}

function versionOf(name: string): string {
  const text = readIf(path.join(PACKAGE, 'node_modules', name, 'package.json'));
  return text === undefined ? '-' : (JSON.parse(text) as { version: string }).version;
}

function readIf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
