import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Finding } from '../../../compositions/model/diagnostic.ts';
import { assetName, type SoundFile } from '../../../compositions/video/soundtrack.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { splitCommand } from '../../files/split-command.ts';
import { writeFileAtomic } from '../../files/write-atomic.ts';
import { cleanWav } from './clean-wav.ts';
import { findProgram, type Program } from './find-program.ts';
import { runProgram } from './run-program.ts';

/** A text, and the command that reads it aloud. */
export interface SpeechOrder {
  readonly command: string;
  readonly locale: string;
  /** Without markup. */
  readonly text: string;
}

/** Counted up when the same order would be spoken differently. */
const RECIPE = 1;
/** A section takes a voice seconds; one that needs longer hangs. */
const MOST_SECONDS = 60;
/** Ten minutes of 48 kHz in 16 bits. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Speaks a text into the folder of assets, or finds there what was spoken before: by the same command and program, in the
 * same words. Findings: `voice-failed`. `mayRun`: false looks only; undefined then, where nothing is there.
 */
export async function speak(
  order: SpeechOrder,
  assets: string,
  mayRun: boolean,
): Promise<Result<SoundFile | undefined>> {
  const [name = '', ...args] = splitCommand(order.command) ?? [];
  const program = findProgram(name);
  if (!program) return failed('not-found', { program: name });
  const record = path.join(assets, `voice-${keyOf(order, program)}.json`);
  const known = await readRecord(record, assets);
  if (known || !mayRun) return succeed(known);
  const end = await runProgram({
    path: program.path,
    args,
    input: `${order.text}\n`,
    seconds: MOST_SECONDS,
    most: MOST_BYTES,
  });
  switch (end.kind) {
    case 'failed':
      return failed('ended', { program: name, status: end.status, reason: end.said || '-' });
    case 'too-long':
      return failed('too-long', { program: name, seconds: MOST_SECONDS });
    case 'too-much':
      return failed('too-much', { program: name, limit: MOST_BYTES / 1024 / 1024 });
    case 'done': {
      const wav = cleanWav(end.stdout);
      if (!wav) return failed(end.stdout.length === 0 ? 'silent' : 'no-wav', { program: name });
      return succeed(await keep(wav, record, assets));
    }
  }
}

const failed = (detail: string, values: NonNullable<Finding['values']>): Result<never> =>
  fail({ rule: 'voice-failed', id: `voice-failed.${detail}`, values, at: { file: 'content/newsroom.yaml' } });

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

const keyOf = ({ command, locale, text }: SpeechOrder, program: Program): string =>
  sha256(JSON.stringify([RECIPE, command, locale, text, program.path, program.size, program.changed]));

/** The record is written last: what it names is whole. */
async function keep(wav: Buffer, record: string, assets: string): Promise<SoundFile> {
  const sound = { hash: sha256(wav), extension: 'wav' };
  await writeFileAtomic(path.join(assets, assetName(sound)), wav);
  await writeFileAtomic(record, JSON.stringify(sound.hash));
  return sound;
}

/** The bytes are checked each time: what was altered is spoken again. */
async function readRecord(record: string, assets: string): Promise<SoundFile | undefined> {
  try {
    const hash: unknown = JSON.parse(await readFile(record, 'utf8'));
    if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
    const sound = { hash, extension: 'wav' };
    return sha256(await readFile(path.join(assets, assetName(sound)))) === hash ? sound : undefined;
  } catch {
    return undefined;
  }
}
