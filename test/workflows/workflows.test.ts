import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { RawOptions } from '../../scripts/commands/flags.ts';
import { readOptions } from '../../scripts/commands/options.ts';
import { buildProgram } from '../../scripts/commands/program.ts';
import { splitCommand } from '../../scripts/files/split-command.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { folderWith } from '../rig.ts';
import { bash, isRunAnyway, type Step, stepsOf, workflows } from './play.ts';

const nightly = workflows.find(([name]) => name === 'nightly.yml')![1];
/** Whether a step leaves something in a cache when a pull request runs it. */
const writesCache = ({ uses = '', with: given = {} }: Step): boolean =>
  /^actions\/cache(\/save)?@/.test(uses) ||
  (/^actions\/setup-/.test(uses) && typeof given.cache === 'string' && !given.cache.includes("event_name == 'push'"));

test('no job that a pull request can start writes into a cache', () => {
  const started = workflows.filter(([, { on }]) => Object.keys(on).some((event) => event.startsWith('pull_request')));
  expect(started.map(([name]) => name)).toEqual(['ci.yml']);
  for (const [, workflow] of started) expect(stepsOf(workflow).filter(writesCache)).toEqual([]);
  expect(started.some(([, workflow]) => 'pull_request_target' in workflow.on)).toBe(false);
  // The rule sees what it should.
  expect(
    stepsOf(nightly)
      .filter(writesCache)
      .map(({ uses }) => uses),
  ).toContain('actions/cache/save@v4');
});

test.each(workflows)('%s may read the repository and no more, and has nobody’s text in a script', (_, workflow) => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  for (const job of Object.values(workflow.jobs)) {
    expect(job.permissions).toBeUndefined();
    for (const { run = '', uses } of job.steps) {
      expect(run).not.toContain('${{');
      if (uses !== undefined) expect(uses).toMatch(/^actions\/[a-z/-]+@v\d+$/);
    }
  }
});

test.each(workflows)('%s waits only for jobs and steps that there are', (_, workflow) => {
  const text = JSON.stringify(workflow);
  for (const [, name] of text.matchAll(/needs\.(\w+)\./g)) expect(Object.keys(workflow.jobs)).toContain(name);
  for (const { needs = [] } of Object.values(workflow.jobs)) {
    for (const name of [needs].flat()) expect(Object.keys(workflow.jobs)).toContain(name);
  }
  const ids = stepsOf(workflow).map(({ id }) => id);
  for (const [, id] of text.matchAll(/steps\.(\w+)\./g)) expect(ids).toContain(id);
});

/** Commands of a script, with the values that its variables could have. */
function commandsIn({ run = '', env = {} }: Step): string[][] {
  const values: Record<string, string> = { SHARD: '1/4', BASE: 'origin/main', MESSAGES: 'vi', ...env };
  return [...run.matchAll(/nhipcau(?: --|\.mjs) ([^\n|>]*)/g)].map(([, line = '']) => {
    const known = line
      .replace(/"\$\{options\[@\]\}"/, '')
      .replace(/\$(\w+)/g, (_, name: string) => values[name]!.replace(/\$\{\{.*?\}\}/g, '1'));
    return splitCommand(known)!.map((part) => part.replace('shards/*', 'shards/shard-1'));
  });
}

test('every command of a workflow is one that the tool understands', async () => {
  const commands = workflows.flatMap(([, workflow]) => stepsOf(workflow).flatMap(commandsIn));
  expect(commands.map(([name]) => name).sort()).toEqual([
    'merge-reports',
    'plan',
    'plan',
    'render',
    'render',
    'render',
  ]);
  for (const command of commands) {
    let faults: unknown = 'never called';
    const program = buildProgram(loadWords('en'), '1', async (_, raw: RawOptions, operands) => {
      faults = readOptions(raw, operands).faults;
    });
    await program.parseAsync(command, { from: 'user' });
    expect(faults, command.join(' ')).toEqual([]);
  }
});

test('whoever reads the cache reads what the night has written', () => {
  const cached = workflows.flatMap(([, workflow]) =>
    stepsOf(workflow).filter(({ uses = '' }) => uses.startsWith('actions/cache/')),
  );
  expect(cached.map(({ uses }) => uses?.split('@')[0]).sort()).toEqual([
    ...Array.from({ length: 4 }, () => 'actions/cache/restore'),
    'actions/cache/save',
  ]);
  // A cache is found by its paths, letter by letter.
  expect(new Set(cached.map((step) => step.with?.path)).size).toBe(1);
  const saved = cached.find(({ uses = '' }) => uses.includes('/save'))!.with!.key as string;
  for (const { with: given } of cached) {
    if (given?.['restore-keys'] !== undefined) expect(saved.startsWith(given['restore-keys'] as string)).toBe(true);
  }
  // What is saved once under a name is never replaced: each attempt has its own.
  expect(saved).toMatch(/\$\{\{ github\.run_id \}\}.*\$\{\{ github\.run_attempt \}\}/);
});

