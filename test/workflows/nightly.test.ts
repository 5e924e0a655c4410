import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, type Printed, STORY, STORY_EN, workspace } from '../rig.ts';
import { play, type Server, workflows } from './play.ts';

const { jobs, env } = workflows.find(([name]) => name === 'nightly.yml')![1];
const ENV = {
  ...Object.fromEntries(Object.entries(env ?? {}).map(([name, value]) => [name, String(value)])),
  CI: 'true',
  LANG: 'en_GB.UTF-8',
};

/** One night: a machine plans, two draw, one joins. Answers the joined report and the summary. */
function night(server: Server): { report: Printed; summary: string; artifact: string } {
  const values = { 'needs.plan.outputs.total': '2', 'github.run_id': '1', 'github.run_attempt': '1' };
  const machine = (): string => folderWith();
  const page = path.join(machine(), 'page.md');
  const own = { ...ENV, GITHUB_OUTPUT: path.join(machine(), 'output'), GITHUB_STEP_SUMMARY: page };
  play(jobs.plan!, machine(), server, values, own);
  for (const shard of ['1', '2']) play(jobs.render!, machine(), server, { ...values, 'matrix.shard': shard }, own);
  play(jobs.merge!, machine(), server, values, own);
  const artifact = path.join(server.artifacts, 'nightly');
  const report = JSON.parse(readFileSync(path.join(artifact, 'report.json'), 'utf8')) as Printed;
  return { report, summary: readFileSync(page, 'utf8'), artifact };
}

const states = ({ jobs: done }: Printed, state: string): string[] =>
  done.filter((job) => job.state === state).map(({ id }) => id);

test.skipIf(process.platform === 'win32')(
  'two nights: the first draws everything, the second what was reworded, and nothing is lost between machines',
  { timeout: 300_000 },
  () => {
    const repository = workspace({ 'content/hai/story.md': STORY, 'locales/en/hai.json': JSON.stringify(STORY_EN) });
    const server = {
      repository,
      artifacts: path.join(folderWith(), 'artifacts'),
      cache: path.join(folderWith(), 'cache'),
    };
    const first = night(server);
    expect(first.report.ok).toBe(true);
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
    expect(second.report.ok).toBe(true);
    expect(states(second.report, 'rendered').sort()).toEqual(['hai/en/link', 'hai/en/square']);
    expect(states(second.report, 'fresh')).toHaveLength(6);
    // What the machines kept came home with the pictures: the reason can be told in words.
    const reasons = second.report.jobs.find(({ id }) => id === 'hai/en/link')!.reasons;
    expect(reasons.join()).toContain('Three journeys');
  },
);
