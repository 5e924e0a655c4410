import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { workspaceAt } from '../../scripts/commands/workspace-at.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { folderWith, write } from '../rig.ts';

/** The machine's own settings and hooks stay out of it. */
const PLAIN = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

function git(folder: string, ...args: string[]): string {
  const person = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'init.defaultBranch=main'];
  return execFileSync('git', ['-C', folder, ...person, ...args], {
    env: { ...process.env, ...PLAIN },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

function commit(folder: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--no-verify', '--message', 'x');
  return git(folder, 'rev-parse', 'HEAD');
}

function repository(files: Readonly<Record<string, string | Uint8Array>>, ...init: string[]): string {
  const folder = folderWith();
  git(folder, 'init', '--quiet', ...init);
  commit(folder, files);
  return folder;
}

const FIRST = { 'content/newsroom.yaml': 'locale: vi', 'content/a/story.md': 'first', 'locales/en/a.json': '{}' };

/** Every file under a folder, by path. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  );

async function past(root: string, revision: string): Promise<Record<string, string>> {
  const found = await workspaceAt(root, revision);
  if (!found.ok) throw new Error(JSON.stringify(found.findings));
  const files = filesIn(found.value.root);
  await found.value.remove();
  expect(existsSync(found.value.root)).toBe(false);
  return files;
}

/** Id and values of the one finding, with its words in both languages. */
async function refused(root: string, revision: string): Promise<string> {
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nhipcau-at-'));
  const before = left();
  const { ok, findings } = await workspaceAt(root, revision);
  expect({ ok, count: findings.length, rule: findings[0]!.rule }).toEqual({ ok: false, count: 1, rule: 'wrong-usage' });
  for (const language of ['vi', 'en'] as const) {
    const words = loadWords(language);
    for (const id of [findings[0]!.id, `${findings[0]!.id}.hint`])
      expect(words.has(id), `${language} ${id}`).toBe(true);
  }
  expect(left()).toEqual(before);
  return findings[0]!.id;
}

test('stories and catalogs as they were, and nothing else', async () => {
  const root = repository({ ...FIRST, 'README.md': 'x', 'content/a/ảnh bìa.png': Buffer.from([0, 13, 10, 255]) });
  const first = git(root, 'rev-parse', 'HEAD');
  git(root, 'tag', 'released');
  rmSync(path.join(root, 'locales'), { recursive: true });
  commit(root, { 'content/a/story.md': 'second', 'content/b/story.md': 'new' });
  write(root, { 'content/a/story.md': 'not committed' });
  const { 'content/a/ảnh bìa.png': picture, ...rest } = await past(root, 'released');
  expect(rest).toEqual(FIRST);
  expect(picture).toBe(Buffer.from([0, 13, 10, 255]).toString());
  expect(await past(root, first.slice(0, 9))).toEqual(await past(root, 'HEAD~1'));
  expect(Object.keys(await past(root, 'main')).sort()).toEqual([
    'content/a/story.md',
    'content/a/ảnh bìa.png',
    'content/b/story.md',
    'content/newsroom.yaml',
  ]);
});

test('a workspace in a folder of the repository, one that is not in it yet, and one of SHA-256', async () => {
  const files = Object.fromEntries(Object.entries(FIRST).map(([name, text]) => [`bản tin/${name}`, text]));
  const top = repository({ 'README.md': 'x', 'content/not/story.md': 'of another' });
  commit(top, files);
  expect(await past(path.join(top, 'bản tin'), 'HEAD')).toEqual(FIRST);
  expect(await past(path.join(top, 'bản tin'), 'HEAD~1')).toEqual({});
  expect(await past(repository(FIRST, '--object-format=sha256'), 'HEAD')).toEqual(FIRST);
});

test('line ends as the repository writes them on this disk', async () => {
  const root = repository({ ...FIRST, 'content/a/story.md': 'one\ntwo\n' });
  git(root, 'config', 'core.autocrlf', 'true');
  expect((await past(root, 'HEAD'))['content/a/story.md']).toBe('one\r\ntwo\r\n');
  commit(root, { '.gitattributes': '*.md text eol=lf\n' });
  expect((await past(root, 'HEAD'))['content/a/story.md']).toBe('one\ntwo\n');
});

test('the repository stays as it is, and nothing that it names is run', async () => {
  const root = repository(FIRST);
  const proof = path.join(folderWith(), 'was-run');
  const script = path.join(folderWith({ run: `#!/bin/sh\necho "$0" >> '${proof}'\ncat\n` }), 'run');
  chmodSync(script, 0o755);
  commit(root, { '.gitattributes': '* filter=evil\n' });
  write(root, { '.git/info/attributes': '* filter=evil\n' });
  for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction']) {
    symlinkSync(script, path.join(root, '.git/hooks', hook));
  }
  for (const name of ['filter.evil.smudge', 'filter.evil.process', 'core.fsmonitor', 'core.sshCommand', 'core.pager']) {
    git(root, 'config', name, script);
  }
  git(root, 'config', 'filter.evil.required', 'true');
  write(root, { 'content/a/story.md': 'staged' });
  const before = filesIn(path.join(root, '.git'));
  expect(await past(root, 'HEAD')).toEqual(FIRST);
  expect(filesIn(path.join(root, '.git'))).toEqual(before);
  expect(existsSync(proof)).toBe(false);
  // That the trap works: an ordinary checkout falls into it.
  try {
    git(root, 'checkout', '--', 'content');
  } catch {
    // A process that does not answer as a filter should.
  }
  expect(existsSync(proof)).toBe(true);
});

test('run from a hook, where git says which repository it is about', async () => {
  const root = repository(FIRST);
  const other = repository({ 'content/a/story.md': 'of another' });
  vi.stubEnv('GIT_DIR', path.join(other, '.git'));
  vi.stubEnv('GIT_INDEX_FILE', path.join(other, '.git/index'));
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await past(root, 'HEAD')).toEqual(FIRST);
});