test('what was made is told, sent and kept also where a story has an error or a machine failed', () => {
  const isDrawing = ({ run = '' }: Step): boolean => /nhipcau\S* (?:-- )?(render|merge)/.test(run);
  const drawing = workflows.flatMap(([, { jobs }]) => Object.values(jobs).filter(({ steps }) => steps.some(isDrawing)));
  expect(drawing).toHaveLength(4);
  for (const { steps } of drawing) {
    expect(steps.slice(steps.findIndex(isDrawing) + 1).filter((step) => !isRunAnyway(step))).toEqual([]);
  }
  expect(nightly.jobs.render!.strategy?.['fail-fast']).toBe(false);
  expect(isRunAnyway(nightly.jobs.merge!)).toBe(true);
});

test('whoever asks what has changed has the history to tell', () => {
  const asking = workflows.flatMap(([, { jobs }]) =>
    Object.values(jobs).filter(({ steps }) => steps.some(({ run = '' }) => run.includes('--changed-since'))),
  );
  const checkouts = asking.map(({ steps }) => steps.find(({ uses = '' }) => uses.startsWith('actions/checkout@')));
  expect(checkouts.map((step) => step?.with?.['fetch-depth'])).toEqual([0]);
});

/** The machines of the workflows run Linux. */
const noBash = process.platform === 'win32';
test.skipIf(noBash).each<[number[], number]>([
  [[], 1],
  [[0, 0], 1],
  [[20 * 60_000], 1],
  [[20 * 60_000, 1], 2],
  [[130 * 60_000], 7],
  [[9_000 * 60_000], 8],
])('jobs of %j ms are drawn by %i machines', (times, total) => {
  const folder = folderWith({ 'plan.json': JSON.stringify({ jobs: times.map((expectedMs) => ({ expectedMs })) }) });
  const step = stepsOf(nightly).find(({ id }) => id === 'shards')!;
  bash(step.run!, folder, { GITHUB_OUTPUT: path.join(folder, 'output') });
  const shards = Array.from({ length: total }, (_, index) => index + 1);
  expect(readFileSync(path.join(folder, 'output'), 'utf8')).toBe(`total=${total}\nshards=${JSON.stringify(shards)}\n`);
});

const take = nightly.jobs.render!.steps.find(({ run = '' }) => run.includes('take-made.sh'))!;
const script = take.run!;
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

test.skipIf(noBash)('a machine sends what it made, and what it kept for the next night', () => {
  const jobs = [
    { state: 'rendered', files: ['a/vi/link.png', 'a/vi/link.txt'] },
    { state: 'cached', files: ['a/en/link.png'] },
    { state: 'fresh', files: ['b/vi/link.png'] },
  ];
  const folder = folderWith({
    'report.json': JSON.stringify({ jobs }),
    ...Object.fromEntries(jobs.flatMap(({ files }) => files).map((file) => [`output/${file}`, file])),
    'output/manifest.json': '{}',
    '.nhipcau/store/parts/ab/old': 'old',
  });
  bash('touch -d "1 hour ago" .nhipcau/store/parts/ab/old && touch -d "1 minute ago" .since', folder);
  bash(
    'for kind in parts files drawings; do mkdir -p .nhipcau/store/$kind/cd && touch .nhipcau/store/$kind/cd/new; done',
    folder,
  );
  bash(script, folder);
  expect(filesIn(path.join(folder, 'shard'))).toEqual([
    '.nhipcau/store/parts/cd/new',
    'output/a/en/link.png',
    'output/a/vi/link.png',
    'output/a/vi/link.txt',
    'output/manifest.json',
    'report.json',
  ]);
});

test.skipIf(noBash)('a machine that made nothing, or was killed, sends that', () => {
  const nothing = folderWith({
    'report.json': '{"jobs":[]}',
    '.nhipcau/store/x': '',
    '.since': '',
    'output/README.md': '',
  });
  bash(script, nothing);
  expect(filesIn(path.join(nothing, 'shard'))).toContain('report.json');
  const killed = folderWith({ 'output/a/vi/link.png': '', '.nhipcau/store/x': '', '.since': '' });
  bash(script, killed);
  expect(existsSync(path.join(killed, 'shard/output/a'))).toBe(false);
});
