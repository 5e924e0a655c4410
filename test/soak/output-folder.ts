import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What an output folder shows, by path: SHA-256 of each file, hex. The tool's own, which are hidden, are left out. */
export function shownFiles(output: string): Map<string, string> {
  const names = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(output, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')));
  return new Map(names.sort().map((name) => [name, hashOf(path.join(output, name))]));
}

export const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
