import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { nhipcauJson, type Printed } from '../rig.ts';
import { openEditedWorkspace } from './edited-workspace.ts';
import { EDITS } from './newsroom-edits.ts';
import { shownFiles } from './output-folder.ts';
import { randomOf, shuffled } from './random.ts';

export interface OracleOptions {
  readonly seed: number;
  readonly edits: number;
  /** One edit in so many is drawn as videos too; 0: none. */
  readonly videosEvery: number;
  readonly folder: string;
  /** What part of the workspace: names for the command line. */
  readonly selection?: readonly string[];
  /** Which edits, in turn; all of them at random where nothing is said. */
  readonly kinds?: readonly string[];
}

export interface Verdict {
  readonly edits: number;
  /** Jobs drawn after edits, the first drawing of all not counted. */
  readonly drawn: number;
  /** Of them those that came out as they were. */
  readonly needless: readonly string[];
  /** Jobs that came from the cache. */
  readonly cached: number;
  /** Jobs that a plan promised and no run had to draw. */
  readonly promised: number;
  /** Jobs that an error stood in the way of. */
  readonly failed: number;
}

type Counts = { -readonly [Name in keyof Verdict]: Verdict[Name] } & { needless: string[] };

/** One command line for what is drawn again and again into one folder. */
interface Course {
  readonly name: string;
  readonly args: readonly string[];
  readonly every: number;
}

/**
 * Edits a workspace at random and draws what each edit touches, beside an oracle that draws everything anew into an empty
 * folder with nothing kept. The bytes are the same each time; what was drawn for nothing is counted.
 */
export async function playEdits({
  seed,
  edits,
  videosEvery,
  folder,
  selection = [],
  ...rest
}: OracleOptions): Promise<Verdict> {
  const random = randomOf(seed);
  const root = path.join(folder, 'workspace');
  const { edit } = await openEditedWorkspace(root, random);
  const stills: Course = { name: 'stills', args: ['--kind', 'still', ...selection], every: 1 };
  const video = ['--kind', 'video', '--profile', 'draft', '--story', 'nui', '--locale', 'vi,en'];
  const courses = videosEvery > 0 ? [stills, { name: 'videos', args: video, every: videosEvery }] : [stills];
  const counts: Counts = { edits: 0, drawn: 0, needless: [], cached: 0, promised: 0, failed: 0 };
  for (const course of courses) {
    const { jobs, diagnostics } = await run(root, folder, course);
    expect(jobs.filter(({ state }) => state !== 'rendered'), JSON.stringify(diagnostics)).toEqual([]);
  }
  // Every kind of edit has its turn before any has its second.
  let kinds: string[] = [];
  for (let number = 1; number <= edits; number += 1) {
    if (kinds.length === 0) kinds = rest.kinds ? [...rest.kinds].reverse() : shuffled(random, Object.keys(EDITS));
    const kind = kinds.pop()!;
    await edit(kind);
    counts.edits += 1;
    for (const course of courses.filter(({ every }) => number % every === 0)) {
      await judge(root, folder, course, `seed ${seed}, edit ${number}: ${kind}`, counts);
    }
  }
  return counts;
}

const outputOf = (folder: string, { name }: Course): string => path.join(folder, name);
const commonOf = (root: string, { args }: Course): string[] => ['--root', root, '--allow-missing', ...args];

async function run(root: string, folder: string, course: Course): Promise<Printed> {
  const output = outputOf(folder, course);
  const { json, stderr } = await nhipcauJson(['render', ...commonOf(root, course), '--output', output], {
    env: { NHIPCAU_CACHE: path.join(folder, 'cache') },
  });
  expect(json.jobs.length, stderr).toBeGreaterThan(0);
  return json;
}

/** Draws everything into an empty folder. */
async function oracle(
  root: string,
  folder: string,
  course: Course,
): Promise<{ jobs: Printed['jobs']; output: string }> {
  const [output, cache] = [path.join(folder, 'oracle'), path.join(folder, 'cache-of-oracle')];
  for (const place of [output, cache]) rmSync(place, { recursive: true, force: true });
  const args = ['render', ...commonOf(root, course), '--output', output];
  const { json } = await nhipcauJson(args, { env: { NHIPCAU_CACHE: cache } });
  return { jobs: json.jobs, output };
}

async function judge(root: string, folder: string, course: Course, about: string, counts: Counts): Promise<void> {
  const output = outputOf(folder, course);
  const before = shownFiles(output);
  const { json: plan } = await nhipcauJson(['plan', ...commonOf(root, course), '--output', output], {
    env: { NHIPCAU_CACHE: path.join(folder, 'cache') },
  });
  const done = await run(root, folder, course);
  const expected = await oracle(root, folder, course);

  const idsIn = (jobs: Printed['jobs'], ...states: string[]): string[] =>
    jobs.filter(({ state }) => states.includes(state)).map(({ id }) => id);
  const drawn = idsIn(done.jobs, 'rendered');
  const promised = idsIn(plan.jobs, 'planned');
  expect(
    drawn.filter((id) => !promised.includes(id)),
    `${about}: drawn, and not in the plan`,
  ).toEqual([]);
  expect(idsIn(done.jobs, 'failed'), `${about}: failed`).toEqual(idsIn(expected.jobs, 'failed'));

  const failed = new Set(idsIn(done.jobs, 'failed'));
  const after = shownFiles(output);
  const ours = [...after].filter(([file]) => file !== 'manifest.json' && !isOf(failed, file));
  const theirs = [...shownFiles(expected.output)].filter(([file]) => file !== 'manifest.json');
  expect(new Map(ours), `${about}: an output folder that is not what a new one would be`).toEqual(new Map(theirs));
  if (failed.size === 0) {
    expect(after.get('manifest.json'), `${about}: manifest`).toBe(shownFiles(expected.output).get('manifest.json'));
  }
  const jobs = new Map(done.jobs.map((job) => [job.id, job]));
  for (const id of drawn) {
    const files = jobs.get(id)!.files;
    if (files.every((file) => before.get(file) === after.get(file))) counts.needless.push(`${about}: ${id}`);
  }
  counts.drawn += drawn.length;
  counts.cached += idsIn(done.jobs, 'cached').length;
  counts.promised += promised.length - drawn.length;
  counts.failed += failed.size;
}

/** Whether a file is of one of these jobs: `<story>/<locale>/<format>-01.png`. */
const isOf = (jobs: ReadonlySet<string>, file: string): boolean =>
  [...jobs].some((job) => file.startsWith(`${job}.`) || file.startsWith(`${job}-`));
