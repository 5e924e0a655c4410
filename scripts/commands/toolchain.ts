import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Format } from '../../compositions/model/format.ts';
import { openStore, type Store } from '../files/store.ts';
import type { Toolchain } from '../plan/fingerprint.ts';
import { findImports, hashModules, type ModuleGraph, scanModules } from '../plan/module-graph.ts';
import type { PlanRequest } from '../plan/plan.ts';
import { fontsFingerprint } from '../typography/fingerprint.ts';

/** The tool's own folder. */
export const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/** The modules that draw, from which everything that can change a pixel is reached. */
export const DRAWING: Record<Format['kind'], readonly string[]> = {
  still: ['scripts/workers/still-worker.ts'],
  video: [
    'compositions/index.ts',
    'scripts/video/draw-process.ts',
    'scripts/video/renderer.ts',
    'scripts/workers/paint-worker.ts',
    'scripts/workers/prepare-video.ts',
  ],
};

type Drawing = Pick<Toolchain, 'code' | 'tools'>;

/** What the tool keeps of itself, for every workspace, where it is not told another place. */
export const TOOL_CACHE = path.join(PACKAGE, '.nhipcau');

/** The program as far as what it makes hangs on it. */
export interface Tool {
  readonly still: Drawing;
  readonly video: Drawing;
  /** Stands for all that reads and plans a story. */
  readonly planning: string;
}

/** What is known of the program, and the state of every file that this was read from. */
interface KnownTool {
  readonly tool: Tool;
  readonly marks: Readonly<Record<string, string>>;
}

let running: Promise<Tool> | undefined;

/** The tool as this process runs it, whatever is written to its files meanwhile: that is run by the next. */
export const runningTool = (store?: Store): Promise<Tool> => {
  running ??= readTool(store);
  return running;
};

/**
 * Looks at our own modules and packages: thoroughly where one of their files has been written since the last time, for that
 * takes a quarter of a second. `store` remembers what they came to.
 */
export async function readTool(store = openStore(TOOL_CACHE)): Promise<Tool> {
  const key = createHash('sha256')
    .update(JSON.stringify([PACKAGE, process.versions.icu]))
    .digest('hex');
  for (const place of [store, openStore(TOOL_CACHE)]) {
    const kept = await place.read('modules', key);
    if (!kept) continue;
    const { tool, marks } = JSON.parse(String(kept)) as KnownTool;
    if (Object.entries(marks).every(([file, mark]) => markOf(file) === mark)) return tool;
  }
  const planning = graphOf(['scripts/commands/plan-story.ts']);
  const tool = {
    still: await readKind('still', store),
    video: await readKind('video', store),
    planning: JSON.stringify([planning.hash, versionsOf(planning.packages), process.versions.icu]),
  };
  const graphs = [planning, graphOf(DRAWING.still), graphOf(DRAWING.video)];
  const files = [INSTALLED, ...graphs.flatMap((graph) => [...graph.files.keys()])];
  const marks = Object.fromEntries(files.map((file) => [file, markOf(file)]));
  // Where nobody knows what is installed, that is looked up every time.
  if (marks[INSTALLED] !== '') await store.write('modules', key, JSON.stringify({ tool, marks } satisfies KnownTool));
  return tool;
}

/** npm's own record of what is installed, written whenever that changes. */
const INSTALLED = 'node_modules/.package-lock.json';

/** Differs once a file of the tool has been written again; empty where there is none. */
function markOf(file: string): string {
  const found = statSync(path.join(PACKAGE, file), { throwIfNoEntry: false });
  return found ? [found.ino, found.size, found.mtimeMs, found.ctimeMs].join(' ') : '';
}

/** What draws, by kind, locale and words. */
export function createToolchain(tool: Tool): PlanRequest['toolchain'] {
  const known = new Map<string, Toolchain>();
  return (kind, locale, hasEmoji) => {
    const key = `${kind} ${locale} ${hasEmoji}`;
    const toolchain = known.get(key) ?? { ...tool[kind], fonts: fontsFingerprint(locale, hasEmoji) };
    known.set(key, toolchain);
    return toolchain;
  };
}

async function readKind(kind: Format['kind'], store: Store): Promise<Drawing> {
  const graph = graphOf(DRAWING[kind]);
  const code = await codeHash(graph, store);
  return { code, tools: { ...versionsOf(graph.packages), icu: icuName(process.versions.icu) } };
}

/**
 * Versions of ICU that give the same lines, so that Node 20, 22 and 24 share what they drew: held against each other by
 * `test/determinism`. One that nobody has compared counts by itself.
 */
const SAME_ICU = ['76', '77', '78'];

function icuName(version = '-'): string {
  const [major = ''] = version.split('.');
  return SAME_ICU.includes(major) ? SAME_ICU.join(', ') : version;
}

/** All of our own modules that these reach. Paths from the tool's own folder. */
export const graphOf = (entries: readonly string[]): ModuleGraph => scanModules(entries, readModule, importsOf);

/** How all of them are started, and compiled for that: draws nothing. */
const START = 'scripts/program.mjs';

const readModule = (file: string): string | undefined =>
  file === START ? undefined : readIf(path.join(PACKAGE, file));

/** Several programs are made of the same modules; each is searched for imports once. */
const imports = new Map<string, readonly string[]>();

function importsOf(text: string): readonly string[] {
  const found = imports.get(text) ?? findImports(text);
  imports.set(text, found);
  return found;
}

const known = new Map<string, string>();

/** Hash of the modules without comments, types and white space, none of which draws anything. */
export async function codeHash({ hash, files }: Pick<ModuleGraph, 'hash' | 'files'>, store?: Store): Promise<string> {
  const kept = known.get(hash) ?? (await store?.read('modules', hash));
  if (kept !== undefined) return String(kept);
  // Loaded only where the code has changed since the last run: it starts a process.
  const { transform } = await import('esbuild');
  const stripped = await Promise.all(
    [...files].map(async ([file, text]) => {
      const loader = LOADERS[path.extname(file)];
      if (!loader) return [file, text] as const;
      const { code } = await transform(text, { loader, minifyWhitespace: true, legalComments: 'none' });
      return [file, code] as const;
    }),
  );
  const code = hashModules(new Map(stripped));
  known.set(hash, code);
  await store?.write('modules', hash, code);
  return code;
}

const LOADERS: Readonly<Record<string, 'ts' | 'tsx' | 'js'>> = { '.ts': 'ts', '.tsx': 'tsx', '.mjs': 'js' };

/**
 * Versions of these packages and of all that they depend on, by name; two of one name stand side by side. `root`: the folder
 * from which they are looked for.
 */
export function versionsOf(packages: readonly string[], root = PACKAGE): Record<string, string> {
  const found = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const visit = (name: string, from: string): void => {
    const folder = findPackage(name, from);
    if (folder === undefined || seen.has(folder)) return;
    seen.add(folder);
    const { version, dependencies = {} } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      version: string;
      dependencies?: Record<string, string>;
    };
    found.set(name, (found.get(name) ?? new Set()).add(version));
    for (const dependency of Object.keys(dependencies)) visit(dependency, folder);
  };
  for (const name of packages) visit(name, root);
  return Object.fromEntries([...found].map(([name, versions]) => [name, [...versions].sort().join(', ')]));
}

/** The folder of a package as a module in `from` finds it; undefined where it is not installed. */
function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const place = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(place, 'package.json'))) return place;
    if (folder === path.dirname(folder)) return undefined;
  }
}

function readIf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
