import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { DRAWING, graphOf } from '../scripts/commands/toolchain.ts';
import { folderWith, write } from './rig.ts';

const SAYS = "import { word } from '../compositions/word.ts';\nexport const main = (): string => word;\n";
const IDLE = 'export const idle: boolean = true;\n';

/** A tool of two modules that starts as ours does, with packages of its own; `cache`: where its builds are. */
function smallTool(files: Readonly<Record<string, string>> = {}): { tool: string; cache: string } {
  const tool = folderWith({
    'start.mjs': `import { loadModule } from './scripts/program.mjs';
      console.log(await (await loadModule('scripts/cli.ts')).main());`,
    'package.json': '{ "type": "module" }',
    'tsconfig.json': '{}',
    'compositions/word.ts': "export const word: string = 'one';\n",
    'scripts/cli.ts': SAYS,
    'scripts/commands/text-findings.ts': IDLE,
    'scripts/video/draw-process.ts': IDLE,
    'scripts/workers/paint-worker.ts': IDLE,
    'scripts/workers/still-worker.ts': IDLE,
    ...files,
  });
  cpSync('scripts/program.mjs', path.join(tool, 'scripts/program.mjs'));
  mkdirSync(path.join(tool, 'node_modules'));
  for (const name of ['esbuild', 'tsx']) {
    symlinkSync(path.resolve('node_modules', name), path.join(tool, 'node_modules', name));
  }
  return { tool, cache: path.join(tool, 'node_modules/.cache/nhipcau') };
}

/** What it prints, or why it stopped. */
const start = (tool: string): Promise<string> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['start.mjs'], { cwd: tool }, (_, stdout, stderr) => resolve(stdout.trim() || stderr));
  });

test('the tool is compiled once, and again when a source has been saved', async () => {
  const { tool, cache } = smallTool();
  expect(await start(tool)).toBe('one');
  const [first] = readdirSync(cache);
  expect(await start(tool)).toBe('one');
  expect(readdirSync(cache)).toEqual([first]);
  write(tool, { 'compositions/word.ts': "export const word = 'two';\n" });
  expect(await start(tool)).toBe('two');
  expect(readdirSync(cache)).toHaveLength(2);
});

test('what is compiled is what runs, not the sources', async () => {
  const { tool, cache } = smallTool();
  await start(tool);
  const [built = ''] = readdirSync(cache);
  writeFileSync(path.join(cache, built, 'scripts/cli.mjs'), "export const main = () => 'compiled';");
  expect(await start(tool)).toBe('compiled');
});

test('several that start at once all run, and leave one build and nothing half-made', async () => {
  const { tool, cache } = smallTool();
  expect(await Promise.all([1, 2, 3, 4].map(() => start(tool)))).toEqual(['one', 'one', 'one', 'one']);
  expect(readdirSync(cache).map((name) => name.length)).toEqual([64]);
});

test('where nothing can be kept the tool runs all the same', async () => {
  const { tool } = smallTool();
  writeFileSync(path.join(tool, 'node_modules/.cache'), 'in the way');
  expect(await start(tool)).toBe('one');
});

test('a source that does not compile is named with its line', async () => {
  const { tool, cache } = smallTool({ 'compositions/word.ts': "export const word = 'one';\n\nexport const 2 = 3;\n" });
  expect(await start(tool)).toContain('word.ts:3:13');
  expect(readdirSync(cache)).toEqual([]);
});

test('a mistake while it runs is told with its place in the sources', async () => {
  const cli = `interface Wide {\n  readonly px: number;\n}\nexport const main = (of?: Wide): number => {\n  return of!.px;\n};\n`;
  const { tool } = smallTool({ 'scripts/cli.ts': cli });
  expect(await start(tool)).toContain(`${path.join(tool, 'scripts/cli.ts')}:5:`);
});

test('a module finds the files beside its source', async () => {
  const { tool } = smallTool({ 'scripts/cli.ts': 'export const main = (): string => import.meta.url;\n' });
  expect(await start(tool)).toBe(pathToFileURL(path.join(tool, 'scripts/cli.ts')).href);
});

test('a process goes on with its own build when sources are saved, and so does what it starts', async () => {
  const cli = `import { execFileSync } from 'node:child_process';
    import { writeFileSync } from 'node:fs';
    import { word } from '../compositions/word.ts';
    export const main = (): string => {
      if (process.env.INNER) return word;
      writeFileSync('compositions/word.ts', "export const word = 'two';");
      const env = { ...process.env, INNER: 'yes' };
      return word + String(execFileSync(process.execPath, ['start.mjs'], { env }));
    };`;
  const { tool } = smallTool({ 'scripts/cli.ts': cli });
  expect(await start(tool)).toBe('oneone');
  expect(await start(tool)).toBe('twotwo');
});

test('a tool that another starts runs its own build', async () => {
  const inner = smallTool({ 'compositions/word.ts': "export const word = 'inner';\n" });
  const cli = `import { execFileSync } from 'node:child_process';
    export const main = (): string => String(execFileSync(process.execPath, ['start.mjs'], { cwd: ${JSON.stringify(inner.tool)} }));`;
  expect(await start(smallTool({ 'scripts/cli.ts': cli }).tool)).toBe('inner');
});

test('builds of a week ago go, younger ones may still be in use', async () => {
  const { tool, cache } = smallTool();
  const ago = (days: number): Date => new Date(Date.now() - days * 86_400_000);
  for (const [name, days] of [
    ['old', 8],
    ['tmp-old', 8],
    ['young', 6],
  ] as const) {
    mkdirSync(path.join(cache, name), { recursive: true });
    utimesSync(path.join(cache, name), ago(days), ago(days));
  }
  await start(tool);
  expect(readdirSync(cache).filter((name) => name.length < 64)).toEqual(['young']);
});

test.each([
  ['still', ['scripts/workers/still-worker.ts']],
  ['video', ['scripts/video/draw-process.ts', 'scripts/workers/paint-worker.ts', 'scripts/workers/prepare-video.ts']],
] as const)('every module that a %s is drawn by counts in its fingerprint', async (kind, entryPoints) => {
  const { metafile } = await build({
    entryPoints: [...entryPoints],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    write: false,
    outdir: 'nowhere',
  });
  expect([...graphOf(DRAWING[kind]).files.keys()]).toEqual(expect.arrayContaining(Object.keys(metafile.inputs)));
});
