import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openBrowser } from '@remotion/renderer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrowserMissingError, findBrowser } from '../../scripts/video/browser.ts';
import { keepFolder } from '../../scripts/video/kept-folder.ts';
import { startBundleServer } from '../../scripts/video/server.ts';
import { TEST_CACHE, testLock } from './cache.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-browser-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (environment: Record<string, string> = {}, cacheDir = TEST_CACHE) =>
  findBrowser({ cacheDir, lock: testLock, environment, platform: process.platform });

/** A server beside the bundle's, and who asked it for anything. */
async function listen(): Promise<{ asked: (string | undefined)[]; port: number; close: () => void }> {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.host);
    response.end('<p>here</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

async function openPage() {
  const { executable, mode } = await find();
  const browser = await openBrowser('chrome', { browserExecutable: executable, chromeMode: mode, logLevel: 'error' });
  const quiet = { logLevel: 'error', indent: false, pageIndex: 0, onBrowserLog: () => {}, onLog: () => {} } as const;
  const page = await browser.newPage({ ...quiet, context: () => null });
  return { page, end: () => browser.close({ silent: true }) };
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the embedded browser', () => {
  it('starts with no font, no library and no browser of the system', async () => {
    const { executable, source } = await find();
    expect(source).toBe('embedded');
    const { stdout } = await run(executable, ['--version'], { env: { PATH: '/usr/bin:/bin' } });
    expect(stdout).toMatch(/^Chromium 147\./);
    // What it cannot do without on a fresh machine comes from the folder it stands in.
    const libraries = await readdir(path.join(path.dirname(executable), 'al2023', 'lib'));
    expect(libraries).toEqual(expect.arrayContaining(['libnss3.so', 'libnspr4.so', 'libexpat.so.1']));
  });

  it('reaches nothing but the loopback address', async () => {
    const { asked, port, close } = await listen();
    const { page, end } = await openPage();
    const visit = (host: string) => page.goto({ url: `http://${host}:${port}/`, timeout: 10_000 }).catch(() => null);
    await visit('127.0.0.1');
    // `localhost` is the same machine, so only the rule can keep the page from it.
    await visit('localhost');
    await end();
    close();
    expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${port}`]));
  });

  it('shows a page of the bundle that loads nothing from another server, not even of this machine', async () => {
    const { asked, port, close } = await listen();
    const elsewhere = `http://127.0.0.1:${port}`;
    const bundle = path.join(folder, 'bundle');
    await mkdir(bundle);
    await writeFile(
      path.join(bundle, 'index.html'),
      `<script>fetch('${elsewhere}/a')</script><script src="${elsewhere}/b.js"></script>
      <img src="${elsewhere}/c.png"><iframe src="${elsewhere}"></iframe>`,
    );
    const server = await startBundleServer(bundle);
    const { page, end } = await openPage();
    await page.goto({ url: `${server.url}/index.html`, timeout: 10_000 });
    await end();
    await server.close();
    close();
    expect(asked).toEqual([]);
  });
});

it('NHIPCAU_BROWSER comes first, and must exist', async () => {
  const program = path.join(folder, "o'my chrome");
  await writeFile(program, '#!/bin/sh\necho "$@"\n', { mode: 0o755 });
  const { executable, source } = await find({ NHIPCAU_BROWSER: program }, folder);
  expect(source).toBe('environment');
  if (process.platform !== 'win32') {
    const { stdout } = await run(executable, ['--flag', 'two words']);
    expect(stdout).toBe('--flag two words --host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1\n');
  }
  await expect(find({ NHIPCAU_BROWSER: `${program}-x` }, folder)).rejects.toBeInstanceOf(BrowserMissingError);
});

describe('a kept folder', () => {
  it('is filled once by several at the same time, and never seen half full', async () => {
    const parent = path.join(folder, 'kept');
    let fills = 0;
    const fill = async (target: string): Promise<void> => {
      fills += 1;
      await writeFile(path.join(target, 'a'), 'a');
      await new Promise((resolve) => setImmediate(resolve));
      await writeFile(path.join(target, 'b'), 'b');
    };
    const all = await Promise.all([1, 2, 3].map(() => keepFolder(parent, 'x', testLock, fill)));
    expect(new Set(all)).toEqual(new Set([path.join(parent, 'x')]));
    expect(fills).toBe(1);
    expect(await readFile(path.join(parent, 'x', 'b'), 'utf8')).toBe('b');
  });

  it('is filled again after one that died, whose remains go', async () => {
    const parent = path.join(folder, 'again');
    await mkdir(path.join(parent, '.unfinished-dead'), { recursive: true });
    const failing = keepFolder(parent, 'x', testLock, () => Promise.reject(new Error('disk')));
    await expect(failing).rejects.toThrow('disk');
    await keepFolder(parent, 'x', testLock, (target) => writeFile(path.join(target, 'a'), 'a'));
    expect(await readdir(parent)).toEqual(['x']);
  });
});
