import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { nearest } from '../files/nearest.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { writeFailed } from './draw.ts';
import { type GitRun, runGit } from './run-git.ts';

/** A workspace of another time, in a folder of its own until it is removed. */
export interface PastWorkspace {
  readonly root: string;
  remove(): Promise<void>;
}

/** All that a job's input is read from. */
const FOLDERS = ['content', 'locales'];
/** Settings of the repository that say how text and links lie on this disk; everything else in it is left alone. */
const KEPT_SETTINGS = '^core\\.(autocrlf|eol|symlinks|longpaths)$';

/**
 * The stories and catalogs of a workspace as they were at a revision, read out of its repository by git. Nothing of the
 * repository is changed, and nothing that it asks for is run: it is only asked for names, and its objects are read from a
 * repository of our own without hooks, filters or attributes of theirs. So files in Git LFS come as the pointers that are stored, and
 * a picture drawn from one counts as changed. Findings: `wrong-usage`, `write-failed`.
 */
export async function workspaceAt(root: string, revision: string): Promise<Result<PastWorkspace>> {
  let folder: string | undefined;
  const remove = async (): Promise<void> => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-at-'));
    const found = await findCommit(root, revision, folder);
    const written = found.ok ? await writeOut(found.value, folder) : found;
    if (written.ok) return succeed({ root: written.value, remove });
    await remove();
    return written;
  } catch (error) {
    await remove();
    return fail(writeFailed(error));
  }
}

/** Where a revision's files are to be found. */
interface Commit {
  readonly id: string;
  /** Folder of the repository's objects. */
  readonly objects: string;
  /** The workspace's place in the repository, with a slash at its end; empty where it is all of it. */
  readonly prefix: string;
  /** `name=value` */
  readonly settings: readonly string[];
}

async function findCommit(root: string, revision: string, cwd: string): Promise<Result<Commit>> {
  const env = environmentWithout(REPOSITORY_NAMES);
  const ask = (...args: readonly string[]): Promise<GitRun | undefined> =>
    runGit(['-C', path.resolve(root), ...args], { cwd, env });
  const place = await ask('rev-parse', '--is-inside-work-tree', '--git-path', 'objects', '--show-prefix');
  if (!place) return fault('git-missing', revision);
  const [isInside, objects, prefix = ''] = place.stdout.toString().split('\n');
  if (!place.ok || isInside !== 'true') return fault('git-repository', revision, place.stderr);
  const commit = await ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  const id = commit?.stdout.toString().trim() ?? '';
  // `^main` names commits to leave out.
  if (!commit?.ok || !/^[0-9a-f]{40,64}$/.test(id)) return fail(await unknownRevision(revision, ask));
  const settings = await ask('config', '--null', '--get-regexp', KEPT_SETTINGS);
  return succeed({
    id,
    objects: path.resolve(root, objects!),
    prefix,
    settings: (settings?.stdout.toString() ?? '').split('\0').flatMap((setting) => {
      const [name, value] = setting.split('\n');
      return name && value !== undefined ? [`${name}=${value}`] : [];
    }),
  });
}

type Ask = (...args: readonly string[]) => Promise<GitRun | undefined>;

async function unknownRevision(revision: string, ask: Ask): Promise<Finding> {
  const head = await ask('rev-parse', '--verify', '--quiet', 'HEAD');
  if (!head?.ok) return wrongUsage('git-unborn', revision);
  const shallow = await ask('rev-parse', '--is-shallow-repository');
  if (shallow?.stdout.toString().trim() === 'true') return wrongUsage('git-shallow', revision);
  const names = await ask('for-each-ref', '--format=%(refname:short)', 'refs/heads', 'refs/remotes', 'refs/tags');
  const guess = nearest(
    revision,
    (names?.stdout.toString() ?? '').split('\n').filter((name) => name !== ''),
  );
  return guess === undefined
    ? wrongUsage('git-revision', revision)
    : wrongUsage('git-revision-near', revision, { nearest: guess });
}

/** Writes the commit's files below `folder`. Answers where the workspace is. */
async function writeOut({ id, objects, prefix, settings }: Commit, folder: string): Promise<Result<string>> {
  const [store, files] = [path.join(folder, 'git'), path.join(folder, 'files')];
  const root = path.join(files, prefix);
  await makeRepository(store, id);
  await mkdir(root, { recursive: true });
  const env = {
    ...environmentWithout(/^GIT_(?!EXEC_PATH$)/),
    HOME: folder,
    XDG_CONFIG_HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_DIR: store,
    GIT_WORK_TREE: files,
    GIT_OBJECT_DIRECTORY: objects,
  };
  const options = settings.flatMap((setting) => ['-c', setting]);
  const run = (args: readonly string[], input?: Buffer): Promise<GitRun | undefined> =>
    runGit([...options, '--literal-pathspecs', ...args], { cwd: files, env, ...(input !== undefined && { input }) });
  const read = await run(['read-tree', id]);
  if (!read?.ok) return fault('git-failed', id, read?.stderr);
  const names = await run(['ls-files', '-z', '--', ...FOLDERS.map((name) => prefix + name)]);
  const written = names?.ok ? await run(['checkout-index', '-z', '--stdin', '--force'], names.stdout) : names;
  return written?.ok ? succeed(root) : fault('git-failed', id, written?.stderr);
}

/** The least that git takes for a repository; made by hand, so that no template of the system comes with it. */
async function makeRepository(store: string, id: string): Promise<void> {
  for (const name of ['objects', 'refs']) await mkdir(path.join(store, name), { recursive: true });
  await writeFile(path.join(store, 'HEAD'), 'ref: refs/heads/none\n');
  const isSha256 = id.length === 64;
  const format = isSha256 ? '[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n' : '';
  await writeFile(path.join(store, 'config'), format);
}

/** What git sets for the hooks it runs: it would lead away from the workspace's own repository. */
const REPOSITORY_NAMES =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|SHALLOW_FILE|GRAFT_FILE)$/;

const environmentWithout = (names: RegExp): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.test(name)));

const fault = (detail: string, revision: string, said = ''): Result<never> => {
  const actual = said.trim();
  return fail({ ...wrongUsage(detail, revision), ...(actual !== '' && { actual }) });
};

const wrongUsage = (detail: string, revision: string, values: Finding['values'] = {}): Finding => ({
  rule: 'wrong-usage',
  id: `wrong-usage.${detail}`,
  values: { given: revision, ...values },
});
