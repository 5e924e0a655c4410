import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { sampleWorkspace } from './sample.ts';

const run = promisify(execFile);
// Each build starts the tool twice: a quarter of a minute on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Executables of other versions of Node, between commas. Where none is named, only the one that runs the tests is tried. */
const NODES = (process.env.NHIPCAU_NODES ?? '').split(',').filter((node) => node !== '');
const ROUNDS = [
  ['--story', 'cao-bang', '--locale', 'lo', '--format', 'square'],
  ['--story', 'ngan', '--locale', 'vi', '--format', 'a4,square-video', '--profile', 'draft'],
];
const TOOL = ['bin', 'compositions', 'locales', 'scripts', 'package.json', 'tsconfig.json'];

interface Build {
  readonly tool?: string;
  readonly node?: string;
  readonly jobs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

let folder: string;
let root: string;
let usual: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nhipcau-same-'));
  root = path.join(folder, 'workspace');
  sampleWorkspace(root);
  usual = await build('usual', {});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Draws the sample with a cache of its own; what it made. */
async function build(name: string, { tool = '.', node = process.execPath, jobs = 2, env }: Build) {
  const place = path.join(folder, name);
  mkdirSync(place);
  const output = path.join(place, 'output');
  const bin = path.resolve(tool, 'bin/nhipcau.mjs');
  const places = ['--root', root, '--output', output, '--jobs', String(jobs)];
  for (const round of ROUNDS) {
    const cache = { NHIPCAU_CACHE: path.join(place, 'cache') };
    await run(node, [bin, 'render', ...round, ...places], { cwd: place, env: { ...process.env, ...cache, ...env } });
  }
  return digestsOf(output);
}

/** SHA-256 of each file by its path. Of videos too: what decodes to equal frames is more than asked for. */
function digestsOf(output: string): Record<string, string> {
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
  return Object.fromEntries(files.sort().map((file) => [path.relative(output, file), digest(file)]));
}

it('the sample has pictures, print and a video', () => {
  const endings = new Set(Object.keys(usual).map((file) => path.extname(file)));
  expect([...endings].sort()).toEqual(['.jpg', '.json', '.mp4', '.pdf', '.png', '.srt', '.txt', '.vtt']);
});

it('one worker makes the bytes that two make', async () => {
  expect(await build('one-worker', { jobs: 1 })).toEqual(usual);
});

it('a copy of the tool elsewhere makes the same bytes, on a machine with another language and clock', async () => {
  const tool = mkdtempSync(path.join(tmpdir(), 'nhip cầu '));
  onTestFinished(() => rmSync(tool, { recursive: true, force: true }));
  for (const part of TOOL) cpSync(part, path.join(tool, part), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(tool, 'node_modules'), 'junction');
  const env = { LANG: 'th_TH.UTF-8', LC_ALL: 'th_TH.UTF-8', TZ: 'Pacific/Kiritimati' };
  expect(await build('elsewhere', { tool, env })).toEqual(usual);
});

it.runIf(NODES.length > 0).each(NODES)('%s makes the same bytes', async (node) => {
  // The manifest among them: what one version has drawn is fresh for the others.
  expect(await build(`node-${NODES.indexOf(node)}`, { node })).toEqual(usual);
});
