import { spawn } from 'node:child_process';
import { endGroup } from '../end-group.ts';

/** How a program ended. `said`: the last line on its standard error. */
export type ProgramEnd =
  | { readonly kind: 'done'; readonly stdout: Buffer }
  | { readonly kind: 'failed'; readonly status: string; readonly said: string }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'too-much' };

export interface ProgramRun {
  readonly path: string;
  readonly args: readonly string[];
  /** Text on its standard input, UTF-8. */
  readonly input: string;
  readonly seconds: number;
  /** Bytes that it may write. */
  readonly most: number;
}

/** What of its standard error is kept, letters. */
const KEPT = 4000;

/**
 * Runs a program without a shell, and ends it with all that it started if it takes too long or writes too much. It is not
 * told this tool's own settings, among which are keys of translation services.
 */
export function runProgram({ path, args, input, seconds, most }: ProgramRun): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(path, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A group of its own, so that what it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
      env: ownEnvironment(),
    });
    const pieces: Buffer[] = [];
    let bytes = 0;
    let errors = '';
    let isOver = false;
    const onExit = (): void => endGroup(child);
    const finish = (end: ProgramEnd): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      process.off('exit', onExit);
      endGroup(child);
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(end);
    };
    const timer = setTimeout(() => finish({ kind: 'too-long' }), seconds * 1000);
    process.once('exit', onExit);
    child.stdout.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > most) finish({ kind: 'too-much' });
      else pieces.push(piece);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-KEPT);
    });
    child.once('error', (error) => finish({ kind: 'failed', status: '-', said: error.message }));
    child.once('close', (status, signal) => {
      if (status === 0) finish({ kind: 'done', stdout: Buffer.concat(pieces) });
      else finish({ kind: 'failed', status: String(status ?? signal), said: lastLine(errors) });
    });
    // One that does not read to the end says how it ended by its status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^NHIPCAU_/i.test(name)));

const lastLine = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .at(-1) ?? '';
