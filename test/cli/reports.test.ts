import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { xmlTree } from '../report/xml-tree.ts';
import { folderWith, nhipcau, nhipcauJson, type Printed, STORY, STORY_EN, workspace } from '../rig.ts';

const WRONG = { ...STORY_EN, 'mot-tinh-bien-gioi.text.1': 'The {{union}} brings workers together.' };
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

test('--report writes the same as --json, and JUnit, Markdown and a page beside it, also where something failed', async () => {
  const root = workspace({ 'content/hong/story.md': STORY.replace('title:', 'titel:') });
  const folder = folderWith();
  const names = ['report.json', 'junit.xml', 'reports/summary.md', 'reports/summary.html'];
  const reports = names.flatMap((name) => ['--report', path.join(folder, name)]);
  const { status, json } = await nhipcauJson(['plan', '--root', root, ...reports]);
  expect(status).toBe(1);
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
  expect(JSON.parse(read('report.json'))).toEqual(json);
  const suites = xmlTree(read('junit.xml')).children.map(({ attributes: { name, failures } }) => [name, failures]);
  expect(suites).toEqual(
    expect.arrayContaining([
      ['hong', '4'],
      ['chuyen-di', '0'],
    ]),
  );
  expect(read('reports/summary.md')).toContain('## There are errors to mend');
  expect(read('reports/summary.html')).toContain('</html>');
});

test('a report of another kind is wrong usage, before anything is done', async () => {
  const file = path.join(folderWith(), 'report.txt');
  const { status, json } = await nhipcauJson(['plan', '--root', workspace(), '--report', file]);
  expect({ status, jobs: json.jobs }).toEqual({ status: 2, jobs: [] });
  expect(json.diagnostics).toMatchObject([{ rule: 'wrong-usage', expected: '.json, .xml, .md, .html', actual: file }]);
  expect(existsSync(file)).toBe(false);
});

test('a report that cannot be written is an error of the run', async () => {
  const report = path.join(folderWith({ file: '' }), 'file/report.json');
  const { status, json } = await nhipcauJson(['plan', '--root', workspace(), '--report', report]);
  expect(status).toBe(1);
  expect(json.diagnostics).toContainEqual(expect.objectContaining({ rule: 'write-failed', severity: 'error' }));
  expect(json.jobs).toHaveLength(4);
});

test('check reports what it found', async () => {
  const root = workspace({ 'locales/en/chuyen-di.json': JSON.stringify(WRONG, null, 2) });
  const report = path.join(root, 'report.json');
  expect((await nhipcau(['check', '--texts', '--root', root, '--report', report])).status).toBe(1);
  const { ok, diagnostics } = JSON.parse(readFileSync(report, 'utf8')) as Printed;
  expect(ok).toBe(false);
  expect(diagnostics).toContainEqual(expect.objectContaining({ rule: 'placeholder-mismatch' }));
});

test('annotations stand on the line of the story or the translation, in check, plan and render alike', async () => {
  const catalog = JSON.stringify(WRONG, null, 2);
  const root = workspace({
    'content/chuyen-di/story.md': STORY,
    'content/hong/story.md': STORY.replace('date: 2015-04-06', 'date: 2015-04-31'),
    'locales/en/chuyen-di.json': catalog,
  });
  const env = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: root };
  for (const command of [['check', '--texts'], ['plan'], ['render', '--format', 'link']]) {
    const { status, stdout } = await nhipcau([...command, '--root', root, '--quiet'], { env });
    expect(status).toBe(1);
    const errors = [...stdout.matchAll(/^::error file=([^,]*),line=(\d+),col=\d+,title=([^:]*)::/gm)].map((match) =>
      match.slice(1, 4),
    );
    expect(errors, command[0]!).toContainEqual([
      'content/hong/story.md',
      String(lineOf(STORY, 'date:')),
      'invalid-front-matter',
    ]);
    expect(errors, command[0]!).toContainEqual([
      'locales/en/chuyen-di.json',
      String(lineOf(catalog, '"mot-tinh-bien-gioi.text.1"')),
      'placeholder-mismatch',
    ]);
  }
});

test('a run that was stopped leaves its reports, with what was done and what is left', async () => {
  const root = workspace({ 'content/hai/story.md': STORY, 'locales/en/hai.json': JSON.stringify(STORY_EN) });
  const folder = folderWith();
  const names = ['report.json', 'summary.md', 'junit.xml'].map((name) => path.join(folder, name));
  let stopped = false;
  const args = ['render', '--root', root, '--format', 'square,portrait,link,wide', '--jobs', '1'];
  const { status } = await nhipcau([...args, ...names.flatMap((name) => ['--report', name])], {
    onOutput(text, kill) {
      if (stopped || !text.includes('made  ')) return;
      stopped = true;
      kill('SIGINT');
    },
  });
  expect(status).toBe(130);
  const [json, summary, junit] = names.map((name) => readFileSync(name, 'utf8'));
  const { ok, jobs } = JSON.parse(json!) as Printed;
  const count = (state: string): number => jobs.filter((job) => job.state === state).length;
  expect({ ok, jobs: jobs.length }).toEqual({ ok: false, jobs: 16 });
  expect(count('rendered')).toBeGreaterThan(0);
  expect(count('planned')).toBeGreaterThan(0);
  expect(summary).toContain('## Stopped before the end');
  expect(xmlTree(junit!).attributes.skipped).toBe(String(count('planned')));
});
