import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { ensureBrowser } from '@remotion/renderer';
import { keepFolder, type LockFolder } from './kept-folder.ts';

const run = promisify(execFile);

/** A browser to draw with. `mode` is what Remotion must know to start it without a window. */
export interface BrowserChoice {
  readonly executable: string;
  readonly mode: 'headless-shell' | 'chrome-for-testing';
  readonly source: 'environment' | 'embedded' | 'installed' | 'downloaded';
}

export interface BrowserOptions {
  /** Where the embedded browser is unpacked. */
  readonly cacheDir: string;
  readonly lock: LockFolder;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Finds the browser: the one named in `NHIPCAU_BROWSER`; on Linux the Chromium that came with the npm packages; an
 * installed Chrome, Chromium or Edge; Remotion's own download. Only the last uses the network.
 */
export async function findBrowser(options: BrowserOptions): Promise<BrowserChoice> {
  const { environment, platform } = options;
  const named = environment.NHIPCAU_BROWSER;
  if (named) {
    if (!existsSync(named)) throw new BrowserMissingError(named);
    return { executable: await launcher(named, options), mode: modeOf(named), source: 'environment' };
  }
  if (platform === 'linux' && process.arch === 'x64') {
    const folder = await unpackEmbedded(options);
    return { executable: path.join(folder, LAUNCHER), mode: 'headless-shell', source: 'embedded' };
  }
  const installed = installedBrowsers(platform, environment).find((file) => existsSync(file));
  if (installed) {
    return { executable: await launcher(installed, options), mode: 'chrome-for-testing', source: 'installed' };
  }
  const status = await ensureBrowser({ logLevel: 'error' });
  if (!('path' in status)) throw new BrowserMissingError('');
  return { executable: status.path, mode: 'headless-shell', source: 'downloaded' };
}

/** `NHIPCAU_BROWSER` names a file that is not there, or nothing could be found or fetched. */
export class BrowserMissingError extends Error {
  constructor(readonly executable: string) {
    super(`no browser at ${executable}`);
  }
}

/** Only Chrome's separate headless build takes the old flag; every full browser takes the new one. */
const modeOf = (file: string): BrowserChoice['mode'] =>
  /headless[-_]shell|chromium-pack/i.test(file) ? 'headless-shell' : 'chrome-for-testing';

/** Where installers put Chrome, Chromium and Edge. */
function installedBrowsers(platform: NodeJS.Platform, environment: BrowserOptions['environment']): string[] {
  switch (platform) {
    case 'win32': {
      const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
      const places = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
      // Edge comes with Windows, so an office without Chrome still has a browser.
      const edge = roots.map((root) => `${root}\\Microsoft\\Edge\\Application\\msedge.exe`);
      return [...places.flatMap((place) => roots.map((root) => `${root}\\${place}`)), ...edge];
    }
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    default: {
      const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
      return ['/usr/bin', '/usr/local/bin', '/snap/bin'].flatMap((folder) => names.map((name) => `${folder}/${name}`));
    }
  }
}

const LAUNCHER = 'nhipcau-chromium';
/** Raised when what stands in the unpacked folder changes. */
const LAYOUT_VERSION = 1;

/** Unpacks the Chromium of @sparticuz/chromium once, with the libraries that a bare Debian lacks. */
async function unpackEmbedded({ cacheDir, lock }: BrowserOptions): Promise<string> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = require(path.join(packageRoot(entry), 'package.json')) as { version: string };
  const parent = path.join(cacheDir, 'browsers');
  return keepFolder(parent, `chromium-${version}-${LAYOUT_VERSION}`, lock, async (folder) => {
    // The package unpacks into the temporary folder of its process, so it is given one of its own; the variable
    // makes it unpack the libraries too. That process has ended, and closed the file, before anybody runs it.
    const program = `import(process.argv[1]).then((m) => m.default.executablePath())`;
    await run(process.execPath, ['--input-type=module', '-e', program, pathToFileURL(entry).href], {
      env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    });
    const names = await readdir(folder);
    if (!names.includes('chromium')) throw new Error('@sparticuz/chromium unpacked nothing');
    await mkdir(path.join(folder, 'bin'));
    await rename(path.join(folder, 'chromium'), path.join(folder, 'bin', 'chromium'));
    await writeFile(path.join(folder, 'fonts.conf'), FONTS);
    await writeFile(path.join(folder, LAUNCHER), EMBEDDED_LAUNCHER, { mode: 0o755 });
  });
}

const packageRoot = (entry: string): string => entry.slice(0, entry.lastIndexOf(`${path.sep}build${path.sep}`));

/** Nothing but the renderer's own server answers to a name or an address: the page has no way out. */
const NO_NETWORK = `--host-resolver-rules='MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'`;

/**
 * Starts the unpacked Chromium. Its libraries and its one font are found from where the script stands; the font is
 * there because Chromium does not start without any: pages draw letters as outlines.
 */
const EMBEDDED_LAUNCHER = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/bin/chromium" "$@" ${NO_NETWORK}
`;

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts/fonts</dir></fontconfig>
`;

/**
 * A script that starts an installed browser without a network. Windows cannot start scripts this way; there the
 * server's content policy alone keeps the page in.
 */
async function launcher(executable: string, { cacheDir, platform }: BrowserOptions): Promise<string> {
  if (platform === 'win32') return executable;
  const folder = path.join(cacheDir, 'browsers');
  const quoted = `'${executable.replaceAll("'", `'\\''`)}'`;
  const script = `#!/bin/sh\nexec ${quoted} "$@" ${NO_NETWORK}\n`;
  const file = path.join(folder, `launch-${createHash('sha256').update(script).digest('hex').slice(0, 16)}`);
  if (existsSync(file)) return file;
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.tmp-${process.pid}-${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, script, { mode: 0o755 });
  await rename(temporary, file);
  return file;
}
