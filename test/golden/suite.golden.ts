import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { CASES } from './cases.ts';
import { checkPages, type Drawn, keepPages } from './check-pages.ts';
import { goldenPages } from './draw.ts';
import { goldenMatrix } from './matrix.ts';
import { PLACES } from './places.ts';
import { goldenJobs, temporaryFolder } from './workspace.ts';

const update = process.env.GOLDEN_UPDATE === '1';
const [part = 0, parts = 1] = (process.env.GOLDEN_PART ?? '').split('/').filter(Boolean).map(Number);
const matrix = goldenMatrix();
const ours = CASES.filter((_, index) => index % parts === part);

const { folder, remove } = temporaryFolder();
const inputs = new Map<string, JobInput>();
let assets = '';

beforeAll(async () => {
  const made = await goldenJobs(ours, folder);
  assets = made.assets;
  for (const input of made.jobs) inputs.set(input.id, input);
});

afterAll(() => {
  remove();
  if (update && part === 0) PLACES.baseline.prune(new Set(matrix.map(({ one, name }) => `${one.id}/${name}`)));
  const page = PLACES.report.write();
  if (page) process.stdout.write(`\nWhat differs: ${page}\n`);
});

for (const one of ours) {
  describe(one.id, () => {
    test.each(matrix.filter((job) => job.one === one))('$name', async ({ name, locale, format }) => {
      const input = inputs.get(`${one.id}/${locale}/${format}`);
      expect(input, 'the case can be read and planned').toBeDefined();
      const drawn: Drawn = { story: one.id, name, pages: await goldenPages(input!, one), assets };
      if (update) await keepPages(drawn, PLACES);
      else expect(await checkPages(drawn, PLACES)).toBeUndefined();
    });
  });
}
