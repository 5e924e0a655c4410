import { execFile } from 'node:child_process';

export interface GitRun {
  /** False where git refused or failed; what it said is in `stderr`. */
  readonly ok: boolean;
  /** Names of files come as they are stored, in whatever encoding. */
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface GitOptions {
  /** Where git starts, which must be a folder nobody else writes: Windows looks for programs there first. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** What is written to its standard input. */
  readonly input?: Buffer;
}

/** The names of the files of a very large workspace. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Runs git, without a shell. Undefined where git is not installed. */
export const runGit = (args: readonly string[], { cwd, env, input }: GitOptions): Promise<GitRun | undefined> =>
  new Promise((resolve) => {
    const options = { cwd, env, maxBuffer: MOST_BYTES, encoding: 'buffer' } as const;
    const child = execFile('git', [...args], options, (error, stdout, stderr) => {
      const isMissing = error?.code === 'ENOENT';
      resolve(isMissing ? undefined : { ok: error === null, stdout, stderr: stderr.toString() });
    });
    // A git that ends before it has read everything tells why itself.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
