import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { folderWith, nhipcau, nhipcauJson, STORY, STORY_EN, workspace, write } from '../rig.ts';

const read = (...parts: string[]): string => readFileSync(path.join(...parts), 'utf8');

/** Every file below a folder with its bytes, without what belongs to a build under way. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'base64')]),
  );

/** Two stories in two languages, planned, and drawn by two machines that have nothing but the plan; drawn once for all tests. */
const drawn = mkdtempSync(path.join(tmpdir(), 'nhipcau-test-'));
vi.setConfig({ testTimeout: 180_000 });
afterAll(() => rmSync(drawn, { recursive: true, force: true }));
let drawing: Promise<void> | undefined;

async function drawOnce(): Promise<void> {
  const at = (name: string): string => path.join(drawn, name);
  cpSync(workspace({ 'content/hai/story.md': STORY, 'locales/en/hai.json': JSON.stringify(STORY_EN) }), at('root'), {
    recursive: true,
  });
  const planned = await nhipcau(['plan', '--root', at('root'), '--json'], { env: { NHIPCAU_CACHE: at('cache-0') } });
  writeFileSync(at('plan.json'), planned.stdout);
  for (const index of [1, 2]) {
    const shard = ['--plan', at('plan.json'), '--shard', `${index}/2`, '--report', at(`${index}/report.json`)];
    const args = ['render', '--root', at('root'), '--output', at(`${index}/output`), ...shard];
    expect((await nhipcau(args, { env: { NHIPCAU_CACHE: at(`cache-${index}`) } })).status).toBe(0);
  }
}

/** A copy of all that for one test. */
async function drawnApart() {
  drawing ??= drawOnce();
  await drawing;
  const folder = folderWith();
  for (const name of ['root', 'plan.json', '1', '2']) {
    cpSync(path.join(drawn, name), path.join(folder, name), { recursive: true });
  }
  const at = (name: string): string => path.join(folder, name);
  const root = at('root');
  const env = { NHIPCAU_CACHE: at('cache') };
  const merge = (...more: string[]) =>
    nhipcauJson(['merge-reports', at('1'), at('2'), '--root', root, '--output', at('output'), ...more], { env });
  return { root, at, merge, env };
}

test('two machines give what one gives, byte for byte; joined twice, nothing changes', async () => {
  const { root, at, merge, env } = await drawnApart();
  const { status, json } = await merge('--plan', at('plan.json'), '--report', at('junit.xml'));
  expect({ status, diagnostics: json.diagnostics.filter(({ severity }) => severity !== 'info') }).toEqual({
    status: 0,
    diagnostics: [],
  });
  expect(json.jobs.map(({ state }) => state)).toEqual(Array.from({ length: 8 }, () => 'rendered'));
  expect(json.jobs[0]!.reasons).toEqual(['not made yet']);
  expect(read(at('junit.xml'))).toContain('tests="8" failures="0"');
  const took = json.jobs.map(({ id, variant, ms }) => [`${id} ${variant}`, ms]);
  expect(JSON.parse(read(at('cache/history.json')))).toEqual(Object.fromEntries(took));
  const whole = await nhipcau(['render', '--root', root, '--output', at('whole')], {
    env: { NHIPCAU_CACHE: at('cache-4') },
  });
  expect(whole.status).toBe(0);
  const merged = contents(at('output'));
  expect(merged).toEqual(contents(at('whole')));
  expect((await merge()).status).toBe(0);
  expect(contents(at('output'))).toEqual(merged);

  // What came is as good as drawn here: it is fresh, and comes back from this cache.
  const args = ['render', '--root', root, '--output', at('output')];
  expect((await nhipcauJson(args, { env })).json.jobs.map(({ state }) => state)).not.toContain('rendered');
  rmSync(at('output'), { recursive: true });
  expect(new Set((await nhipcauJson(args, { env })).json.jobs.map(({ state }) => state))).toEqual(new Set(['cached']));
});

