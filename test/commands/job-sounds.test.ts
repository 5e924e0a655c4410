import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { RULES } from '../../compositions/model/diagnostic.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { writeAssets } from '../../scripts/commands/assets.ts';
import { Log, USUAL } from '../../scripts/commands/command.ts';
import { createJobLint } from '../../scripts/commands/lint-job.ts';
import { allDrawn, prepare } from '../../scripts/commands/prepare.ts';
import { createLint } from '../../scripts/lint/index.ts';
import { explainChange } from '../../scripts/plan/reasons.ts';
import { soundsIn } from '../../scripts/workers/job-sounds.ts';
import { createVideoPreparation } from '../../scripts/workers/prepare-video.ts';
import { FRONT_MATTER, folderWith, STORY_EN, workspace, write } from '../rig.ts';
import { tone } from '../video/sound/tones.ts';

const STORY = `${FRONT_MATTER}
## Một tỉnh biên giới

- **34.318** đoàn viên

Công đoàn tập hợp người lao động ở một tỉnh **miền núi**.

## Ba đoàn

Mỗi đoàn có một cán bộ của tỉnh tham gia. Tỉnh chưa đón đoàn nào.
`;
const EN = { ...STORY_EN, 'ba-doan.heading': 'Three', 'ba-doan.text.1': 'One officer went with each. None came.' };
const newsroom = (voice = '') => `organisation: A
locale: vi
locales: [vi, en]
formats: [square, square-video]
${voice && `voice: {command: ${JSON.stringify(voice)}}\n`}`;

const rig = (files: Record<string, string | Uint8Array> = {}, voice = '') =>
  workspace({
    'content/newsroom.yaml': newsroom(voice),
    'content/chuyen-di/story.md': STORY,
    'locales/en/chuyen-di.json': JSON.stringify(EN),
    ...files,
  });

async function planned(root: string, options = {}) {
  const log = new Log(() => undefined);
  const prepared = (await prepare(root, { ...USUAL, ...options }, log))!;
  const drawn = await allDrawn(prepared);
  const jobs = new Map(drawn.jobs.map((job) => [job.id, job]));
  const video = (locale: string) => jobs.get(`chuyen-di/${locale}/square-video`)!;
  const faults = log.findings.filter(({ rule }) => RULES[rule].check === 'error');
  return {
    prepared,
    assets: drawn.assets,
    jobs,
    video,
    inputOf: (locale: string) => video(locale).input as VideoInput,
    faults,
  };
}

const audio = (file: string) => `content/chuyen-di/audio/${file}`;

test('a video knows its narration and music by what they hold; pictures know nothing of them', async () => {
  const root = rig({
    [audio('vi/ba-doan.WAV')]: tone(1, 440),
    [audio('vi/cover.mp3')]: 'not even sound: planning does not listen',
    'content/chuyen-di/music.flac': 'x',
  });
  const before = await planned(root);
  expect(before.faults).toEqual([]);
  const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
  const { narration, music } = before.inputOf('vi');
  expect(narration).toEqual({ 'ba-doan': { hash, extension: 'wav' }, cover: { hash, extension: 'mp3' } });
  expect(music).toEqual({ hash, extension: 'flac' });
  expect(before.inputOf('en').narration).toBeUndefined();
  expect(before.inputOf('en').music).toEqual(music);
  const names = before.assets.map(({ name }) => name);
  expect(names).toContain(`${narration!['ba-doan']!.hash}.wav`);

  write(root, { [audio('vi/ba-doan.WAV')]: tone(1, 441) });
  const after = await planned(root);
  const changed = [...after.jobs].filter(([id, { fingerprint }]) => before.jobs.get(id)!.fingerprint !== fingerprint);
  expect(changed.map(([id]) => id)).toEqual(['chuyen-di/vi/square-video']);
  expect(explainChange(before.video('vi'), after.video('vi'))).toEqual([
    { id: 'reason.sound', values: { path: 'narration.ba-doan' } },
  ]);
});

test('sound that cannot be used stops the videos of its language, and no picture', async () => {
  const root = rig({ [audio('en/ba-doanh.wav')]: tone(1, 440) });
  const { jobs, prepared, faults } = await planned(root);
  expect(faults).toMatchObject([
    { id: 'invalid-audio.section', story: 'chuyen-di', locale: 'en', expected: 'ba-doan' },
  ]);
  expect([...jobs.keys()].sort()).toEqual(
    ['vi/square', 'vi/square-video', 'en/square'].map((id) => `chuyen-di/${id}`).sort(),
  );
  expect(prepared.blocked.map(({ id }) => id)).toEqual(['chuyen-di/en/square-video']);
  write(root, { [audio('eng/cover.wav')]: tone(1, 440) });
  expect((await planned(root)).prepared.blocked.map(({ id }) => id).sort()).toEqual([
    'chuyen-di/en/square-video',
    'chuyen-di/vi/square-video',
  ]);
});

