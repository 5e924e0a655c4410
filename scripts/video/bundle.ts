import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '@remotion/bundler';
import { keepFolder, type LockFolder } from './kept-folder.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMPOSITIONS = path.join(PROJECT, 'compositions');
/** What ends up in the bundle beside our own code. */
const PACKAGES = [
  'remotion',
  '@remotion/bundler',
  '@remotion/studio',
  'react',
  'react-dom',
  'zod',
  '@resvg/resvg-wasm',
];

/**
 * Answers the folder of the bundled compositions, made once per state of the code and shared by every run and
 * workspace: stories reach it as props and addresses only.
 */
export async function bundleCompositions(cacheDir: string, lock: LockFolder): Promise<string> {
  const parent = path.join(cacheDir, 'bundles');
  const folder = await keepFolder(parent, await hashCode(), lock, async (outDir) => {
    await bundle({
      entryPoint: path.join(COMPOSITIONS, 'index.ts'),
      rootDir: PROJECT,
      outDir,
      // No public folder: assets are served beside the bundle.
      publicDir: path.join(outDir, 'public'),
      // The folder is the cache.
      enableCaching: false,
      rspack: true,
    });
  });
  const now = new Date();
  await utimes(folder, now, now).catch(() => undefined);
  await removeUnused(parent);
  return folder;
}

/** A bundle that no run has opened for so long was made of code that is gone. */
const UNUSED_MS = 14 * 24 * 60 * 60_000;

async function removeUnused(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = path.join(parent, name);
    const info = await stat(folder).catch(() => undefined);
    if (!info?.isDirectory() || Date.now() - info.mtimeMs < UNUSED_MS) continue;
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** SHA-256 over the compositions' files and the versions of the packages bundled with them. */
async function hashCode(): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(COMPOSITIONS, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    hash.update(`${path.relative(COMPOSITIONS, file)}\0`).update(await readFile(file));
  }
  const require = createRequire(import.meta.url);
  for (const name of PACKAGES) {
    const { version } = JSON.parse(await readFile(packageFile(require, name), 'utf8')) as { version: string };
    hash.update(`${name}@${version}\0`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** Not every package lets its package.json be imported; the folder above `node_modules/<name>` always has it. */
function packageFile(require: NodeJS.Require, name: string): string {
  const places = require.resolve.paths(name) ?? [];
  for (const place of places) {
    const file = path.join(place, name, 'package.json');
    try {
      return require.resolve(file);
    } catch {
      // Look in the next folder up.
    }
  }
  throw new Error(`package ${name} is not installed`);
}
