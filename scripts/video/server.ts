import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** Serves the bundle and prepared assets to the browser of this process, and to nothing else. */
export interface BundleServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** The address under which files of a folder of assets are found; a file is `<address>/<name>`. */
  share(folder: string): string;
  close(): Promise<void>;
}

/** Remotion's page needs its own inline and evaluated code; it may load nothing from anywhere else. */
const POLICY =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; form-action 'none'; frame-ancestors 'self'";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

/** Starts the server on a free port of the loopback interface. */
export async function startBundleServer(bundle: string): Promise<BundleServer> {
  const shares: string[] = [];
  const server = createServer((request, response) => {
    void answer(locate(request, bundle, shares), request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    share(folder) {
      const known = shares.indexOf(folder);
      const number = known >= 0 ? known : shares.push(folder) - 1;
      return `${url}/assets/${number}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The file asked for, or undefined. Asset names are flat, so no path can leave its folder. */
function locate(request: IncomingMessage, bundle: string, shares: readonly string[]): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  const asset = /^\/assets\/(\d+)\/([\w-]+\.\w+)$/.exec(pathname);
  if (asset) {
    const folder = shares[Number(asset[1])];
    return folder === undefined ? undefined : path.join(folder, asset[2]!);
  }
  const file = path.join(bundle, pathname === '/' ? 'index.html' : pathname);
  return file.startsWith(bundle + path.sep) ? file : undefined;
}

async function answer(file: string | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const info = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || !info?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream',
    'content-length': info.size,
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
