import { accessSync, constants, type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { LOCALES } from '../../compositions/model/locale.ts';
import { SOUND_ENDINGS, SPOKEN_PAGES } from '../../compositions/model/sound-names.ts';
import { nearest } from '../files/nearest.ts';
import { resolveInside } from '../files/resolve-inside.ts';

/** What is heard in a story's videos, as far as it lies in the story's folder. */
export interface StorySound {
  /** Real path of `music.*`. */
  readonly music?: string;
  /** Real paths of `audio/<locale>/<section>.*` by locale and section. */
  readonly narration: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /**
   * What is wrong with it. No video may go out without a voice that was meant for it: those of the finding's locale, or all
   * where it names none, are not drawn. Pictures and texts are none the worse.
   */
  readonly faults: readonly Finding[];
}

const TAGS: readonly string[] = LOCALES.map(({ tag }) => tag);
/** MB of one sound file: an hour as MP3, ten minutes as WAV at 44.1 kHz in mono. */
const MOST_MEGABYTES = 50;
/** What people and systems leave beside files: notes on licences, thumbnails, marks of macOS. */
const NO_SOUND = /^\.|^(?:thumbs\.db|desktop\.ini)$|\.(?:txt|md|pdf|docx?)$/i;
/** Sounds that are meant as music and cannot be taken. */
const OTHER_MUSIC = /^music\.(?:wma|aiff?|amr|mid|midi|mka|webm|mp4|ac3|m4b|3gp)$/i;

/** A folder of a story in which sounds are looked for. */
interface SoundFolder {
  /** Real path of the story's folder, and the same as findings name it. */
  readonly story: string;
  readonly shown: string;
  /** Inside it; '' is the story's folder itself. */
  readonly place: string;
  /** Whose voice lies there. */
  readonly locale?: string;
}

/** The sound beside `content/<story>/story.md`, whose sections have these ids. `shown`: the folder as findings name it. */
export async function findSound(story: string, shown: string, sections: readonly string[]): Promise<StorySound> {
  const known = [...new Set([...sections, ...SPOKEN_PAGES])];
  const beside = await soundsIn({ story, shown, place: '' }, musicFault, (name) => name === 'music');
  const faults = [...beside.faults];
  const narration = new Map<string, ReadonlyMap<string, string>>();
  const audio = await list({ story, shown, place: 'audio' });
  faults.push(...audio.faults);
  for (const entry of audio.entries) {
    if (TAGS.includes(entry.name) && !entry.isFile()) {
      const folder = { story, shown, place: `audio/${entry.name}`, locale: entry.name };
      const fault = (name: string): NameFault | undefined => narrationFault(name, known);
      const found = await soundsIn(folder, fault, (name) => known.includes(name));
      faults.push(...found.faults);
      narration.set(entry.name, found.sounds);
    } else if (!NO_SOUND.test(entry.name)) faults.push(misplaced(entry, shown, known));
  }
  const music = beside.sounds.get('music');
  return { ...(music !== undefined && { music }), narration, faults };
}

/** The last part of a finding's id, and what it says besides the file. */
type NameFault = readonly [detail: string, more: Partial<Finding>];

/** What is wrong with the name of a file beside the story: only music in a form that cannot be taken. */
const musicFault = (name: string): NameFault | undefined =>
  OTHER_MUSIC.test(name) ? ['ending', { expected: SOUND_ENDINGS.join(', '), actual: name }] : undefined;

/** What is wrong with the name of a file among narration. */
function narrationFault(whole: string, known: readonly string[]): NameFault | undefined {
  const [name, ending] = parted(whole);
  if (!isSoundEnding(ending)) {
    return NO_SOUND.test(whole) ? undefined : ['ending', { expected: SOUND_ENDINGS.join(', '), actual: whole }];
  }
  if (known.includes(name)) return undefined;
  return ['section', { expected: nearest(name, known) ?? known.join(', '), actual: name, values: { name } }];
}

/** What lies in `audio` itself and is no folder of a language. */
function misplaced(entry: Dirent, shown: string, sections: readonly string[]): Finding {
  const file = `${shown}/audio/${entry.name}`;
  const [name, ending] = parted(entry.name);
  const about = { rule: 'invalid-audio', at: { file }, actual: entry.name } as const;
  if (!entry.isFile()) {
    const expected = nearest(entry.name, TAGS) ?? TAGS.join(', ');
    return { ...about, id: 'invalid-audio.locale', values: { name: entry.name, expected }, expected };
  }
  const tag = TAGS.includes(name) ? name : (TAGS[0] ?? '');
  const expected = `audio/${tag}/${sections.includes(name) ? name : (sections[0] ?? '')}.${ending}`;
  return { ...about, id: 'invalid-audio.place', values: { path: `audio/${entry.name}`, expected }, expected };
}

const parted = (name: string): [name: string, ending: string] => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot + 1).toLowerCase()];
};

