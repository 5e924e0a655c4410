// How the tool starts. Its sources are TypeScript: compiled anew in every process they took half a second, and each
// worker thread took as long again; so they are compiled once for each state they are in, and kept.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../', import.meta.url));

/** All that is started by itself: as a process, or as a thread of one. */
const ENTRIES = [
  'scripts/cli.ts',
  'scripts/commands/text-findings.ts',
  'scripts/video/draw-process.ts',
  'scripts/workers/paint-worker.ts',
  'scripts/workers/still-worker.ts',
];

/** Of use on this machine alone, and to nobody once the packages have gone: kept where tools keep such things. */
const KEPT = path.join(PACKAGE, 'node_modules', '.cache', 'nhipcau');

/** A build that is not of today's sources may still be run by a process that has more of it to load. */
const OLD_MS = 7 * 24 * 60 * 60_000;

/** Names the build that a process runs, for its threads and the processes it starts. */
const RUNNING = 'NHIPCAU_RUNNING_BUILD';

/** Sources may be written while a process runs: what it starts is of its own build, or pictures would be of two. */
function inherited() {
  const folder = process.env[RUNNING];
  return folder !== undefined && path.dirname(folder) === KEPT && existsSync(folder) ? folder : undefined;
}

/**
 * One of the entries, as a module. `entry`: its source, from the tool's own folder. Where nothing can be kept, or the sources do
 * not compile, they are run as they are, which is slower and names the mistake.
 */
export async function loadModule(entry) {
  const folder = inherited() ?? path.join(KEPT, stateOfSources());
  if (existsSync(folder) || (await compile(folder).catch(() => false))) {
    process.env[RUNNING] = folder;
    // A mistake of ours is told with its place in the sources.
    process.setSourceMapsEnabled(true);
    return import(pathToFileURL(path.join(folder, entry.replace(/\.ts$/, '.mjs'))).href);
  }
  const { register } = await import('tsx/esm/api');
  // The tool's own settings, whatever project the command is run in.
  register({ tsconfig: path.join(PACKAGE, 'tsconfig.json') });
  return import(pathToFileURL(path.join(PACKAGE, entry)).href);
}

/** Differs once one of the sources, their settings or a package has been written. */
function stateOfSources() {
  const hash = createHash('sha256');
  const mark = (file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    hash.update(`${file}\0${found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : ''}\0`);
  };
  // npm writes the last of these whenever it installs something.
  for (const file of ['tsconfig.json', 'node_modules/.package-lock.json']) mark(path.join(PACKAGE, file));
  for (const folder of ['compositions', 'scripts']) {
    for (const name of readdirSync(path.join(PACKAGE, folder), { recursive: true }).sort()) {
      if (/\.(tsx?|mjs|json)$/.test(name)) mark(path.join(PACKAGE, folder, name));
    }
  }
  return hash.digest('hex');
}

/** Compiles all entries into this folder, which appears whole or not at all. */
async function compile(folder) {
  const { build } = await import('esbuild');
  const temporary = path.join(KEPT, `tmp-${randomUUID()}`);
  try {
    await mkdir(temporary, { recursive: true });
    await build({
      absWorkingDir: PACKAGE,
      entryPoints: ENTRIES,
      outbase: PACKAGE,
      outdir: temporary,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'silent',
      plugins: [atHome],
    });
    await syncFiles(temporary);
    // Another process may have been quicker: then its build stands.
    await rename(temporary, folder).catch((error) => {
      if (!existsSync(folder)) throw error;
    });
    await forget(path.basename(folder));
    return true;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Else a power cut may leave the folder in its place with empty files in it. */
async function syncFiles(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const handle = await open(path.join(entry.parentPath, entry.name), 'r+');
    await handle.sync().finally(() => handle.close());
  }
}

/** Each module goes on finding its files beside its source, not beside what it was compiled to. */
const atHome = {
  name: 'at-home',
  setup(build) {
    build.onLoad({ filter: /[\\/](?:compositions|scripts)[\\/].*\.tsx?$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: file.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** Removes builds of earlier sources. */
async function forget(newest) {
  for (const name of await readdir(KEPT)) {
    const folder = path.join(KEPT, name);
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (name !== newest && age > OLD_MS) await rm(folder, { recursive: true, force: true });
  }
}
