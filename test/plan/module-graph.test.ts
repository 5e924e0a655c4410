import { expect, test } from 'vitest';
import { scanModules } from '../../scripts/plan/module-graph.ts';

const MODULES: Record<string, string> = {
  'scripts/worker.mjs': "import { register } from 'tsx/esm/api';\nconst m = await import('./draw.ts');",
  'scripts/draw.ts':
    "import satori from 'satori';\nimport {\n  a,\n  b,\n} from '../compositions/layout.ts';\nimport type { T } from './types.ts';",
  'compositions/layout.ts': "export { a } from './a.tsx';\nexport const b = new URL('./data.json', import.meta.url);",
  'compositions/a.tsx':
    "import '@resvg/resvg-js';\nimport 'node:fs';\nimport { type U, a } from './types-and-values.ts';",
  'compositions/data.json': '{}',
  'compositions/types-and-values.ts': 'export const a = 1;',
  'scripts/types.ts': 'export type T = string;',
  'scripts/other.ts': '',
};
const scan = (changes: Record<string, string> = {}) =>
  scanModules(['scripts/worker.mjs'], (file) => ({ ...MODULES, ...changes })[file]);

test('reaches every module that draws, through imports of every form, and no type-only ones', () => {
  expect([...scan().files.keys()]).toEqual([
    'compositions/a.tsx',
    'compositions/data.json',
    'compositions/layout.ts',
    'compositions/types-and-values.ts',
    'scripts/draw.ts',
    'scripts/worker.mjs',
  ]);
});

test('names the packages whose versions count', () => {
  expect(scan().packages).toEqual(['@resvg/resvg-js', 'satori', 'tsx']);
});

test('a change in a module deep down changes the hash, one in a module that draws nothing does not', () => {
  expect(scan({ 'compositions/types-and-values.ts': 'export const a = 2;' }).hash).not.toBe(scan().hash);
  expect(scan({ 'scripts/types.ts': 'export type T = number;', 'scripts/other.ts': 'x' }).hash).toBe(scan().hash);
});