const isSoundEnding = (ending: string): boolean => (SOUND_ENDINGS as readonly string[]).includes(ending);

/** What stands in a folder; nothing where there is none, or where it is a link out of the story. */
async function list({
  story,
  shown,
  place,
}: SoundFolder): Promise<{ entries: readonly Dirent[]; faults: readonly Finding[] }> {
  if (place !== '') {
    const inside = await resolveInside(story, place, { file: `${shown}/${place}` });
    if (!inside.ok || inside.value === undefined) return { entries: [], faults: inside.findings };
  }
  try {
    const entries = readdirSync(join(story, place), { withFileTypes: true });
    return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), faults: [] };
  } catch {
    return { entries: [], faults: [] };
  }
}

/** Real paths of the wanted sounds of a folder by name without ending, and what is wrong with its files. */
async function soundsIn(
  folder: SoundFolder,
  faultOfName: (name: string) => NameFault | undefined,
  isWanted: (name: string) => boolean,
): Promise<{ sounds: ReadonlyMap<string, string>; faults: readonly Finding[] }> {
  const { story, shown, place, locale } = folder;
  const where = locale === undefined ? {} : { locale };
  const { entries, faults: outside } = await list(folder);
  const faults = outside.map((finding): Finding => ({ ...finding, ...where }));
  const taken = new Map<string, string>();
  const sounds = new Map<string, string>();
  for (const entry of entries) {
    const path = place === '' ? entry.name : `${place}/${entry.name}`;
    const at = { file: `${shown}/${path}` };
    const tell = ([detail, { expected, values, ...more }]: NameFault): void => {
      const all = { path, ...(expected !== undefined && { expected }), ...values };
      const said = { rule: 'invalid-audio', id: `invalid-audio.${detail}`, at, ...where, values: all } as const;
      faults.push({ ...said, ...(expected !== undefined && { expected }), ...more });
    };
    const [name, ending] = parted(entry.name);
    const faulty = faultOfName(entry.name);
    if (faulty) tell(faulty);
    if (faulty || !isSoundEnding(ending) || !isWanted(name)) continue;
    const other = taken.get(name);
    if (other !== undefined) {
      tell(['twice', { values: { other } }]);
      continue;
    }
    const inside = await resolveInside(story, path, at);
    faults.push(...inside.findings.map((finding) => ({ ...finding, ...where })));
    if (!inside.ok || inside.value === undefined) continue;
    const problem = problemOf(inside.value);
    if (problem) tell(problem);
    taken.set(name, path);
    sounds.set(name, inside.value);
  }
  return { sounds, faults };
}

/** What is wrong with a sound file before anybody listens to it. */
function problemOf(path: string): NameFault | undefined {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return ['unreadable', { values: { reason: 'EISDIR' } }];
    if (stat.size === 0) return ['empty', {}];
    if (stat.size > MOST_MEGABYTES * 1024 * 1024) {
      return ['too-large', { values: { limit: MOST_MEGABYTES }, expected: `≤ ${MOST_MEGABYTES} MiB` }];
    }
    accessSync(path, constants.R_OK);
    return undefined;
  } catch (error) {
    return ['unreadable', { values: { reason: (error as NodeJS.ErrnoException).code ?? String(error) } }];
  }
}
