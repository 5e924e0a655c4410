import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { musicFile, narrationFile } from '../../compositions/model/sound-names.ts';
import { assetName, type SoundFile, type Speech } from '../../compositions/video/soundtrack.ts';
import type { Result } from '../files/result.ts';
import { type Heard, hearSound, MOST_SOUND_SECONDS } from '../video/sound/hear-sound.ts';
import { type SpeechOrder, speak } from '../video/sound/speak.ts';
import { plain } from './plain.ts';

/** Where the sounds are that videos name by hash. */
export interface Sounds {
  /** Undefined where it cannot be decoded. */
  readonly hear: (sound: SoundFile) => Promise<Heard | undefined>;
  /** Undefined where it has not been spoken yet, and is not to be now. */
  readonly speak: (order: SpeechOrder) => Promise<Result<SoundFile | undefined>>;
}

/**
 * Sounds in a folder of assets. `files`: where those are that have not been copied there. `mayRun`: whether texts without
 * narration are spoken now, or only looked for.
 */
export function soundsIn(
  assets: string,
  { files, mayRun }: { readonly files?: ReadonlyMap<string, string>; readonly mayRun: boolean },
): Sounds {
  const heard = new Map<string, Promise<Heard | undefined>>();
  return {
    hear(sound) {
      const { hash } = sound;
      const known = heard.get(hash) ?? hearSound(files?.get(hash) ?? path.join(assets, assetName(sound)));
      heard.set(hash, known);
      return known;
    },
    speak: (order) => speak(order, assets, mayRun),
  };
}

let latest: { readonly assets: string; readonly sounds: Sounds } | undefined;

/** The sounds of a run, whose jobs share a folder: each is listened to once. */
export function assetSounds(assets: string): Sounds {
  if (latest?.assets !== assets) latest = { assets, sounds: soundsIn(assets, { mayRun: true }) };
  return latest.sounds;
}

/** What is spoken in a video, by section, and what stands in the way. Its music is listened to as well. */
export async function findSpeech(
  input: VideoInput,
  sounds: Sounds,
): Promise<{ readonly speech: ReadonlyMap<string, Speech>; readonly findings: readonly Finding[] }> {
  const { story, locale, format, narration = {}, music } = input;
  const speech = new Map<string, Speech>();
  const findings: Finding[] = [];
  const tell = (finding: Finding): void => void findings.push({ story, locale, format, ...finding });
  const listen = async (sound: SoundFile, file: string, most: number): Promise<Heard | undefined> => {
    const heard = await sounds.hear(sound);
    const about = { rule: 'invalid-audio', at: { file } } as const;
    const values = { path: path.posix.basename(file) };
    if (heard === undefined) tell({ ...about, id: 'invalid-audio.damaged', values });
    else if (heard.seconds > most) {
      const limit = most / 60;
      tell({ ...about, id: 'invalid-audio.too-long', values: { ...values, limit }, expected: `≤ ${limit} min` });
    } else return heard;
    return undefined;
  };

  if (music) await listen(music, musicFile(story, music.extension), Number.POSITIVE_INFINITY);
  for (const [section, sound] of Object.entries(narration)) {
    const file = narrationFile(story, locale, section, sound.extension);
    const heard = await listen(sound, file, MOST_SOUND_SECONDS);
    if (heard) speech.set(section, { ...sound, ...heard, isVoice: false });
  }
  for (const { section, order } of speechOrders(input)) {
    const spoken = await sounds.speak(order);
    for (const finding of spoken.findings) tell({ ...finding, values: { ...finding.values, section } });
    // One that is not there, or fails, is so for all sections.
    if (!spoken.ok) break;
    if (!spoken.value) continue;
    const heard = await sounds.hear(spoken.value);
    if (heard) speech.set(section, { ...spoken.value, ...heard, isVoice: true });
    else {
      const at = { file: 'content/newsroom.yaml' };
      tell({ rule: 'voice-failed', id: 'voice-failed.no-wav', values: { program: order.command, section }, at });
    }
  }
  return { speech, findings };
}

/** The texts that a program is to speak: of sections without narration of their own, in languages that somebody speaks. */
function speechOrders({ document, narration, voice, locale }: VideoInput): { section: string; order: SpeechOrder }[] {
  if (voice === undefined || findLocale(locale)?.pseudo) return [];
  return document.sections.flatMap(({ id, narration: messages }) => {
    const text = messages
      .map(({ value }) => plain(value).trim())
      .filter((words) => words !== '')
      .join(' ');
    const isNarrated = narration !== undefined && Object.hasOwn(narration, id);
    return text === '' || isNarrated ? [] : [{ section: id, order: { command: voice, locale, text } }];
  });
}
