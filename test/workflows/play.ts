import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}
export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: unknown;
  readonly strategy?: { readonly 'fail-fast'?: boolean };
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

const COMMAND = `"${process.execPath}" "${path.resolve('bin/nhipcau.mjs')}"`;

/** Our command and scripts as they lie here; what is run is a workspace elsewhere. */
const here = (script: string): string =>
  script
    .replaceAll(/npm run --silent nhipcau --|node bin\/nhipcau\.mjs/g, COMMAND)
    .replaceAll('.github/scripts/', `${path.resolve('.github/scripts')}/`);

/** What outlives a job: artifacts by name, the cache, and the repository. All are folders. */
export interface Server {
  readonly repository: string;
  readonly artifacts: string;
  readonly cache: string;
}

/** Whether a job or a step is run also where something before it failed. */
export const isRunAnyway = ({ if: when = '' }: Pick<Step, 'if'>): boolean => when.includes('!cancelled()');

/**
 * Plays a job's steps in a folder of its own. `values`: what stands for each `${{ … }}`. Answers whether all went well;
 * after one that did not, only those are played that are run anyway.
 */
export function play(
  { steps }: Job,
  folder: string,
  server: Server,
  values: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): boolean {
  let wentWell = true;
  for (const step of steps) {
    if (!wentWell && !isRunAnyway(step)) continue;
    const [action = ''] = (step.uses ?? '').split('@');
    const given = (name: string): string => filled(String(step.with?.[name] ?? ''), values);
    if (action === 'actions/checkout') copy(server.repository, folder);
    if (action === 'actions/cache/restore') copy(server.cache, folder);
    if (action === 'actions/cache/save') {
      rmSync(server.cache, { recursive: true, force: true });
      take(given('path'), folder, server.cache);
    }
    if (action === 'actions/upload-artifact') {
      const isWhole = given('include-hidden-files') === 'true';
      take(given('path'), folder, path.join(server.artifacts, given('name')), isWhole);
    }
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
      try {
        bash(step.run, folder, { ...env, ...(Object.fromEntries(own) as NodeJS.ProcessEnv) });
      } catch {
        wentWell = false;
      }
    }
  }
  return wentWell;
}

const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name] ?? '');

const copy = (from: string, to: string, withHidden = true): void => {
  const filter = (file: string): boolean => withHidden || file === from || !path.basename(file).startsWith('.');
  if (existsSync(from)) cpSync(from, to, { recursive: true, preserveTimestamps: true, filter });
};

/** Of one folder, what is in it; of several paths, each at its place. */
function take(paths: string, folder: string, to: string, withHidden = true): void {
  const wanted = paths.split('\n').filter((name) => name !== '' && !name.startsWith('!'));
  mkdirSync(to, { recursive: true });
  for (const name of wanted.filter((one) => existsSync(path.join(folder, one)))) {
    const isWhole = wanted.length === 1 && statSync(path.join(folder, name)).isDirectory();
    copy(path.join(folder, name), isWhole ? to : path.join(to, name), withHidden);
  }
}