test.each(['', '-h', '--all', '--output=x', '^master', 'main..HEAD', 'main:content', 'v9 ', '$(id)', 'HEAD~9'])(
  '“%s” is no revision',
  async (revision) => {
    expect(await refused(repository(FIRST), revision)).toBe('wrong-usage.git-revision');
  },
);

test('a name that was nearly right', async () => {
  const root = repository(FIRST);
  git(root, 'branch', 'nightly');
  expect(await refused(root, 'nigthly')).toBe('wrong-usage.git-revision-near');
  expect(await refused(root, '^main')).toBe('wrong-usage.git-revision-near');
});

test('no repository, no commit, only the latest commits, objects that are missing', async () => {
  expect(await refused(folderWith(FIRST), 'HEAD')).toBe('wrong-usage.git-repository');
  expect(await refused(path.join(folderWith(), 'nowhere'), 'HEAD')).toBe('wrong-usage.git-repository');
  const unborn = folderWith(FIRST);
  git(unborn, 'init', '--quiet');
  expect(await refused(unborn, 'HEAD')).toBe('wrong-usage.git-unborn');

  const whole = repository(FIRST);
  commit(whole, { 'content/a/story.md': 'second' });
  const shallow = folderWith();
  git(shallow, 'clone', '--quiet', '--depth', '1', `file://${whole}`, '.');
  expect(await past(shallow, 'HEAD')).toEqual({ ...FIRST, 'content/a/story.md': 'second' });
  expect(await refused(shallow, 'HEAD~1')).toBe('wrong-usage.git-shallow');

  git(whole, 'config', 'uploadpack.allowFilter', 'true');
  const partial = folderWith();
  git(partial, 'clone', '--quiet', '--filter=blob:none', `file://${whole}`, '.');
  expect(await refused(partial, 'HEAD~1')).toBe('wrong-usage.git-failed');
});

test('git is not installed', async () => {
  const root = repository(FIRST);
  vi.stubEnv('PATH', folderWith());
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await refused(root, 'HEAD')).toBe('wrong-usage.git-missing');
});
