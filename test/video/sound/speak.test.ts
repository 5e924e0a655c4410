import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { assetName } from '../../../compositions/video/soundtrack.ts';
import { cleanWav } from '../../../scripts/video/sound/clean-wav.ts';
import { findProgram } from '../../../scripts/video/sound/find-program.ts';
import { hearSound } from '../../../scripts/video/sound/hear-sound.ts';
import { runProgram } from '../../../scripts/video/sound/run-program.ts';

import { speak } from '../../../scripts/video/sound/speak.ts';
import { folderWith } from '../../rig.ts';
import { tone, wav } from './tones.ts';

/** Speaks a second of hum and then a tenth for each letter; notes what it was told. Streams, so it gives no length. */
const VOICE = `import { appendFileSync } from 'node:fs';
let text = '';
for await (const piece of process.stdin.setEncoding('utf8')) text += piece;
appendFileSync(process.env.NOTES ?? '', JSON.stringify([process.argv.slice(2), text, process.env.NHIPCAU_DEEPL_KEY]) + '\\n');
if (text.includes('hỏng')) { console.error('bắt đầu'); console.error('no such voice'); process.exit(3); }
if (text.includes('rác')) { process.stdout.write('RIFF, nói đùa'); process.exit(0); }
if (text.includes('im')) process.exit(0);
const head = Buffer.from('524946460000000057415645666d74201000000001000100c05d000080bb000002001000646174610000007f', 'hex');
process.stdout.write(head);
process.stdout.write(Buffer.alloc(2 * 24000 + 4800 * [...text.trim()].length, 1));
`;

afterEach(() => void vi.unstubAllEnvs());

function rig() {
  const folder = folderWith({ 'voice.mjs': VOICE });
  const notes = path.join(folder, 'notes');
  writeFileSync(notes, '');
  vi.stubEnv('NOTES', notes);
  vi.stubEnv('NHIPCAU_DEEPL_KEY', 'secret');
  const assets = path.join(folder, 'assets');
  const command = `"${process.execPath}" "${path.join(folder, 'voice.mjs')}" --voice vi '--title=a b'`;
  return {
    folder,
    assets,
    say: (text: string, mayRun = true) => speak({ command, locale: 'vi', text }, assets, mayRun),
    told: () =>
      readFileSync(notes, 'utf8')
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown[]),
  };
}

test('text goes in, a WAV with its real length comes out, and is kept', async () => {
  const { assets, say, told } = rig();
  const first = await say('Ba đoàn; $(touch x) "đi"');
  expect(first.findings).toEqual([]);
  const sound = first.ok ? first.value! : undefined;
  expect((await hearSound(path.join(assets, assetName(sound!))))?.seconds).toBeCloseTo(1 + 0.1 * 24, 3);
  // The text is on standard input alone, as it is, and our keys are not told.
  expect(told()).toEqual([[['--voice', 'vi', '--title=a b'], 'Ba đoàn; $(touch x) "đi"\n', null]]);
  expect(await say('Ba đoàn; $(touch x) "đi"')).toEqual(first);
  expect(told()).toHaveLength(1);
  expect(readdirSync(assets).filter((name) => name.includes('.tmp-'))).toEqual([]);
  await say('Bốn đoàn');
  expect(told()).toHaveLength(2);
});

test('what was altered since is spoken again, and another version of the program speaks anew', async () => {
  const { folder, assets, told } = rig();
  const program = path.join(folder, 'noi');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${path.join(folder, 'voice.mjs')}"\n`);
  chmodSync(program, 0o755);
  const say = () => speak({ command: program, locale: 'vi', text: 'Ba đoàn' }, assets, true);
  const first = await say();
  const file = path.join(assets, assetName(first.ok ? first.value! : { hash: '', extension: '' }));
  const bytes = readFileSync(file);
  bytes[200]! ^= 1;
  writeFileSync(file, bytes);
  expect(await say()).toEqual(first);
  expect(told()).toHaveLength(2);
  utimesSync(program, new Date(0), new Date(0));
  await say();
  expect(told()).toHaveLength(3);
});

test('only looking runs nothing', async () => {
  const { say, told } = rig();
  expect(await say('Ba đoàn', false)).toMatchObject({ ok: true, value: undefined });
  expect(told()).toEqual([]);
  const spoken = await say('Ba đoàn');
  expect(await say('Ba đoàn', false)).toEqual(spoken);
});

test.each([
  ['hỏng', { id: 'voice-failed.ended', values: { status: '3', reason: 'no such voice' } }],
  ['rác', { id: 'voice-failed.no-wav' }],
  ['im', { id: 'voice-failed.silent' }],
])('%s: %o', async (text, finding) => {
  const { say, assets } = rig();
  expect((await say(text)).findings).toMatchObject([
    { rule: 'voice-failed', at: { file: 'content/newsroom.yaml' }, ...finding },
  ]);
  expect(folderNames(assets)).toEqual([]);
});

