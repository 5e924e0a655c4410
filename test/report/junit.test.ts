import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { JobReport } from '../../scripts/report/events.ts';
import { junitReport } from '../../scripts/report/junit.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { sampleJob } from './sample.ts';
import { type XmlNode, xmlTree } from './xml-tree.ts';

const overflow: Diagnostic = {
  rule: 'text-overflow',
  severity: 'error',
  message: 'The text does not fit.',
  file: 'locales/km/cao-bang.json',
  line: 7,
  column: 3,
  story: 'cao-bang',
  locale: 'km',
  format: 'square',
  expected: '≤ 40',
  actual: '52 & more',
  hint: 'Say it in fewer words.',
};

function report(jobs: readonly JobReport[], diagnostics: readonly Diagnostic[] = []): XmlNode {
  const places = { nameOf: (file: string) => `offices/${file}` };
  return xmlTree(junitReport({ jobs, findings: [], interrupted: false }, diagnostics, loadWords('en'), places));
}

const cases = (tree: XmlNode): XmlNode[] => tree.children.flatMap(({ children }) => children);

test('a suite a story, a case a job, with times in seconds and counts', () => {
  const jobs = [
    sampleJob({ variant: 'png' }),
    sampleJob({ id: 'cao-bang/vi/vertical', format: 'vertical', variant: 'video', ms: 30_000 }),
    sampleJob({ id: 'cao-bang/vi/link', format: 'link', state: 'planned', ms: 0 }),
    sampleJob({ id: 'ba-chuyen-di/vi/link', story: 'ba-chuyen-di', format: 'link', state: 'fresh', ms: 0 }),
  ];
  const tree = report(jobs);
  expect(tree).toMatchObject({
    name: 'testsuites',
    attributes: { tests: '4', failures: '0', skipped: '1', time: '31.500' },
  });
  expect(tree.children.map(({ attributes: { name, tests, time } }) => [name, tests, time])).toEqual([
    ['cao-bang', '3', '31.500'],
    ['ba-chuyen-di', '1', '0.000'],
  ]);
  const [square, vertical, link] = cases(tree);
  expect(square!.attributes).toEqual({
    classname: 'cao-bang.vi',
    name: 'square (png)',
    time: '1.500',
    file: 'offices/content/cao-bang/story.md',
  });
  expect(vertical!.attributes.name).toBe('vertical');
  expect(link!.children.map(({ name }) => name)).toEqual(['skipped']);
});

test('a failed job says where, what was expected and found, and what to do next', () => {
  const [failed] = cases(report([sampleJob({ locale: 'km', state: 'failed' })], [overflow]));
  expect(failed!.attributes).toMatchObject({ file: 'offices/locales/km/cao-bang.json', line: '7' });
  const [failure] = failed!.children;
  expect(failure).toMatchObject({
    name: 'failure',
    attributes: { type: 'text-overflow', message: 'The text does not fit.' },
  });
  for (const part of ['locales/km/cao-bang.json:7:3', 'expected: ≤ 40', 'found: 52 & more', 'Say it in fewer words.']) {
    expect(failure!.text).toContain(part);
  }
});

test('an error of a whole story fails its failed jobs, and is no case of its own', () => {
  const broken: Diagnostic = {
    rule: 'invalid-front-matter',
    severity: 'error',
    message: 'No title.',
    story: 'cao-bang',
  };
  const jobs = [sampleJob({ state: 'failed' }), sampleJob({ id: 'cao-bang/en/link', locale: 'en', state: 'failed' })];
  const tree = report(jobs, [broken]);
  expect(cases(tree).map(({ children }) => children[0]?.attributes.message)).toEqual(['No title.', 'No title.']);
  expect(tree.attributes).toMatchObject({ tests: '2', failures: '2' });
});

test('an error fails the jobs that it stopped and no other; a warning about more than one job fails nothing', () => {
  const told = (about: Partial<Diagnostic>): Diagnostic => ({
    rule: 'text-overflow',
    severity: 'error',
    message: 'All.',
    story: 'cao-bang',
    ...about,
  });
  const failed = (locale: string, format: string): JobReport => sampleJob({ locale, format, state: 'failed' });
  const tree = report(
    [failed('vi', 'square'), failed('en', 'square'), failed('vi', 'link'), sampleJob({ locale: 'km' })],
    [
      told({ locale: 'vi', message: 'Language.' }),
      told({ format: 'square', message: 'Format.' }),
      told({ locale: 'km', format: 'square', message: 'Made all the same.' }),
      told({ severity: 'warning', message: 'Weak.', file: 'content/cao-bang/story.md', line: 4, column: 2 }),
    ],
  );
  expect(
    cases(tree).map(({ children: [child] }) => [child?.name, child?.text.match(/[A-Z][a-z ]*\./g)?.join(' ')]),
  ).toEqual([
    ['failure', 'Language. Format.'],
    ['failure', 'Format.'],
    ['failure', 'Language.'],
    [undefined, undefined],
    ['failure', 'Made all the same.'],
    ['system-out', 'Weak.'],
  ]);
  expect(tree.attributes).toMatchObject({ tests: '6', failures: '4' });
  expect(cases(tree)[5]!.attributes).toMatchObject({ file: 'offices/content/cao-bang/story.md', line: '4' });
});

test('what belongs to no job is a case of its own; warnings pass and are told; notes are left out', () => {
  const { format, ...text } = overflow;
  const tree = report(
    [sampleJob({ locale: 'km' })],
    [
      text,
      { ...overflow, rule: 'text-too-small', severity: 'warning' },
      { rule: 'invalid-newsroom', severity: 'error', message: 'No newsroom.' },
      { rule: 'unreviewed-translation', severity: 'info', message: 'Nobody has read it.', story: 'cao-bang' },
    ],
  );
  expect(format).toBe('square');
  expect(tree.attributes).toMatchObject({ tests: '3', failures: '2' });
  expect(cases(tree).map(({ attributes: { classname, name } }) => [classname, name])).toEqual([
    ['cao-bang.km', 'square'],
    ['cao-bang.check', 'check text-overflow locales/km/cao-bang.json:7:3 km'],
    ['nhipcau.check', 'check invalid-newsroom'],
  ]);
  expect(cases(tree)[0]!.children).toMatchObject([{ name: 'system-out' }]);
});

test('whatever stands in a text, the document is XML', () => {
  const attack = ']]>"<\u0000\u001b[31m\ud800\ufffe\r\n\t&amp; 三次 \u{1f600}';
  const [failed] = cases(
    report(
      [sampleJob({ locale: 'km', state: 'failed', format: attack })],
      [{ ...overflow, message: attack, actual: attack, format: attack }],
    ),
  );
  expect(failed!.children[0]!.attributes.message).toBe(']]>"<[31m\r\n\t&amp; 三次 \u{1f600}'.replace('\t', ' '));
  expect(failed!.children[0]!.text).toContain(']]>"<[31m');
});
