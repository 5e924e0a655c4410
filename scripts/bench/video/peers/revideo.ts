import { execFile, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { runFf } from '../../../video/probe.ts';
import { revideoProject } from './revideo-project.ts';

const run = promisify(execFile);

export interface RevideoOptions {
  /** The browser's program, or the script that starts it without a network. */
  readonly executable: string;
  /** A photograph, in any format that sharp reads. */
  readonly photo: string;
  /** Browsers drawing at once, for each time it is rendered; Revideo's own default is one. */
  readonly workers: readonly number[];
}

export interface RevideoDrawn {
  readonly workers: number;
  /** From the start of its browser to the end of the file; bundling was done before. */
  readonly seconds: number;
  readonly frames: number;
  readonly fps: number;
  /** Of the picture, as ffprobe names it. */
  readonly codec: string;
  readonly pixelFormat: string;
  readonly kilobitsPerSecond: number;
}

/** First line of what stood in the way. */
export interface Unavailable {
  readonly unavailable: string;
}

/** What takes longer hangs. */
const INSTALL_MS = 3 * 60_000;
const RENDER_MS = 5 * 60_000;
/** How long it may take to end its browsers. */
const FAREWELL_MS = 5000;

/**
 * Installs Revideo into a temporary folder, renders its project there and removes the folder. Nothing is sent anywhere: its
 * telemetry is replaced before it is installed, and switched off by name; its browser reaches this machine alone.
 */
export async function drawByRevideo(options: RevideoOptions): Promise<readonly RevideoDrawn[] | Unavailable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-revideo-'));
  try {
    await install(folder);
    await sharp(options.photo)
      .resize(1920, 1080, { fit: 'cover' })
      .jpeg({ quality: 95 })
      .toFile(path.join(folder, 'public', 'photo.jpg'));
    const executable = await reachingLocalhost(options.executable, folder);
    const drawn: RevideoDrawn[] = [];
    for (const workers of options.workers) {
      const seconds = await render(folder, executable, workers);
      drawn.push({ workers, seconds, ...(await look(path.join(folder, 'output', 'video.mp4'))) });
    }
    return drawn;
  } catch (error) {
    return { unavailable: firstLine(error) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function install(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(revideoProject())) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  for (const name of ['public', 'tmp']) await mkdir(path.join(folder, name));
  // No scripts of packages: one of them would download a browser.
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const shell = process.platform === 'win32';
  await run('npm', args, { cwd: folder, env: environment(folder), timeout: INSTALL_MS, shell });
  if (process.platform === 'win32') return;
  // Which one of those scripts would do.
  const { path: ffprobe } = await import(path.join(folder, 'node_modules/@ffprobe-installer/ffprobe/index.js'));
  await chmod(ffprobe as string, 0o755);
}

/** Without what the project's own npm said to this process, and with a place for temporary files that is removed. */
const environment = (folder: string): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package)_/.test(name));
  const tmp = path.join(folder, 'tmp');
  return { ...Object.fromEntries(kept), DISABLE_TELEMETRY: 'true', TMPDIR: tmp, TEMP: tmp, TMP: tmp };
};

/** A browser itself is larger. */
const SCRIPT_BYTES = 100_000;

/** Our browsers are started by a script that lets them reach 127.0.0.1 alone, and Revideo's page is at `localhost`. */
async function reachingLocalhost(executable: string, folder: string): Promise<string> {
  if (process.platform === 'win32') return executable;
  const only = 'EXCLUDE 127.0.0.1';
  const isScript = (await stat(executable)).size < SCRIPT_BYTES;
  const script = isScript ? await readFile(executable, 'utf8') : '';
  if (!script.includes(only)) return executable;
  const quoted = `'${executable.replaceAll("'", `'\\''`)}'`;
  const file = path.join(folder, 'browser.sh');
  const changed = script.replaceAll('"$0"', quoted).replace(only, `${only}, EXCLUDE localhost`);
  await writeFile(file, changed, { mode: 0o755 });
  return file;
}

/** Seconds that the whole video took. */
function render(folder: string, executable: string, workers: number): Promise<number> {
  const child = spawn(process.execPath, ['render.js', executable, String(workers)], {
    cwd: folder,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000);
    });
  }
  const timers = [
    setTimeout(() => child.kill('SIGTERM'), RENDER_MS),
    setTimeout(() => child.kill('SIGKILL'), RENDER_MS + FAREWELL_MS),
  ];
  return new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const seconds = /^SECONDS ([\d.]+)$/m.exec(said)?.[1];
      if (seconds !== undefined) resolve(Number(seconds));
      else reject(new Error(/^\w*Error: .*$/m.exec(said)?.[0] ?? `Revideo ended with ${signal ?? status}`));
    });
  }).finally(() => timers.forEach(clearTimeout));
}

/** Names of H.264's profiles by their numbers, which is what the ffprobe that Remotion ships says. */
const PROFILES: Readonly<Record<string, string>> = { '66': 'Baseline', '77': 'Main', '100': 'High' };

async function look(file: string): Promise<Omit<RevideoDrawn, 'workers' | 'seconds'>> {
  const asked = 'stream=codec_name,profile,pix_fmt,color_space,nb_frames,avg_frame_rate,bit_rate';
  const answer = await runFf('ffprobe', [
    '-v',
    'error',
    '-select_streams',
    'v',
    '-show_entries',
    asked,
    '-of',
    'json',
    file,
  ]);
  const { streams } = JSON.parse(answer) as { streams: Readonly<Record<string, string>>[] };
  const { codec_name, profile, pix_fmt, color_space, nb_frames, avg_frame_rate = '', bit_rate } = streams[0]!;
  const [frames = 0, seconds = 1] = avg_frame_rate.split('/').map(Number);
  return {
    frames: Number(nb_frames),
    fps: frames / seconds,
    codec: `${codec_name} ${PROFILES[profile ?? ''] ?? profile}`,
    pixelFormat: `${pix_fmt} ${color_space ?? 'untagged'}`,
    kilobitsPerSecond: Math.round(Number(bit_rate) / 1000),
  };
}

/** npm and Node say on stderr what is wrong; what a command was is of less use. */
const firstLine = (error: unknown): string => {
  const { stderr, message } = error as { stderr?: string; message: string };
  return (stderr?.trim() || message).split('\n')[0]!;
};
