import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Manifest } from '../../scripts/cache/manifest.ts';
import { mustLock } from '../must-lock.ts';
import { FRONT_MATTER, nhipcau, nhipcauJson, type Ran, STORY, STORY_EN, smallDisk, workspace, write } from '../rig.ts';

const manifestOf = (root: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, 'output/manifest.json'), 'utf8')) as Manifest;

const filesOf = (root: string): string[] =>
  readdirSync(path.join(root, 'output'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[a-z0-9]+$/.test(name))
    .sort();

/** Every entry names a file with that size and content, and every picture has an entry. */
function expectTrueManifest(root: string): void {
  const { jobs } = manifestOf(root);
  for (const { job, files, state } of jobs) {
    if (state === 'outdated') continue;
    for (const { name, bytes, hash } of files) {
      const content = readFileSync(path.join(root, 'output', path.dirname(job), name));
      expect([content.length, createHash('sha256').update(content).digest('hex')], name).toEqual([bytes, hash]);
    }
  }
  const named = jobs.flatMap(({ job, files }) => files.map(({ name }) => `${path.dirname(job)}/${name}`));
  expect(filesOf(root).filter((name) => name !== 'manifest.json')).toEqual(named.sort());
}

const states = (jobs: readonly { id: string; state: string }[]): Record<string, string> =>
  Object.fromEntries(jobs.map(({ id, state }) => [id.replace('chuyen-di/', ''), state]));
const all = (state: string): Record<string, string> => ({
  'vi/square': state,
  'vi/link': state,
  'en/square': state,
  'en/link': state,
});

test('draws everything once, then only what changed, and says why', async () => {
  const root = workspace();
  const first = await nhipcauJson(['render', '--root', root]);
  expect({ status: first.status, stderr: first.stderr }).toEqual({ status: 0, stderr: '' });
  expect(states(first.json.jobs)).toEqual(all('rendered'));
  expect(first.json.jobs.find(({ id }) => id === 'chuyen-di/vi/link')!.files).toEqual([
    'chuyen-di/vi/link.png',
    'chuyen-di/vi/link.txt',
  ]);
  expectTrueManifest(root);

  const second = await nhipcauJson(['render', '--root', root]);
  expect(states(second.json.jobs)).toEqual(all('fresh'));
  expect(second.json.jobs.map(({ files }) => files)).toEqual(first.json.jobs.map(({ files }) => files));

  const reworded = { ...STORY_EN, title: 'Three trips' };
  write(root, { 'locales/en/chuyen-di.json': JSON.stringify(reworded) });
  const third = await nhipcauJson(['render', '--root', root, '--explain']);
  expect(states(third.json.jobs)).toEqual({ ...all('fresh'), 'en/square': 'rendered', 'en/link': 'rendered' });
  expect(third.json.jobs.find(({ id }) => id === 'chuyen-di/en/link')!.reasons).toEqual([
    'message “title” has changed: “Three journeys” → “Three trips”',
  ]);
  expectTrueManifest(root);
});

test('a deleted or altered picture comes back from the cache, its neighbours are not touched', async () => {
  const root = workspace();
  await nhipcau(['render', '--root', root]);
  rmSync(path.join(root, 'output/chuyen-di/vi/link.png'));
  write(root, { 'output/chuyen-di/en/link.png': 'cut short' });
  const { json } = await nhipcauJson(['render', '--root', root]);
  expect(states(json.jobs)).toEqual({ ...all('fresh'), 'vi/link': 'cached', 'en/link': 'cached' });
  expect(json.jobs.flatMap(({ reasons }) => reasons)).toEqual([
    'file is gone: chuyen-di/vi/link.png',
    expect.stringMatching(/^file was altered: chuyen-di\/en\/link\.png \(\d+ → 9 bytes\)$/),
  ]);
  expectTrueManifest(root);
});

test('a second run touches neither descriptions nor PDF, and one that is gone comes back as it was', async () => {
  const root = workspace();
  const render = ['render', '--root', root, '--locale', 'vi', '--format', 'a4,link,square'];
  const folder = path.join(root, 'output/chuyen-di/vi');
  const kept = (): Record<string, readonly [number, string]> =>
    Object.fromEntries(
      readdirSync(folder).map((name) => {
        const file = path.join(folder, name);
        return [name, [statSync(file).mtimeMs, readFileSync(file).toString('base64')]];
      }),
    );
  const first = await nhipcauJson(render);
  expect(states(first.json.jobs)).toEqual({ 'vi/a4': 'rendered', 'vi/link': 'rendered', 'vi/square': 'rendered' });
  const before = kept();
  expect(Object.keys(before)).toEqual(
    expect.arrayContaining(['a4.pdf', 'a4.png', 'a4.txt', 'link.txt', 'square-01.txt']),
  );
  expect(states((await nhipcauJson(render)).json.jobs)).toEqual({
    'vi/a4': 'fresh',
    'vi/link': 'fresh',
    'vi/square': 'fresh',
  });
  expect(kept()).toEqual(before);

  for (const name of ['a4.pdf', 'link.txt']) rmSync(path.join(folder, name));
  const { json } = await nhipcauJson(render);
  expect(states(json.jobs)).toEqual({ 'vi/a4': 'cached', 'vi/link': 'cached', 'vi/square': 'fresh' });
  expect(json.jobs.flatMap(({ reasons }) => reasons)).toEqual([
    'file is gone: chuyen-di/vi/link.txt',
    'file is gone: chuyen-di/vi/a4.pdf',
  ]);
  const after = kept();
  const bytes = (files: ReturnType<typeof kept>) => Object.entries(files).map(([name, [, content]]) => [name, content]);
  expect(bytes(after)).toEqual(bytes(before));
  const squares = (files: ReturnType<typeof kept>) =>
    Object.entries(files).filter(([name]) => name.startsWith('square'));
  expect(squares(after)).toEqual(squares(before));
  expectTrueManifest(root);
});

test('a story that lost a section leaves no stale card, and nothing of a person’s is touched', async () => {
  const section = '\n## Thêm một mục\n\nMột đoạn văn nữa.\n';
  const root = workspace({ 'content/chuyen-di/story.md': STORY + section });
  const vi = ['render', '--root', root, '--locale', 'vi', '--format', 'square'];
  const before = await nhipcauJson(vi);
  write(root, { 'content/chuyen-di/story.md': STORY, 'output/chuyen-di/vi/square-99.png': 'mine' });
  const after = await nhipcauJson(vi);
  const [old, now] = [before, after].map(({ json }) => json.jobs[0]!.files);
  expect(now!.length).toBeLessThan(old!.length);
  expect(filesOf(root)).toEqual([...now!, 'chuyen-di/vi/square-99.png', 'manifest.json']);
});

test('a broken story fails alone: the good one beside it is drawn', async () => {
  const root = workspace({ 'content/hong/story.md': FRONT_MATTER.replace('---\n', '') });
  const { status, json } = await nhipcauJson(['render', '--root', root, '--format', 'link', '--locale', 'vi']);
  expect(status).toBe(1);
  expect(states(json.jobs)).toEqual({ 'hong/vi/link': 'failed', 'vi/link': 'rendered' });
  expectTrueManifest(root);
});

test('--dry-run draws nothing and writes no file of the output', async () => {
  const root = workspace();
  const { json } = await nhipcauJson(['render', '--root', root, '--dry-run']);
  expect(states(json.jobs)).toEqual(all('planned'));
  expect(existsSync(path.join(root, 'output'))).toBe(false);
  // What reading came to may be remembered; of drawing there is nothing.
  for (const kind of ['files', 'drawings', 'inputs', 'parts']) {
    expect(existsSync(path.join(root, '.nhipcau/store', kind)), kind).toBe(false);
  }
  expect(existsSync(path.join(root, '.nhipcau/history.json'))).toBe(false);
});

test('pictures of another encoding stand beside the first', async () => {
  const root = workspace();
  const link = ['render', '--root', root, '--format', 'link', '--locale', 'vi'];
  await nhipcau(link);
  await nhipcau([...link, '--encode', 'webp']);
  expect(filesOf(root)).toEqual([
    'chuyen-di/vi/link.png',
    'chuyen-di/vi/link.txt',
    'chuyen-di/vi/link.webp',
    'chuyen-di/vi/link.webp.txt',
    'manifest.json',
  ]);
  expect(states((await nhipcauJson(link)).json.jobs)).toEqual({ 'vi/link': 'fresh' });
  expect(states((await nhipcauJson([...link, '--encode', 'webp'])).json.jobs)).toEqual({ 'vi/link': 'fresh' });
});

test('Ctrl-C keeps what is done, tells the truth, and the next run does the rest', async () => {
  // Cheap pictures, but more than are begun at once.
  const newsroom =
    'organisation: Union\nlocale: vi\nlocales: [vi, en, fr, es, ru]\nformats: [square, portrait, link]\n';
  const root = workspace({ 'content/newsroom.yaml': newsroom });
  const every = ['render', '--root', root, '--allow-missing'];
  let stopped = false;
  const { status, stdout, stderr } = await nhipcau(every, {
    onOutput(text, kill) {
      if (stopped || !text.includes('made  ')) return;
      stopped = true;
      kill('SIGINT');
    },
  });
  expect(status).toBe(130);
  expect(stderr).toContain('Stopping');
  expect(stdout).toContain('to do');
  expectTrueManifest(root);
  const rest = await nhipcauJson(every);
  expect(new Set(Object.values(states(rest.json.jobs)))).toEqual(new Set(['fresh', 'rendered']));
  expectTrueManifest(root);
});

test('a run killed outright leaves no half picture and nothing that the next run does not mend', async () => {
  const root = workspace();
  const every = ['render', '--root', root, '--format', 'square,portrait,link'];
  let killed = false;
  await nhipcau(every, {
    onOutput(text, kill) {
      if (killed || !text.includes('made  ')) return;
      killed = true;
      kill('SIGKILL');
    },
  });
  write(root, { 'output/.nhipcau-tmp/link.png.tmp-1-0123456789ab': 'half a pict' });
  const { status } = await nhipcauJson([...every]);
  expect(status).toBe(0);
  expectTrueManifest(root);
});

test('two builds of one folder at once both succeed and draw each job once', async () => {
  const root = workspace();
  const builds = await Promise.all([1, 2].map(() => nhipcauJson(['render', '--root', root])));
  expect(builds.map(({ status }) => status)).toEqual([0, 0]);
  const drawn = builds.flatMap(({ json }) => json.jobs.filter(({ state }) => state === 'rendered'));
  expect(drawn.map(({ id }) => id).sort()).toEqual(
    Object.keys(all(''))
      .map((id) => `chuyen-di/${id}`)
      .sort(),
  );
  expectTrueManifest(root);
});

test('a run that waited for another takes nothing back of what that one drew', async () => {
  const root = workspace();
  const output = path.join(root, 'output');
  const link = ['render', '--root', root, '--format', 'link'];
  expect((await nhipcauJson(link)).status).toBe(0);
  const held = await mustLock(output);
  const report = path.join(root, 'report.json');
  const late = await new Promise<{ readonly ended: Promise<Ran> }>((waiting) => {
    const ended = nhipcau([...link, '--report', report], {
      onOutput: (text) => text.includes(`${process.pid}`) && waiting({ ended }),
    });
  });
  write(root, {
    'content/chuyen-di/story.md': STORY.replace('Ba chuyến đi', 'Bốn chuyến đi'),
    'content/moi-them/story.md': STORY,
  });
  const other = path.join(root, 'other');
  await nhipcauJson([...link, '--output', other]);
  cpSync(other, output, { recursive: true });
  await held.release();
  await late.ended;
  const { jobs } = JSON.parse(readFileSync(report, 'utf8')) as Awaited<ReturnType<typeof nhipcauJson>>['json'];
  expect(jobs.filter(({ locale }) => locale === 'vi').map(({ id, state }) => [id, state])).toEqual([
    ['chuyen-di/vi/link', 'fresh'],
    ['moi-them/vi/link', 'fresh'],
  ]);
  for (const name of ['chuyen-di/vi/link.png', 'moi-them/vi/link.png']) {
    expect(readFileSync(path.join(output, name)).equals(readFileSync(path.join(other, name))), name).toBe(true);
  }
});

test('a full disk fails what does not fit, leaves the old pictures whole, and is told', async ({ skip }) => {
  const disk = smallDisk('160k');
  if (!disk) return skip('mounting a small disk is not permitted here');
  const root = workspace();
  const link = ['render', '--root', root, '--output', disk, '--format', 'link'];
  const first = await nhipcauJson(link);
  expect(first.status).toBe(0);
  const files = ['link.png', 'link.txt'];
  const read = (): Buffer[] => files.map((name) => readFileSync(path.join(disk, 'chuyen-di/vi', name)));
  const old = read();
  // Room for the manifest, the journal and a description, not for a picture.
  write(disk, { 'filler.bin': Buffer.alloc(160 * 1024 - 4096 * 3 - blocks(disk)) });
  write(root, { 'content/chuyen-di/story.md': STORY.replace('Ba chuyến đi', 'Bốn chuyến đi') });
  const { status, json } = await nhipcauJson(link);
  expect(status).toBe(1);
  expect(json.jobs.some(({ state }) => state === 'failed')).toBe(true);
  expect(read().map((bytes, index) => bytes.equals(old[index]!))).toEqual([true, true]);
  expect(readdirSync(path.join(disk, 'chuyen-di/vi')).sort()).toEqual(files);
});

/** Bytes taken on a disk of 4 KiB pages. */
const blocks = (disk: string): number =>
  readdirSync(disk, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + Math.ceil(statSync(path.join(entry.parentPath, entry.name)).size / 4096) * 4096, 0);
