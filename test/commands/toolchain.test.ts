import path from 'node:path';
import { expect, test } from 'vitest';
import {
  codeHash,
  createToolchain,
  readTool,
  runningTool,
  TOOL_CACHE,
  versionsOf,
} from '../../scripts/commands/toolchain.ts';
import { openStore, type Store } from '../../scripts/files/store.ts';
import { scanModules } from '../../scripts/plan/module-graph.ts';
import { folderWith, write } from '../rig.ts';

const MODULES: Record<string, string> = {
  'draw.ts':
    "import { margin } from './margin.ts';\nexport const width = (page: number): number => page - 2 * margin;\n",
  'margin.ts': 'export const margin = 16;\n',
  'words.json': '{"a": 1}',
};
/** Hash of the code with that module replaced. */
const hashWith = (name = '', text = ''): Promise<string> => {
  const files = { ...MODULES, ...(name && { [name]: text }) };
  return codeHash(scanModules(['draw.ts', 'words.json'], (file) => files[file]));
};

test.each([
  ['a comment', 'draw.ts', `/** As wide as the page lets it. */\n${MODULES['draw.ts']} // so\n`],
  ['white space', 'draw.ts', MODULES['draw.ts']!.replace('page -', '\n  page   -')],
  ['a type', 'draw.ts', `type Px = number;\n${MODULES['draw.ts']!.replaceAll(': number', ': Px')}`],
  ['an interface', 'margin.ts', `export interface Sides { readonly left: number }\n${MODULES['margin.ts']}`],
  ['a type-only import', 'margin.ts', `import type { A } from './a.ts';\n${MODULES['margin.ts']} export type B = A;`],
])('%s changes no hash', async (_, name, text) => {
  expect(await hashWith(name, text)).toBe(await hashWith());
});

test.each([
  ['a number', 'margin.ts', 'export const margin = 17;\n'],
  ['a word', 'draw.ts', `${MODULES['draw.ts']}export const unit = 'px';\n`],
  ['white space in a word', 'draw.ts', `${MODULES['draw.ts']}export const unit = 'p x';\n`],
  ['data', 'words.json', '{"a": 2}'],
])('%s changes the hash', async (_, name, text) => {
  const hashes = [
    await hashWith(),
    await hashWith(name, text),
    await hashWith('draw.ts', `${MODULES['draw.ts']}x('px')`),
  ];
  expect(new Set(hashes).size).toBe(3);
});

test('a module under another name is another', async () => {
  const moved = codeHash(scanModules(['b.ts'], () => 'export const a = 1;'));
  expect(await moved).not.toBe(await codeHash(scanModules(['a.ts'], () => 'export const a = 1;')));
});

test('what modules come to without comments is remembered between runs', async () => {
  const store = openStore(folderWith());
  const graph = scanModules(['only.ts'], () => `export const only = ${Math.random()};`);
  const hash = await codeHash(graph, store);
  expect(String(await store.read('modules', graph.hash))).toBe(hash);
});

const pack = (version: string, ...dependencies: readonly string[]): string =>
  JSON.stringify({ version, dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) });

test('the versions of all that packages bring with them count, each as it is found from where it is needed', () => {
  const root = folderWith({
    'node_modules/draw/package.json': pack('1.0.0', 'paint', '@a/b'),
    'node_modules/draw/node_modules/paint/package.json': pack('2.0.0', 'draw'),
    'node_modules/paint/package.json': pack('1.5.0'),
    'node_modules/@a/b/package.json': pack('3.0.0', 'paint', 'absent'),
    'node_modules/other/package.json': pack('9.0.0'),
  });
  const before = versionsOf(['draw'], root);
  expect(before).toEqual({ draw: '1.0.0', paint: '1.5.0, 2.0.0', '@a/b': '3.0.0' });
  write(root, { 'node_modules/paint/package.json': pack('1.5.1') });
  expect(versionsOf(['draw'], root)).toEqual({ ...before, paint: '1.5.1, 2.0.0' });
  expect(versionsOf(['draw'], path.join(root, 'content'))).toEqual(versionsOf(['draw'], root));
});

test('what really draws: the shaper and the rasteriser, by kind; fonts and emoji by locale and words', async () => {
  const toolchain = createToolchain(await readTool());
  const still = toolchain('still', 'vi', false);
  expect(Object.keys(still.tools)).toEqual(expect.arrayContaining(['harfbuzzjs', 'sharp', 'icu']));
  expect(still.tools.harfbuzzjs).toMatch(/^\d+\.\d+\.\d+$/);
  expect(toolchain('video', 'vi', false).code).not.toBe(still.code);
  expect(toolchain('still', 'km', false)).toMatchObject({ code: still.code, tools: still.tools });
  expect(toolchain('still', 'km', false).fonts).not.toBe(still.fonts);
  expect(toolchain('still', 'vi', true).fonts).toContain('twemoji');
  // The same object whenever it is the same: fingerprints of a hundred thousand jobs hash it once.
  expect(toolchain('still', 'vi', false)).toBe(still);
});

test('what is known of the tool is looked up anew once one of its files has been written, or npm has installed', async () => {
  const { planning } = await readTool();
  const asked: string[] = [];
  let known = '';
  const store: Store = {
    read: async (_, key) => {
      asked.push(key);
      return Buffer.from(known || '{"marks": {"package.json": "another"}}');
    },
    has: () => false,
    write: async () => {},
  };
  await readTool(store);
  const { tool, marks } = JSON.parse(String(await openStore(TOOL_CACHE).read('modules', asked[0]!)));
  const planningWith = async (changed: object): Promise<string> => {
    known = JSON.stringify({ tool: { ...tool, planning: 'remembered' }, marks: { ...marks, ...changed } });
    return (await readTool(store)).planning;
  };
  expect(await planningWith({})).toBe('remembered');
  for (const file of ['scripts/render/still.ts', 'scripts/commands/plan-story.ts', 'node_modules/.package-lock.json']) {
    expect(marks[file], file).toMatch(/^\d+ \d+ /);
    expect(await planningWith({ [file]: '1 2 3 4' }), file).toBe(planning);
  }
});

test('a process that goes on for days, as --watch does, plans with the tool that it began with', async () => {
  const began = await runningTool(openStore(folderWith()));
  expect(await runningTool(openStore(folderWith()))).toBe(began);
});
