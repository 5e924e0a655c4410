import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { CommandResult, JobReport } from '../../scripts/report/events.ts';
import { openEditedWorkspace } from './edited-workspace.ts';
import { EDITS } from './newsroom-edits.ts';
import { type Asked, type Drawing, openDrawing } from './open-drawing.ts';
import { shownFiles } from './output-folder.ts';
import { randomOf, shuffled } from './random.ts';

export interface OracleOptions {
  readonly seed: number;
  readonly edits: number;
  /** One edit in so many is drawn as videos too; 0: none. */
  readonly videosEvery: number;
  readonly folder: string;
  readonly workers: number;
  /** What stills of the workspace; all of them where nothing is said. */
  readonly selection?: Asked;
  /** Which edits, in turn; all of them at random where nothing is said. */
  readonly kinds?: readonly string[];
}

export interface Verdict {
  edits: number;
  /** Jobs drawn after edits, the first drawing of all not counted. */
  drawn: number;
  /** Of them those that came out as they were. */
  needless: string[];
  /** Jobs that came from the cache. */
  cached: number;
  /** Jobs that a plan promised and no run had to draw. */
  promised: number;
  /** Jobs that an error stood in the way of. */
  failed: number;
}

/** What is drawn again and again into one folder. */
interface Course {
  readonly asked: Asked;
  readonly every: number;
  readonly output: string;
  readonly ours: Drawing;
  readonly oracle: Drawing;
  /** Folders of the oracle, emptied before each of its runs. */
  readonly fresh: readonly [output: string, cache: string];
}

/**
 * Edits a workspace at random and draws what each edit touches, beside an oracle that draws everything anew into an empty
 * folder with nothing kept. The bytes are the same each time; what was drawn for nothing is counted.
 */
export async function playEdits(options: OracleOptions): Promise<Verdict> {
  const { seed, edits, videosEvery, folder, workers, selection } = options;
  const random = randomOf(seed);
  const root = path.join(folder, 'workspace');
  const { edit } = await openEditedWorkspace(root, random);
  const course = (name: string, every: number, asked: Asked): Course => {
    const [output, oracle] = [path.join(folder, name), path.join(folder, `${name}-oracle`)];
    const [cache, oracleCache] = [path.join(folder, 'cache'), path.join(folder, `${name}-oracle-cache`)];
    return {
      asked: { ...asked, allowMissing: true },
      every,
      output,
      ours: openDrawing({ root, output, cache, workers }),
      oracle: openDrawing({ root, output: oracle, cache: oracleCache, workers }),
      fresh: [oracle, oracleCache],
    };
  };
  const draft = { kind: 'video', profile: 'draft', story: ['nui'], locale: ['vi', 'en'] } as const;
  const stills = course('stills', 1, { kind: 'still', ...selection });
  const courses = videosEvery > 0 ? [stills, course('videos', videosEvery, draft)] : [stills];
  const verdict: Verdict = { edits: 0, drawn: 0, needless: [], cached: 0, promised: 0, failed: 0 };
  try {
    for (const { ours, asked } of courses) {
      const { jobs, findings } = await ours.render(asked);
      expect(idsIn(jobs, 'rendered').length, JSON.stringify(findings)).toBe(jobs.length);
    }
    // Every kind of edit has its turn before any has its second.
    let kinds: string[] = [];
    for (let number = 1; number <= edits; number += 1) {
      if (kinds.length === 0)
        kinds = options.kinds ? [...options.kinds].reverse() : shuffled(random, Object.keys(EDITS));
      const kind = kinds.pop()!;
      await edit(kind);
      verdict.edits += 1;
      for (const one of courses.filter(({ every }) => number % every === 0)) {
        await judge(one, `seed ${seed}, edit ${number}: ${kind}`, verdict);
      }
    }
  } finally {
    for (const { ours, oracle } of courses) await Promise.all([ours.close(), oracle.close()]);
  }
  return verdict;
}

async function judge(course: Course, about: string, verdict: Verdict): Promise<void> {
  const { asked, output, ours } = course;
  const before = shownFiles(output);
  const planned = await ours.plan(asked);
  const { jobs } = await ours.render(asked);
  const after = shownFiles(output);
  const drawn = idsIn(jobs, 'rendered');
  const promised = idsIn(planned.jobs, 'planned');
  expect(
    drawn.filter((id) => !promised.includes(id)),
    `${about}: drawn, and not in the plan`,
  ).toEqual([]);

  const expected = await askOracle(course);
  const failed = idsIn(jobs, 'failed');
  expect(failed, `${about}: failed`).toEqual(idsIn(expected.jobs, 'failed'));
  const isFailed = (file: string): boolean =>
    failed.some((id) => file.startsWith(`${id}.`) || file.startsWith(`${id}-`));
  // The manifest still has what there was before of a job that failed.
  const compared = ([file]: [string, string]): boolean =>
    failed.length === 0 || !(isFailed(file) || file === 'manifest.json');
  expect(new Map([...after].filter(compared)), `${about}: not what a new folder would hold`).toEqual(
    new Map([...expected.files].filter(compared)),
  );
  for (const { id, files } of jobs.filter(({ state }) => state === 'rendered')) {
    if (files.every((file) => before.get(file) === after.get(file))) verdict.needless.push(`${about}: ${id}`);
  }
  verdict.drawn += drawn.length;
  verdict.cached += idsIn(jobs, 'cached').length;
  verdict.promised += promised.length - drawn.length;
  verdict.failed += failed.length;
}

/** Draws everything into an empty folder with nothing kept, by threads that have drawn nothing else. */
async function askOracle({ asked, oracle, fresh }: Course): Promise<CommandResult & { files: Map<string, string> }> {
  for (const folder of fresh) rmSync(folder, { recursive: true, force: true });
  const result = await oracle.render(asked);
  await oracle.close();
  return { ...result, files: shownFiles(fresh[0]) };
}

const idsIn = (jobs: readonly JobReport[], state: JobReport['state']): string[] =>
  jobs.filter((job) => job.state === state).map(({ id }) => id);