test('a machine that is missing is named; what the other made is brought, and the rest is to do', async () => {
  const { at, root, env } = await drawnApart();
  const { status, json } = await nhipcauJson(
    ['merge-reports', at('2'), at('3'), '--plan', at('plan.json'), '--root', root, '--output', at('output')],
    { env },
  );
  expect(status).toBe(1);
  const errors = json.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message }) => message)).toEqual([
    `${at('3')} holds no report that can be read.`,
    'Part 1 of 2 is missing.',
  ]);
  const made = json.jobs.filter(({ state }) => state === 'rendered');
  expect(made.length).toBeGreaterThan(0);
  expect(json.jobs.filter(({ state }) => state === 'planned').length).toBe(8 - made.length);
  for (const file of made.flatMap(({ files }) => files)) expect(existsSync(at(`output/${file}`)), file).toBe(true);
});

test('a file that is not as it was made replaces nothing, and is told', async () => {
  const { at, merge } = await drawnApart();
  expect((await merge()).status).toBe(0);
  const good = contents(at('output'));
  const [job] = (JSON.parse(read(at('1/report.json'))) as { jobs: { id: string; files: string[] }[] }).jobs;
  const file = job!.files[0]!;
  // Drawn anew on the machine, and damaged on the way here.
  const manifest = JSON.parse(read(at('1/output/manifest.json'))) as { jobs: { job: string; fingerprint: string }[] };
  const entry = manifest.jobs.find((one) => one.job === job!.id)!;
  entry.fingerprint = 'f'.repeat(64);
  writeFileSync(at('1/output/manifest.json'), JSON.stringify(manifest));
  writeFileSync(at(`1/output/${file}`), 'damaged');
  const { status, json } = await merge();
  expect(status).toBe(1);
  expect(json.diagnostics).toContainEqual(
    expect.objectContaining({ rule: 'invalid-report', severity: 'error', message: expect.stringContaining(file) }),
  );
  expect(json.jobs.find(({ id }) => id === job!.id)).toMatchObject({ state: 'failed', files: [] });
  const { 'manifest.json': _, ...kept } = contents(at('output'));
  expect(kept).toEqual(Object.fromEntries(Object.entries(good).filter(([name]) => name !== 'manifest.json')));
});

test('what no job owns any more goes, what somebody has changed or put there stays', async () => {
  const { root, at, merge, env } = await drawnApart();
  expect((await merge()).status).toBe(0);
  const machines = [at('1'), at('2')];
  rmSync(path.join(root, 'content/hai'), { recursive: true });
  write(at('output'), { 'hai/vi/notes.txt': 'mine', 'hai/en/link.png': 'painted over' });
  const planned = await nhipcau(['plan', '--root', root, '--output', at('output'), '--json'], { env });
  writeFileSync(at('plan.json'), planned.stdout);
  for (const [place, machine] of machines.entries()) {
    // A machine that has last night's output, as a cache brings it.
    rmSync(path.join(machine, 'output'), { recursive: true });
    cpSync(at('output'), path.join(machine, 'output'), { recursive: true });
    const shard = [
      '--plan',
      at('plan.json'),
      '--shard',
      `${place + 1}/2`,
      '--report',
      path.join(machine, 'report.json'),
    ];
    await nhipcau(['render', '--root', root, '--output', path.join(machine, 'output'), ...shard], { env });
  }
  const { status, json } = await merge('--plan', at('plan.json'));
  expect(status).toBe(0);
  expect(new Set(json.jobs.map(({ state }) => state))).toEqual(new Set(['fresh']));
  expect(readdirSync(at('output/hai'), { recursive: true }).sort()).toEqual([
    'en',
    'en/link.png',
    'vi',
    'vi/notes.txt',
  ]);
  expect(read(at('output/manifest.json'))).not.toContain('hai/');
  expect(JSON.stringify(json)).toContain('hai/vi/link.png');
});

test('needs the machines’ folders, and a plan that is one', async () => {
  expect((await nhipcau(['merge-reports'])).stderr).toContain('This command needs a “folder”');
  const folder = folderWith({ 'plan.json': '{}' });
  const { status, json } = await nhipcauJson(['merge-reports', folder, '--plan', path.join(folder, 'plan.json')]);
  expect({ status, jobs: json.jobs }).toEqual({ status: 2, jobs: [] });
});
