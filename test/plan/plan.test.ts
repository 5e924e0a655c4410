import { expect, test } from 'vitest';
import type { Document } from '../../compositions/model/document.ts';
import { FORMATS } from '../../compositions/model/format.ts';
import { jobInputSchema } from '../../compositions/model/job-input.ts';
import { inputOf, type PlanRequest, planJobs } from '../../scripts/plan/plan.ts';
import { sampleContent, sampleDocument, sampleText, sampleTheme, sampleToolchain } from './sample.ts';

const request = (changes: Partial<PlanRequest> = {}): PlanRequest => ({
  texts: ['vi', 'km'].map((locale) => sampleText(locale)),
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
  expect(jobs.map(({ id }) => id).slice(0, 3)).toEqual([
    'cao-bang/vi/square',
    'cao-bang/vi/story',
    'cao-bang/vi/portrait',
  ]);
  expect(jobs).toHaveLength(2 * FORMATS.length);
  for (const job of jobs) {
    const input = inputOf(job, sampleContent(sampleDocument(), job.view));
    expect(jobInputSchema.parse(JSON.parse(JSON.stringify(input)))).toEqual(input);
  }
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
      .map(({ id }) => id);
  const [, km] = request().texts;
  const reworded = sampleDocument({ title: { key: 'title', value: 'Bốn chuyến đi' } });
  expect(changed({ texts: [sampleText('vi', reworded), km!] })).toEqual(FORMATS.map(({ id }) => `cao-bang/vi/${id}`));
  expect(changed({ encoding: 'webp' })).toHaveLength(2 * 6);
  expect(changed({ captions: 'burned' })).toHaveLength(2 * 3);
  expect(changed({ theme: { ...sampleTheme, accent: '#000001' } })).toHaveLength(2 * 9);
  const toolchain: PlanRequest['toolchain'] = (kind, locale) =>
    sampleToolchain(kind === 'video' && locale === 'km' ? { fonts: 'other' } : {});
  expect(changed({ toolchain })).toEqual(['landscape', 'vertical', 'square-video'].map((id) => `cao-bang/km/${id}`));
});

const STILLS = FORMATS.filter(({ kind }) => kind === 'still').map(({ id }) => id);
const VIDEOS = FORMATS.filter(({ kind }) => kind === 'video').map(({ id }) => id);

/** Formats whose jobs are other ones when a document changes from one to the other. */
function redrawn(from: Partial<Document>, to: Partial<Document>): string[] {
  const [before, after] = [from, to].map((one) =>
    planJobs(request({ texts: [sampleText('vi', sampleDocument(one))] })),
  );
  return after!.jobs
    .filter((job, index) => job.fingerprint !== before!.jobs[index]!.fingerprint)
    .map(({ format }) => format);
}

test('what a video says changes no picture', () => {
  const [facts, plan] = sampleDocument().sections;
  const said = { ...plan!, narration: [{ key: 'plan.text.1', value: 'Nói khác đi.' }] };
  expect(redrawn({}, { sections: [facts!, said] })).toEqual(VIDEOS);
});

test('what sections say changes no preview of a link that has a picture; without one, it shows the first figure', () => {
  const [facts, plan] = sampleDocument().sections;
  const heading = { key: 'plan.heading', value: 'Kế hoạch khác' };
  const last = { sections: [facts!, { ...plan!, heading }] };
  const first = { sections: [{ ...facts!, blocks: [] }, plan!] };
  const rest = [...STILLS.filter((id) => id !== 'link'), ...VIDEOS];
  expect(redrawn({}, last)).toEqual(rest);
  expect(redrawn({}, first)).toEqual(rest);
  const unpictured = { image: undefined };
  expect(redrawn(unpictured, { ...unpictured, ...last })).toEqual(rest);
  expect(redrawn(unpictured, { ...unpictured, ...first }).sort()).toEqual([...STILLS, ...VIDEOS].sort());
  expect(redrawn({}, { summary: { key: 'summary', value: 'Khác' } }).sort()).toEqual([...STILLS, ...VIDEOS].sort());
});

test('without a voice that was meant for them, a text has no videos', () => {
  const { jobs } = planJobs(request({ texts: [{ ...sampleText('vi'), isMute: true }] }));
  expect(jobs.map(({ format }) => format)).toEqual(STILLS);
});

test('pictures of two encodings stand side by side', () => {
  const variants = (encoding: PlanRequest['encoding']) => planJobs(request({ encoding })).jobs[0]!.variant;
  expect(variants('png')).not.toBe(variants('webp'));
});
