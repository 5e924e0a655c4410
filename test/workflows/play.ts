import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: unknown;
  readonly steps: readonly Step[];
}
export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | number>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FOLDER = '.github/workflows';

/** All workflows, by the names of their files. */
export const workflows: readonly (readonly [string, Workflow])[] = readdirSync(FOLDER).map((name) => [
  name,
  parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Workflow,
]);

export const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

/** Runs a script as GitHub does; throws with its output where it fails. */
export const bash = (script: string, cwd: string, env: NodeJS.ProcessEnv = {}): void =>
  void execFileSync('bash', ['-eo', 'pipefail', '-c', here(script)], { cwd, env: { ...process.env, ...env } });

/** Our command and scripts as they lie here; what is run is a workspace elsewhere. */
const here = (script: string): string =>
  script
    .replaceAll('npm run --silent nhipcau --', `"${process.execPath}" "${path.resolve('bin/nhipcau.mjs')}"`)
    .replaceAll('.github/scripts/', `${path.resolve('.github/scripts')}/`);

/** What outlives a job: artifacts by name, the cache, and the repository. All are folders. */
export interface Server {
  readonly repository: string;
  readonly artifacts: string;
  readonly cache: string;
}

/** Plays a job's steps in a folder of its own. `values`: what stands for each `${{ … }}`. */
export function play(
  { steps }: Job,
  folder: string,
  server: Server,
  values: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): void {
  for (const step of steps) {
    const [action = ''] = (step.uses ?? '').split('@');
    const given = (name: string): string => filled(String(step.with?.[name] ?? ''), values);
    if (action === 'actions/checkout') copy(server.repository, folder);
    if (action === 'actions/cache/restore') copy(server.cache, folder);
    if (action === 'actions/cache/save') {
      rmSync(server.cache, { recursive: true, force: true });
      take(given('path'), folder, server.cache);
    }
    if (action === 'actions/upload-artifact') take(given('path'), folder, path.join(server.artifacts, given('name')));
    if (action === 'actions/download-artifact' && step.with?.name !== undefined) {
      copy(path.join(server.artifacts, given('name')), folder);
    } else if (action === 'actions/download-artifact') {
      const start = given('pattern').replace('*', '');
      for (const name of readdirSync(server.artifacts).filter((one) => one.startsWith(start))) {
        copy(path.join(server.artifacts, name), path.join(folder, given('path'), name));
      }
    }
    if (step.run !== undefined && step.run !== 'npm ci') {
      const own = Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value, values)]);
      bash(step.run, folder, { ...env, ...(Object.fromEntries(own) as NodeJS.ProcessEnv) });
    }
  }
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name] ?? '');

const copy = (from: string, to: string): void => {
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true });
};

/** Of one folder, what is in it; of several paths, each at its place. */
function take(paths: string, folder: string, to: string): void {
  const wanted = paths.split('\n').filter((name) => name !== '' && !name.startsWith('!'));
  mkdirSync(to, { recursive: true });
  for (const name of wanted.filter((one) => existsSync(path.join(folder, one)))) {
    const isWhole = wanted.length === 1 && statSync(path.join(folder, name)).isDirectory();
    copy(path.join(folder, name), isWhole ? to : path.join(to, name));
  }
}
