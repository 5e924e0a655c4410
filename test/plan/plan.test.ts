import { expect, test } from 'vitest';
import { FORMATS } from '../../compositions/model/format.ts';
import { jobInputSchema } from '../../compositions/model/job-input.ts';
import { type PlanRequest, planJobs } from '../../scripts/plan/plan.ts';
import { sampleDocument, sampleTheme, sampleToolchain } from './sample.ts';

const request = (changes: Partial<PlanRequest> = {}): PlanRequest => ({
  texts: ['vi', 'km'].map((locale) => ({
    story: 'cao-bang',
    locale,
    document: sampleDocument(),
    terms: [],
    fallback: false,
  })),
  formats: FORMATS,
  theme: sampleTheme,
  encoding: 'png',
  captions: 'both',
  renderer: 'painted',
  profile: 'social',
  videoEncoding: 'mp4',
  toolchain: () => sampleToolchain(),
  ...changes,
});

test('one job for each story, locale and format, all formats of a text together, as valid plain data', () => {
  const { jobs } = planJobs(request());
  expect(jobs.map(({ input }) => input.id).slice(0, 3)).toEqual([
    'cao-bang/vi/square',
    'cao-bang/vi/story',
    'cao-bang/vi/portrait',
  ]);
  expect(jobs).toHaveLength(2 * FORMATS.length);
  const copies = JSON.parse(JSON.stringify(jobs)) as typeof jobs;
  for (const [index, copy] of copies.entries()) expect(jobInputSchema.parse(copy.input)).toEqual(jobs[index]!.input);
});

test('every job has a fingerprint of its own, and the same one in every run', () => {
  const prints = planJobs(request()).jobs.map((job) => job.fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
  expect(planJobs(request()).jobs.map((job) => job.fingerprint)).toEqual(prints);
});

test('only the jobs that draw a change get a new fingerprint', () => {
  const before = planJobs(request()).jobs;
  const changed = (changes: Partial<PlanRequest>): string[] =>
    planJobs(request(changes))
      .jobs.filter((job, index) => job.fingerprint !== before[index]!.fingerprint)
      .map(({ input }) => input.id);
  const [vi, km] = request().texts;
  const reworded = sampleDocument({ title: { key: 'title', value: 'Bốn chuyến đi' } });
  expect(changed({ texts: [{ ...vi!, document: reworded }, km!] })).toEqual(
    FORMATS.map(({ id }) => `cao-bang/vi/${id}`),
  );
  expect(changed({ encoding: 'webp' })).toHaveLength(2 * 6);
  expect(changed({ captions: 'burned' })).toHaveLength(2 * 3);
  expect(changed({ theme: { ...sampleTheme, accent: '#000001' } })).toHaveLength(2 * 9);
  const toolchain: PlanRequest['toolchain'] = (kind, locale) =>
    sampleToolchain(kind === 'video' && locale === 'km' ? { fonts: 'other' } : {});
  expect(changed({ toolchain })).toEqual(['landscape', 'vertical', 'square-video'].map((id) => `cao-bang/km/${id}`));
});

test('pictures of two encodings stand side by side', () => {
  const variants = (encoding: PlanRequest['encoding']) => planJobs(request({ encoding })).jobs[0]!.variant;
  expect(variants('png')).not.toBe(variants('webp'));
});
