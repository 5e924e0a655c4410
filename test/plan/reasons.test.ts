import { expect, test } from 'vitest';
import type { Document } from '../../compositions/model/document.ts';
import { FORMATS } from '../../compositions/model/format.ts';
import type { FingerprintRecord, Toolchain } from '../../scripts/plan/fingerprint.ts';
import { inputOf, planJobs } from '../../scripts/plan/plan.ts';
import { explainChange, reasonsToDraw } from '../../scripts/plan/reasons.ts';
import { sampleContent, sampleDocument, sampleText, sampleTheme, sampleToolchain } from './sample.ts';

function record(
  document: Partial<Document> = {},
  toolchain: Partial<Toolchain> = {},
  accent = '#b8860b',
): FingerprintRecord {
  const drawn = sampleDocument(document);
  const job = planJobs({
    texts: [sampleText('vi', drawn)],
    formats: [FORMATS[0]],
    theme: { ...sampleTheme, accent },
    encoding: 'png',
    captions: 'both',
    renderer: 'painted',
    profile: 'social',
    videoEncoding: 'mp4',
    toolchain: () => sampleToolchain(toolchain),
  }).jobs[0]!;
  return { input: inputOf(job, sampleContent(drawn, job.view)), toolchain: job.toolchain };
}

const earlier = (changes = {}) => ({
  fingerprint: 'f1',
  settled: true,
  files: [{ path: 'a/vi/square-01.png', bytes: 10, size: 10 }],
  ...changes,
});
const ids = (question: Parameters<typeof reasonsToDraw>[0]) => reasonsToDraw(question).map(({ id }) => id);

test('a job whose files are there as they were written is fresh', () => {
  expect(ids({ fingerprint: 'f1', earlier: earlier(), forced: false })).toEqual([]);
});

test('says why a job is to be drawn', () => {
  expect(ids({ fingerprint: 'f1', earlier: undefined, forced: false })).toEqual(['reason.new']);
  expect(ids({ fingerprint: 'f2', earlier: earlier(), forced: false })).toEqual(['reason.changed']);
  expect(ids({ fingerprint: 'f1', earlier: earlier({ settled: false }), forced: false })).toEqual([
    'reason.interrupted',
  ]);
  const gone = earlier({ files: [{ path: 'x', bytes: 10, size: undefined }] });
  expect(ids({ fingerprint: 'f1', earlier: gone, forced: false })).toEqual(['reason.file-missing']);
  const cut = earlier({ files: [{ path: 'x', bytes: 10, size: 4 }] });
  expect(ids({ fingerprint: 'f1', earlier: cut, forced: false })).toEqual(['reason.file-size']);
  const grown = earlier({ files: [{ path: 'x', bytes: 10, size: 11 }] });
  expect(ids({ fingerprint: 'f1', earlier: grown, forced: false })).toEqual(['reason.file-size']);
  expect(ids({ fingerprint: 'f1', earlier: earlier(), forced: true })).toEqual(['reason.forced']);
});

test('names the message that changed, with its old and new words', () => {
  const after = record({ title: { key: 'title', value: 'Bốn chuyến đi' } });
  expect(explainChange(record(), after)).toEqual([
    { id: 'reason.message', values: { key: 'title', before: 'Ba chuyến đi', after: 'Bốn chuyến đi' } },
  ]);
});

test('a section that is gone is told by its messages', () => {
  const [first] = sampleDocument().sections;
  const reasons = explainChange(record(), record({ sections: [first!] }));
  expect(reasons).toContainEqual({
    id: 'reason.message-removed',
    values: { key: 'plan.heading', before: 'Kế hoạch' },
  });
  expect(explainChange(record({ sections: [first!] }), record())).toContainEqual({
    id: 'reason.message-added',
    values: { key: 'plan.heading', after: 'Kế hoạch' },
  });
});

test('tells images, colours, figures, code, fonts and tools apart', () => {
  const image = record({ image: { asset: { hash: 'bb', width: 10, height: 10 } } });
  expect(explainChange(record(), image)).toEqual([
    { id: 'reason.image', values: { path: 'document.image.asset.hash' } },
  ]);
  expect(explainChange(record(), record({}, {}, '#000001'))).toEqual([
    { id: 'reason.theme', values: { role: 'accent', before: '#b8860b', after: '#000001' } },
  ]);
  expect(explainChange(record(), record({ date: '7/4/2015' }))).toEqual([
    { id: 'reason.content', values: { path: 'document.date', before: '6/4/2015', after: '7/4/2015' } },
  ]);
  expect(explainChange(record(), record({}, { code: 'x' }))).toEqual([{ id: 'reason.code' }]);
  expect(explainChange(record(), record({}, { fonts: 'x' }))).toEqual([{ id: 'reason.fonts' }]);
  expect(explainChange(record(), record({}, { tools: { satori: '0.64.0', icu: '78.2' } }))).toEqual([
    { id: 'reason.tool', values: { tool: 'satori', before: '0.63.2', after: '0.64.0' } },
  ]);
  expect(explainChange(record(), record({}, { tools: { icu: '78.2' } }))).toEqual([
    { id: 'reason.tool', values: { tool: 'satori', before: '0.63.2', after: '-' } },
  ]);
});

test('tells a logo, a sound and a term of the glossary by what it is', () => {
  const drawn = record();
  const withMore = (more: object): FingerprintRecord => ({ ...drawn, input: { ...drawn.input, ...more } });
  const changed = (before: object, after: object) => explainChange(withMore(before), withMore(after));
  const logo = (hash: string) => ({ logo: { hash, width: 10, height: 10 } });
  expect(changed(logo('aa'), logo('bb'))).toEqual([{ id: 'reason.image', values: { path: 'logo.hash' } }]);
  const sounds = (cover: string, music: string) => ({
    narration: { cover: { hash: cover, extension: 'wav' } },
    music: { hash: music, extension: 'mp3' },
  });
  expect(changed(sounds('aa', 'cc'), sounds('bb', 'dd'))).toEqual([
    { id: 'reason.sound', values: { path: 'narration.cover' } },
    { id: 'reason.sound', values: { path: 'music' } },
  ]);
  expect(changed({ terms: ['công đoàn'] }, { terms: ['ban', 'công đoàn'] })).toEqual([
    { id: 'reason.content', values: { path: 'terms', before: 'công đoàn', after: 'ban, công đoàn' } },
  ]);
});

test('a record of another time that says the same: the way of telling changes has changed', () => {
  expect(explainChange(record(), record())).toEqual([{ id: 'reason.recipe' }]);
});

test('a lost record costs the detail, not the answer', () => {
  expect(explainChange(undefined, record())).toEqual([{ id: 'reason.changed-unknown' }]);
});
