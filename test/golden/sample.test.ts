import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULES } from '../../compositions/model/diagnostic.ts';
import { shownBlockSchema } from '../../compositions/model/document.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { CHART_KINDS } from '../../compositions/model/story.ts';
import { CASES } from './cases.ts';
import { checkPages } from './check-pages.ts';
import { goldenPages } from './draw.ts';
import { goldenMatrix } from './matrix.ts';
import { PLACES } from './places.ts';
import { type GoldenJobs, goldenJobs, temporaryFolder } from './workspace.ts';

/** Large pages take a third of a second each; `npm run golden` draws them. */
const matrix = goldenMatrix().filter(({ format }) => format !== 'a4');
/** One picture of each case, of another format and script each time. */
const sample = CASES.map((one, index) => {
  const jobs = matrix.filter((job) => job.one === one);
  return jobs[(index * 5) % jobs.length]!;
});

const { folder, remove } = temporaryFolder();
let made: GoldenJobs;
const inputs = new Map<string, JobInput>();

beforeAll(async () => {
  made = await goldenJobs(CASES, folder);
  for (const input of made.jobs) inputs.set(input.id, input);
});

afterAll(() => {
  remove();
  const page = PLACES.report.write();
  if (page) process.stdout.write(`\nWhat differs: ${page}\n`);
});

test('every kind of block and of chart stands in a case', () => {
  const blocks = made.jobs.flatMap(({ document }) => document.sections.flatMap((section) => section.blocks));
  const kinds = new Set(blocks.map(({ kind }) => kind));
  const missing = shownBlockSchema.options.map(({ shape }) => shape.kind.value).filter((kind) => !kinds.has(kind));
  expect(missing, 'write a case for these in test/golden/cases.ts').toEqual([]);
  const asked = CHART_KINDS.filter((kind) => !CASES.some(({ body }) => body.includes(`kind=${kind}`)));
  expect(asked, 'charts without a case').toEqual([]);
});

test('every case can be read, and is whole in every language of the sample', () => {
  const serious = made.findings.filter(({ rule }) => RULES[rule].check !== 'info');
  expect(serious).toEqual([]);
  const ids = new Set(made.jobs.map(({ story }) => story));
  expect(CASES.filter(({ id }) => !ids.has(id)).map(({ id }) => id)).toEqual([]);
  const lent = made.jobs.filter(({ fallback }) => fallback).map(({ story, locale }) => `${story} ${locale}`);
  expect([...new Set(lent)], 'add the words to test/golden/words.json').toEqual([]);
});

test.each(sample)('$one.id, $name: as it was approved', async ({ one, name, locale, format }) => {
  const input = inputs.get(`${one.id}/${locale}/${format}`);
  expect(input).toBeDefined();
  const drawn = { story: one.id, name, pages: await goldenPages(input!, one), assets: made.assets };
  expect(await checkPages(drawn, PLACES)).toBeUndefined();
});
