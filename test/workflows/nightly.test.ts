import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { mustLock } from '../must-lock.ts';
import { folderWith, type Printed, STORY, STORY_EN, workspace } from '../rig.ts';
import { bash, isRunAnyway, play, type Server, workflows } from './play.ts';

const { jobs, env } = workflows.find(([name]) => name === 'nightly.yml')![1];
const ENV = {
  ...Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)])),
  CI: 'true',
  LANG: 'en_GB.UTF-8',
};

interface Night {
  readonly report: Printed;
  readonly summary: string;
  readonly artifact: string;
  /** Whether every step of every machine went well. */
  readonly wentWell: boolean;
}

/** One night: a machine plans, two draw, one joins. Answers the joined report and the summary. */
function night(server: Server): Night {
  // Artifacts belong to a run: nothing of the night before is among them.
  rmSync(server.artifacts, { recursive: true, force: true });
  const values = { 'needs.plan.outputs.total': '2', 'github.run_id': '1', 'github.run_attempt': '1' };
  const machine = (): string => folderWith();
  const page = path.join(machine(), 'page.md');
  const own = { ...ENV, GITHUB_OUTPUT: path.join(machine(), 'output'), GITHUB_STEP_SUMMARY: page };
  expect(play(jobs.plan!, machine(), server, values, own)).toBe(true);
  const drawn = ['1', '2'].map((shard) =>
    play(jobs.render!, machine(), server, { ...values, 'matrix.shard': shard }, own),
  );
  const isDrawn = drawn.every((one) => one);
  expect(isDrawn || isRunAnyway(jobs.merge!)).toBe(true);
  const wentWell = play(jobs.merge!, machine(), server, values, own) && isDrawn;
  const artifact = path.join(server.artifacts, 'nightly');
  const report = JSON.parse(readFileSync(path.join(artifact, 'report.json'), 'utf8')) as Printed;
  return { report, summary: readFileSync(page, 'utf8'), artifact, wentWell };
}

const states = ({ jobs: done }: Printed, state: string): string[] =>
  done.filter((job) => job.state === state).map(({ id }) => id);

test.skipIf(process.platform === 'win32')(
  'three nights: all is drawn, then what was reworded, then what has no error, and nothing is lost between machines',
  { timeout: 300_000 },
  () => {
    const repository = workspace({ 'content/hai/story.md': STORY, 'locales/en/hai.json': JSON.stringify(STORY_EN) });
    const server = {
      repository,
      artifacts: path.join(folderWith(), 'artifacts'),
      cache: path.join(folderWith(), 'cache'),
    };
    const first = night(server);
    expect([first.report.ok, first.wentWell]).toEqual([true, true]);
    expect(states(first.report, 'rendered')).toHaveLength(8);
    expect(first.summary).toContain('| hai | 4 | 0 | 0 | 0 | 0 |');
    for (const file of first.report.jobs.flatMap(({ files }) => files)) {
      expect(readdirSync(path.join(first.artifact, 'output', path.dirname(file)))).toContain(path.basename(file));
    }
    const page = readFileSync(path.join(first.artifact, 'summary.html'), 'utf8');
    expect(page.match(/<a href="output\/[^"]*"><img src="data:image\/webp/g)).toHaveLength(8);

    const catalog = path.join(repository, 'locales/en/hai.json');
    writeFileSync(catalog, readFileSync(catalog, 'utf8').replace('Three journeys', 'Four journeys'));
    const second = night(server);
    expect([second.report.ok, second.wentWell]).toEqual([true, true]);
    expect(states(second.report, 'rendered').sort()).toEqual(['hai/en/link', 'hai/en/square']);
    expect(states(second.report, 'fresh')).toHaveLength(6);
    // What the machines kept came home with the pictures: the reason can be told in words.
    const reasons = second.report.jobs.find(({ id }) => id === 'hai/en/link')!.reasons;
    expect(reasons.join()).toContain('Three journeys');

    // An error of one story spoils the night's colour, and no other picture: they are made, shown and kept for the next night.
    writeFileSync(catalog, readFileSync(catalog, 'utf8').replace('The union', 'The {{union}}'));
    const other = path.join(repository, 'locales/en/chuyen-di.json');
    writeFileSync(other, readFileSync(other, 'utf8').replace('Three journeys', 'Five journeys'));
    const third = night(server);
    expect([third.report.ok, third.wentWell]).toEqual([false, false]);
    expect(states(third.report, 'failed').sort()).toEqual(['hai/en/link', 'hai/en/square']);
    expect(states(third.report, 'rendered').sort()).toEqual(['chuyen-di/en/link', 'chuyen-di/en/square']);
    expect(third.summary).toContain('| hai | 0 | 0 | 2 | 2 | 0 |');
    const file = 'output/chuyen-di/en/link.png';
    const [shown, kept] = [third.artifact, server.cache].map((folder) => readFileSync(path.join(folder, file)));
    expect(kept!.equals(shown!)).toBe(true);
  },
);

const stepOf = (job: keyof typeof jobs, name: string): string =>
  jobs[job]!.steps.find((step) => step.name === name)!.run!;

test.skipIf(process.platform === 'win32')('a night whose newsroom has an error ends at once and says which', () => {
  const folder = workspace({ 'content/newsroom.yaml': 'organisation: Union\nlocale: vi\nlocales: [vi, xx]\n' });
  const page = path.join(folder, 'page.md');
  expect(() => bash(stepOf('plan', 'Plan'), folder, { ...ENV, GITHUB_STEP_SUMMARY: page })).toThrow();
  expect(readFileSync(page, 'utf8')).toContain('newsroom.yaml:3');
});

test.skipIf(process.platform === 'win32')('a machine that runs out of time tells what it has done', async () => {
  const folder = workspace();
  bash(stepOf('plan', 'Plan'), folder, ENV);
  // As long as another run has the output, this one does not end.
  const held = await mustLock(path.join(folder, 'output'));
  const step = stepOf('render', 'Render this part of the plan');
  expect(step).toContain(' 315m ');
  expect(() => bash(step.replace(' 315m ', ' 3s '), folder, { ...ENV, SHARD: '1/2' })).toThrow();
  expect(existsSync(path.join(folder, 'junit.xml'))).toBe(true);
  const report = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'));
  expect(report).toMatchObject({ ok: false, shard: { index: 1, total: 2 } });
  await held.release();
});
