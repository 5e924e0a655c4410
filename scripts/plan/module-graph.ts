import { createHash } from 'node:crypto';
import path from 'node:path';

/** The modules that a program is made of. */
export interface ModuleGraph {
  /** SHA-256, hex, over names and content of all our own modules reached. */
  readonly hash: string;
  /** Paths reached, sorted, as `read` was asked for them, with their content. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of the packages they import, sorted; `node:` modules are left out. */
  readonly packages: readonly string[];
}

/**
 * Follows the static imports of `entries` (also `import('...')` and `new URL('...', import.meta.url)` with a
 * literal). Type-only imports draw nothing and are not followed. `read` gives a file's text, or undefined where
 * there is none. Paths use forward slashes.
 */
export function scanModules(
  entries: readonly string[],
  read: (file: string) => string | undefined,
  importsOf = findImports,
): ModuleGraph {
  const texts = new Map<string, string>();
  const packages = new Set<string>();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (texts.has(file)) continue;
    const text = read(file);
    if (text === undefined) continue;
    texts.set(file, text);
    for (const specifier of importsOf(text)) {
      if (specifier.startsWith('.')) queue.push(path.posix.join(path.posix.dirname(file), specifier));
      else if (!specifier.startsWith('node:')) packages.add(packageName(specifier));
    }
  }
  const files = new Map([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { hash: hashModules(files), files, packages: [...packages].sort() };
}

/** SHA-256, hex, over names and content of modules, in that order. */
export function hashModules(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  for (const [file, text] of files) hash.update(`${file}\0${text}\0`);
  return hash.digest('hex');
}

// Any of: from '...', import '...', import('...'), new URL('...', import.meta.url). A match inside a comment only
// adds a file that exists or none: a redraw too many at worst, never one too few.
const SPECIFIERS =
  /(?:\bfrom\s*|\bimport\s*|\bimport\s*\(\s*|\bnew URL\(\s*)(?:'([^'\n]+)'|"([^"\n]+)")(?=\s*[;),\n]|\s*with\b|\s*$)/g;
const TYPE_ONLY = /^\s*(?:import|export)\s+type\s+[^'";]*from\s*['"][^'"]+['"]\s*;?/gm;

/** What a module imports, as it names it. */
export function findImports(text: string): readonly string[] {
  const code = text.replace(TYPE_ONLY, '');
  return [...code.matchAll(SPECIFIERS)].map((match) => (match[1] ?? match[2])!).filter(isSpecifier);
}

const isSpecifier = (specifier: string): boolean => /^(\.{1,2}\/|node:|@?[a-z0-9])/i.test(specifier);

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
