import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../compositions/model/diagnostic.ts';
import type { CommandResult, JobReport } from '../../scripts/report/events.ts';
import { markdownSummary } from '../../scripts/report/markdown-summary.ts';
import { placesOf } from '../../scripts/report/places.ts';
import { type ReportFiles, writeReports } from '../../scripts/report/report-files.ts';
import { loadWords } from '../../scripts/report/words.ts';
import { folderWith } from '../rig.ts';
import { sampleJob } from './sample.ts';

const GITHUB = {
  GITHUB_WORKSPACE: '/home/runner/work/news',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'union/news',
  GITHUB_SHA: 'abc123',
  GITHUB_RUN_ID: '77',
};
const places = placesOf('/home/runner/work/news/cao bang', GITHUB);

const fault: Diagnostic = {
  rule: 'number-mismatch',
  severity: 'error',
  message: 'The number differs.',
  file: 'locales/km/ba-chuyen-di.json',
  line: 12,
  locale: 'km',
  expected: '34.318',
  actual: '34.31',
  hint: 'Write the same number.',
};

const jobs = [
  sampleJob({ id: 'quiet/vi/link', story: 'quiet', format: 'link', state: 'fresh', ms: 0 }),
  sampleJob({ ms: 90_000 }),
  sampleJob({ id: 'cao-bang/vi/link', format: 'link', state: 'failed', files: [], ms: 0 }),
];
const result = (changes: Partial<CommandResult> = {}): CommandResult => ({
  jobs,
  findings: [],
  interrupted: false,
  ...changes,
});
const markdown = (changes: Partial<CommandResult> = {}, diagnostics: Diagnostic[] = [fault], language?: 'vi'): string =>
  markdownSummary(result(changes), diagnostics, loadWords(language ?? 'en'), places, 'summary.html');

test('the page of a run: a table of stories, those that failed first, and what is wrong with a link to its line', () => {
  expect(markdown({ removed: ['old/vi/link.png'] })).toBe(`## There are errors to mend

1 made · 1 fresh · 1 not made · errors: 1

| story | made | restored | fresh | not made | to do | minutes |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| cao-bang | 1 | 0 | 0 | 1 | 0 | 1.5 |
| quiet | 0 | 0 | 1 | 0 | 0 | 0.0 |
| all stories | 1 | 0 | 1 | 1 | 0 | 1.5 |

- **error:** [cao bang/locales/km/ba-chuyen-di.json:12](https://github.com/union/news/blob/abc123/cao%20bang/locales/km/ba-chuyen-di.json#L12) km: The number differs. \`number-mismatch\`<br>expected: 34.318<br>found: 34.31<br>→ Write the same number.

<details><summary>Removed, because nothing asks for them any more: 1</summary>

- old/vi/link.png

</details>

[Small pictures of what was made: summary.html, among the files of this run](https://github.com/union/news/actions/runs/77#artifacts)
`);
});

test('says when all is well and when a run was stopped, also in Vietnamese', () => {
  expect(markdown({ jobs: jobs.slice(0, 2) }, [])).toContain('## Everything went well');
  expect(markdown({ interrupted: true }, [])).toContain('## Stopped before the end');
  expect(markdown({}, [], 'vi')).toMatch(/\| bài \| đã làm .*\n.*\n\| cao-bang .* 1,5 \|/);
});

test('stories in which nothing was done come last, errors before warnings, and notes are left out', () => {
  const of = (story: string, state: JobReport['state'], ms = 0, expectedMs?: number): JobReport =>
    sampleJob({ story, state, ms, ...(expectedMs !== undefined && { expectedMs }) });
  const told = [of('quiet', 'fresh'), of('back', 'cached'), of('made', 'rendered', 60_000, 90_000)];
  const text = markdown({ jobs: [...told, of('to-do', 'planned', 0, 120_000), of('bad', 'failed')] }, [
    { ...fault, severity: 'info', message: 'Good to know.' },
    { ...fault, severity: 'warning', message: 'Weak.' },
    { ...fault, message: 'Wrong.' },
  ]);
  const rows = [...text.matchAll(/^\| ([a-z-]+) \|.* (\d+\.\d) \|$/gm)].map(([, story, minutes]) => [story, minutes]);
  expect(rows).toEqual([
    ['bad', '0.0'],
    ['back', '0.0'],
    ['made', '1.0'],
    ['to-do', '2.0'],
    ['quiet', '0.0'],
  ]);
  expect([...text.matchAll(/Wrong\.|Weak\.|Good to know\./g)].map(([one]) => one)).toEqual(['Wrong.', 'Weak.']);
});

test('a link leads to its line whatever the file is called, and there is none to a file of another place', () => {
  const at = (file: string): string => markdown({}, [{ ...fault, file }]);
  expect(at('content/a (1)/story.md')).toContain('/content/a%20%281%29/story.md#L12) ');
  expect(at('../../elsewhere/story.md')).not.toContain('/blob/');
});