const folderNames = (folder: string): string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

test('a program that is not there is named', async () => {
  const order = { command: 'khong-co-giong-nao --stdin', locale: 'vi', text: 'a' };
  expect((await speak(order, folderWith(), false)).findings).toMatchObject([
    { id: 'voice-failed.not-found', values: { program: 'khong-co-giong-nao' } },
  ]);
});

describe('a program', () => {
  const run = (script: string, more: Partial<Parameters<typeof runProgram>[0]> = {}) =>
    runProgram({ path: process.execPath, args: ['-e', script], input: 'a', seconds: 20, most: 1e6, ...more });

  test('that hangs is ended, with what it has started', async () => {
    const mark = `giong-${process.pid}-${Date.now()}`;
    const child = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)', '${mark}'], {stdio: 'inherit'}); setInterval(() => {}, 1e3)`;
    const started = performance.now();
    expect(await run(child, { seconds: 1 })).toEqual({ kind: 'too-long' });
    expect(performance.now() - started).toBeLessThan(4000);
    await vi.waitFor(() => expect(processesNamed(mark)).toEqual([]));
  });

  test('that writes without end is ended', async () => {
    expect(await run('const b = Buffer.alloc(1e5); const f = () => process.stdout.write(b, f); f()')).toEqual({
      kind: 'too-much',
    });
  });

  test('that does not read its text may speak all the same', async () => {
    const input = 'x'.repeat(1e6);
    expect(await run('process.stdin.destroy(); process.stdout.write("ok")', { input })).toMatchObject({ kind: 'done' });
  });

  test('is found by its path or in PATH; a folder or a text is none', () => {
    const folder = folderWith({ 'bin/noi': '#!/bin/sh\n', 'bin/chu.txt': 'x', 'bin/thu-muc/x': '' });
    chmodSync(path.join(folder, 'bin/noi'), 0o755);
    const bin = path.join(folder, 'bin');
    expect(findProgram('noi', `/khong/co${path.delimiter}${bin}`)?.path).toBe(path.join(bin, 'noi'));
    expect(findProgram(path.join(bin, 'noi'))?.size).toBe(10);
    for (const name of ['chu.txt', 'thu-muc', 'khac', '']) expect(findProgram(name, bin), name).toBeUndefined();
  });
});

const processesNamed = (mark: string): string[] =>
  execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(mark) && !/^ps /.test(line));

describe('a WAV', () => {
  const data = tone(0.5, 440).subarray(44);
  test.each([
    ['of no length', 0],
    ['of two gigabytes', 0x7ffff000],
    ['of four', 0xffffffff],
    ['as it is', data.length],
  ])('%s is what it holds', (_, said) => {
    expect(cleanWav(wav(data, 24_000, said))).toEqual(wav(data, 24_000));
  });

  test('loses what is no sound, half a sample too', () => {
    const list = Buffer.from('LIST\x04\0\0\0INFO', 'latin1');
    const whole = wav(data, 24_000);
    const between = Buffer.concat([whole.subarray(0, 36), list, whole.subarray(36), list]);
    expect(cleanWav(between)).toEqual(whole);
    expect(cleanWav(Buffer.concat([wav(data, 24_000, 0), Buffer.from([7])]))).toEqual(whole);
  });

  test.each(['', 'RIFF', 'RIFF0000WAVE', 'RIFF0000WAVEdata\0\0\0\0xxxx', 'ID3 something'])('%j is none', (text) => {
    expect(cleanWav(Buffer.from(text, 'latin1'))).toBeUndefined();
  });

  test('without a sample is none', () => {
    expect(cleanWav(wav(Buffer.alloc(0), 24_000))).toBeUndefined();
  });
});

const hasEspeak = spawnSync('espeak-ng', ['--version']).status === 0;

describe.runIf(hasEspeak)('espeak-ng', () => {
  it.each([
    ['vi', 'Mỗi đoàn có một cán bộ của tỉnh tham gia.'],
    ['en', 'One officer from the province travelled with each.'],
    ['km', 'គណៈប្រតិភូនីមួយៗមានមន្ត្រីខេត្តម្នាក់ចូលរួម។'],
  ])('speaks %s', async (locale, text) => {
    const assets = folderWith();
    const order = { command: `espeak-ng -v ${locale} --stdout --stdin`, locale, text };
    const spoken = await speak(order, assets, true);
    if (!spoken.ok) {
      // An older one may not know the language, and says so.
      expect(spoken.findings).toMatchObject([{ id: 'voice-failed.ended' }]);
      return;
    }
    const heard = await hearSound(path.join(assets, assetName(spoken.value!)));
    expect(heard?.seconds).toBeGreaterThan(1);
    expect(heard?.seconds).toBeLessThan(15);
  });
});
