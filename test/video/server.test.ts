import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BundleServer, startBundleServer } from '../../scripts/video/server.ts';

let folder: string;
let server: BundleServer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-server-'));
  await mkdir(path.join(folder, 'bundle'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'bundle', 'index.html'), '<p>bundle</p>');
  await writeFile(path.join(folder, 'assets', 'abc.png'), 'png');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  server = await startBundleServer(path.join(folder, 'bundle'));
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for a path as it is written: `fetch` would tidy up `..` first. */
const get = (pathname: string, method = 'GET') =>
  new Promise<{ status: number; body: string; policy: string }>((resolve, reject) => {
    const { port } = new URL(server.url);
    request({ host: '127.0.0.1', port, path: pathname, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      const policy = String(response.headers['content-security-policy']);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body, policy }));
    })
      .on('error', reject)
      .end();
  });

it('serves the bundle under a policy that lets it load nothing from elsewhere', async () => {
  const { status, body, policy } = await get('/index.html');
  expect({ status, body }).toEqual({ status: 200, body: '<p>bundle</p>' });
  expect(policy).toContain("default-src 'self'");
});

it('serves shared assets by name', async () => {
  const address = server.share(path.join(folder, 'assets'));
  expect(server.share(path.join(folder, 'assets'))).toBe(address);
  expect((await get(`${new URL(address).pathname}/abc.png`)).body).toBe('png');
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/assets/0/../../secret.txt',
  '/assets/0/..%2f..%2fsecret.txt',
  '/assets/7/abc.png',
])('serves nothing else: %s', async (pathname) => {
  expect(await get(pathname)).toMatchObject({ status: 404, body: '' });
});

it('answers no writing', async () => {
  expect((await get('/index.html', 'POST')).status).toBe(404);
});