test('whatever stands in a text, it stays in its cell and is no markup', () => {
  const attack = '](javascript:alert(1)) | <img src=x> `a` **b**\n## c @union https://x.y &lt; [z]';
  const text = markdown({ jobs: [sampleJob({ story: attack })], removed: [attack] }, [
    { ...fault, file: attack, message: attack },
  ]);
  expect(text).not.toMatch(/<img|@union|https:\/\/x|(?<!\\)\]\(javascript|^## c/m);
  expect(
    text
      .split('\n')
      .find((line) => line.includes('javascript') && line.startsWith('|'))!
      .match(/(?<!\\)\|/g),
  ).toHaveLength(8);
  expect(text).toContain('\\*\\*b\\*\\*');
  expect(text).toContain('&amp;lt;');
});

test('however much there is to say, GitHub takes it', () => {
  const long = '語<&|'.repeat(5000);
  const many = Array.from({ length: 2000 }, (_, index) => sampleJob({ story: `${'dai-hoi-'.repeat(10)}${index}` }));
  const faults = many.map((): Diagnostic => ({ ...fault, message: long, actual: long, expected: long, hint: long }));
  const text = markdown({ jobs: many, removed: many.map(() => long) }, faults);
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(text).toContain('| other stories \\(1700\\) | 1700 |');
  expect(text).toContain('| all stories | 2000 |');
  expect(text).toContain('Further errors and warnings: 1950');
});

const picture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 800, channels: 3, background: colour } })
    .png()
    .toBuffer();

async function write(
  changes: Partial<CommandResult>,
  names: readonly string[],
  output = 'output',
): Promise<Record<string, string>> {
  const folder = folderWith({
    [`${output}/cao-bang/vi/square-01.png`]: await picture('#8c004a'),
    [`${output}/cao-bang/vi/vertical-poster.jpg`]: await sharp(await picture('#fff'))
      .jpeg()
      .toBuffer(),
    [`${output}/cao-bang/vi/broken.png`]: 'no picture',
  });
  const options: ReportFiles = {
    files: names.map((name) => path.join(folder, name)),
    words: loadWords('en'),
    release: false,
    output: path.join(folder, output),
    places,
  };
  expect(await writeReports(result(changes), options)).toEqual([]);
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

test('the page shows what was made small, in itself, and leads to the files', async () => {
  const video = sampleJob({
    id: 'cao-bang/vi/vertical',
    format: 'vertical',
    files: ['cao-bang/vi/vertical.mp4', 'cao-bang/vi/vertical-poster.jpg'],
  });
  const broken = sampleJob({ files: ['cao-bang/vi/broken.png'] });
  const { 'reports/summary.html': page } = await write({ jobs: [...jobs, video, broken] }, ['reports/summary.html']);
  expect(page).toContain(`content="default-src 'none'; img-src data:;`);
  const pictures = [...page!.matchAll(/<a href="([^"]*)"><img src="data:image\/webp;base64,([^"]*)"/g)];
  expect(pictures.map(([, href]) => href)).toEqual([
    '../output/cao-bang/vi/square-01.png',
    '../output/cao-bang/vi/vertical.mp4',
  ]);
  const { width, height } = await sharp(Buffer.from(pictures[0]![2]!, 'base64')).metadata();
  expect({ width, height }).toEqual({ width: 80, height: 160 });
  expect(page).toContain('Further pictures: 1');
  expect(page).not.toMatch(/<script|src="http/);
});

test('what was restored has its picture too, and the way to it may have any name', async () => {
  const { 'a.html': page } = await write({ jobs: [sampleJob({ state: 'cached' })] }, ['a.html'], 'thử #2');
  expect(page).toContain(`<a href="${encodeURIComponent('thử #2')}/cao-bang/vi/square-01.png"><img src="data:`);
  expect(page).not.toContain('<details>');
});

test('pictures stand by story and language, under names that a reader of the page knows', async () => {
  const of = (story: string, locale: string, format: string, variant: string): JobReport =>
    sampleJob({ id: `${story}/${locale}/${format}`, story, locale, format, variant });
  const made = [
    of('cao-bang', 'lo', 'square', 'png'),
    of('cao-bang', 'vi', 'square', 'png'),
    of('cao-bang', 'lo', 'link', 'webp'),
    of('dai-hoi', 'qps-ploc', 'vertical', 'video'),
  ];
  const { 'a.html': page } = await write({ jobs: made }, ['a.html']);
  const seen = page!.matchAll(/<(?:h2|h3|figcaption)>([^<]*)/g);
  expect([...seen].map(([, text]) => text)).toEqual([
    'cao-bang',
    'Lao (lo)',
    'square',
    'link · webp',
    'Vietnamese (vi)',
    'square',
    'dai-hoi',
    'qps-ploc',
    'vertical',
  ]);
});

test('whatever stands in a text of the page stays text', async () => {
  const attack = `"><script>alert('1')</script>`;
  const job = sampleJob({ id: attack, story: attack, locale: attack });
  const diagnostics = [{ ...fault, file: attack, message: attack, actual: attack, key: attack }];
  const { 'a.html': page } = await write({ jobs: [job], diagnostics, removed: [attack] }, ['a.html']);
  expect(page).not.toContain('<script');
  expect(page).toContain('alt="&quot;&gt;');
  expect(page).toContain('<li>&quot;&gt;&lt;script&gt;');
  expect(page!.split('&lt;script&gt;').length).toBeGreaterThan(6);
});

test('each ending has its report; the Markdown names the page; a report that cannot be written is told', async () => {
  const written = await write({}, ['a.json', 'a.xml', 'a.md', 'a.html']);
  expect(JSON.parse(written['a.json']!)).toMatchObject({ ok: true, jobs: [{}, {}, {}] });
  expect(written['a.xml']).toContain('<testsuites name="nhipcau" tests="3"');
  expect(written['a.md']).toContain('Small pictures of what was made: a.html');
  const folder = folderWith({ file: '' });
  const options = {
    files: [path.join(folder, 'file/a.md')],
    words: loadWords('en'),
    release: false,
    output: folder,
    places,
  };
  expect(await writeReports(result(), options)).toMatchObject([{ rule: 'write-failed', id: 'write-failed.refused' }]);
});
