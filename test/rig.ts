import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** What the command line left. */
export interface Ran {
  /** Exit status; null where a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Called with each piece of output; may stop the process with a signal. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const BIN = path.resolve('bin/nhipcau.mjs');
/** The machine's own language and CI must not change what a test sees. */
export const PLAIN = {
  npm_lifecycle_event: undefined,
  LANG: 'en_GB.UTF-8',
  LC_ALL: '',
  NHIPCAU_LANG: '',
  CI: '',
  GITHUB_ACTIONS: '',
  GITHUB_WORKSPACE: '',
};

/** Runs the real command line as a process of its own. */
export function nhipcau(args: readonly string[], { env, cwd, onOutput }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd, env: { ...process.env, ...PLAIN, ...env } });
  const ran = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      ran[name] += text;
      onOutput?.(text, (signal) => child.kill(signal));
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, ...ran }));
  });
}

/** A folder of its own with these files (path: text or bytes), removed when the test ends. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhipcau-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  write(folder, files);
  return folder;
}

/** A disk of that size, unmounted when the test ends; undefined where this user may not mount one. */
export function smallDisk(size: string): string | undefined {
  const place = folderWith();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', place], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  // Runs before the folder is removed: the last to be registered is the first to run.
  onTestFinished(() => void execFileSync('umount', [place]));
  return place;
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

const NEWSROOM = `organisation: { vi: Công đoàn thử nghiệm, en: Test union }
locale: vi
locales: [vi, en]
formats: [square, link]
`;

/** Front matter that a story cannot do without. */
export const FRONT_MATTER = `---
title: Ba chuyến đi
summary: Năm năm làm công tác đối ngoại
date: 2015-04-06
source:
  title: Báo cáo số 17
  publisher: Liên đoàn Lao động tỉnh
---
`;

/** A story that renders: front matter, a statistic and a paragraph. */
export const STORY = `${FRONT_MATTER}
## Một tỉnh biên giới

- **34.318** đoàn viên

Công đoàn tập hợp người lao động ở một tỉnh miền núi.
`;

/** The English catalog of `STORY`. */
export const STORY_EN = {
  title: 'Three journeys',
  summary: 'Five years of work abroad',
  'source.title': 'Report No. 17',
  'source.publisher': 'Provincial federation of labour',
  'mot-tinh-bien-gioi.heading': 'A province on the border',
  'mot-tinh-bien-gioi.figure.1_one': 'member',
  'mot-tinh-bien-gioi.figure.1_other': 'members',
  'mot-tinh-bien-gioi.text.1': 'The union brings together the workers of a mountain province.',
};

/** A workspace with a newsroom (vi, en; square, link) and the story `chuyen-di` in both; `files` add or replace. */
export function workspace(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  return folderWith({
    'content/newsroom.yaml': NEWSROOM,
    'content/chuyen-di/story.md': STORY,
    'locales/en/chuyen-di.json': JSON.stringify(STORY_EN, null, 2),
    ...files,
  });
}

/** A copy of the workspace that the product ships, without what it has made. */
export function shippedWorkspace(): string {
  const folder = folderWith();
  for (const part of ['content', 'locales']) cpSync(part, path.join(folder, part), { recursive: true });
  return folder;
}

/** The one object that `--json` prints. */
export interface Printed {
  readonly ok: boolean;
  readonly jobs: readonly {
    readonly id: string;
    readonly story: string;
    readonly locale: string;
    readonly format: string;
    readonly state: string;
    readonly files: readonly string[];
    readonly ms: number;
    readonly reasons: readonly string[];
    readonly variant?: string;
    readonly fingerprint?: string;
    readonly expectedMs?: number;
  }[];
  readonly diagnostics: readonly Readonly<Record<string, string | number>>[];
}

/** Runs with `--json`; fails unless stdout is one JSON object and nothing else. */
export async function nhipcauJson(args: readonly string[], options?: RunOptions): Promise<Ran & { json: Printed }> {
  const ran = await nhipcau([...args, '--json'], options);
  return { ...ran, json: JSON.parse(ran.stdout) as Printed };
}