test('a voice speaks only where something is left to be spoken, and no pseudo-language', async () => {
  const narrated = { [audio('vi/ba-doan.wav')]: tone(1, 440), [audio('vi/mot-tinh-bien-gioi.wav')]: tone(1, 440) };
  const { inputOf } = await planned(rig(narrated, 'say -v {locale}'));
  expect([inputOf('vi').voice, inputOf('en').voice]).toEqual([undefined, 'say -v en']);
  const pseudo = await planned(rig({}, 'say -v {locale}'), { locale: ['qps-ploc'] });
  expect(pseudo.inputOf('qps-ploc').voice).toBeUndefined();
});

test('check listens to every sound, where it lies, and names what cannot be played', async () => {
  const root = rig({
    [audio('vi/ba-doan.mp3')]: 'rác',
    [audio('vi/cover.wav')]: tone(1, 440),
    [audio('vi/closing.wav')]: tone(601, 440, { rate: 8000 }),
    'content/chuyen-di/music.ogg': 'rác',
  });
  const { assets, inputOf } = await planned(root);
  const found = await createJobLint()(inputOf('vi'), assets);
  expect(found.filter(({ rule }) => rule === 'invalid-audio').map(({ id, at }) => [id, at?.file])).toEqual([
    ['invalid-audio.damaged', 'content/chuyen-di/music.ogg'],
    ['invalid-audio.damaged', audio('vi/ba-doan.mp3')],
    ['invalid-audio.too-long', audio('vi/closing.wav')],
  ]);
});

/** Hums for as long as the text has letters, tenths of a second; fails in English. Writes down what it spoke. */
const VOICE = `import { appendFileSync } from 'node:fs';
let text = '';
for await (const piece of process.stdin.setEncoding('utf8')) text += piece;
appendFileSync(process.argv[3], text);
if (process.argv[2] === 'en') { console.error('no such voice'); process.exit(1); }
const head = Buffer.from('524946460000000057415645666d74201000000001000100401f0000803e00000200100064617461ffffffff', 'hex');
process.stdout.write(Buffer.concat([head, Buffer.alloc(1600 * [...text.trim()].length, 1)]));
`;

test('sections without narration of their own are spoken, once for all formats; a voice that fails stops its video', async () => {
  const tools = folderWith({ 'voice.mjs': VOICE, spoken: '' });
  const spoken = path.join(tools, 'spoken');
  const command = [process.execPath, path.join(tools, 'voice.mjs'), '{locale}', spoken]
    .map((word) => `'${word}'`)
    .join(' ');
  const root = rig({ [audio('vi/ba-doan.wav')]: tone(4, 440) }, command);
  const { assets: files, inputOf } = await planned(root);
  const assets = folderWith();
  await writeAssets(assets, files);
  const toVideo = createVideoPreparation();
  const draw = (input: VideoInput, mayRun = true) =>
    toVideo(
      input,
      createLint(async () => undefined),
      soundsIn(assets, { mayRun }),
    );

  expect((await draw(inputOf('vi'), false)).sound!.speech).toHaveLength(1);
  expect(readFileSync(spoken, 'utf8')).toBe('');

  const words = 'Công đoàn tập hợp người lao động ở một tỉnh miền núi.';
  const { sound, findings } = await draw(inputOf('vi'));
  expect(findings.filter(({ rule }) => rule !== 'missing-alt-text')).toEqual([]);
  expect(sound!.speech.map(({ durationInFrames }) => durationInFrames)).toEqual([words.length * 3, 120]);
  await draw({ ...inputOf('vi'), format: 'landscape' });
  expect(readFileSync(spoken, 'utf8')).toBe(`${words}\n`);

  writeFileSync(spoken, '');
  const english = await draw(inputOf('en'));
  expect(english.findings.filter(({ rule }) => rule === 'voice-failed')).toMatchObject([
    { id: 'voice-failed.ended', locale: 'en', values: { section: 'mot-tinh-bien-gioi', reason: 'no such voice' } },
  ]);
  // What failed once is not tried for every section.
  expect(readFileSync(spoken, 'utf8').trim().split('\n')).toHaveLength(1);
});
