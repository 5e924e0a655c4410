import { createHash } from 'node:crypto';
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findLocale, LOCALES } from '../../compositions/model/locale.ts';
import { GLOSSARY_FILE } from '../catalog/glossary.ts';
import { catalogFile, statesFile } from '../catalog/load-catalog.ts';
import type { Store } from '../files/store.ts';
import type { PlannedText } from '../plan/plan.ts';
import type { OpenWorkspace } from './read-workspace.ts';
import { PACKAGE } from './toolchain.ts';

/** What planning a story in one locale came to. */
export interface PlannedLocale {
  readonly findings: readonly Finding[];
  /** Absent where an error stands in the way. */
  readonly text?: PlannedText;
}

/** What planning a story came to; a locale stands under the hash of the files that it was read from. */
export interface PlannedStory {
  /** Tag of the locale it is written in. */
  readonly locale: string;
  readonly findings: readonly Finding[];
  readonly locales: Readonly<Record<string, PlannedLocale & { readonly key: string }>>;
}

/**
 * What planning a story came to the last time, by the content of every file it was read from: nothing is parsed again that
 * says what it said. Files are known by their bytes, not by their dates, which every checkout sets anew.
 */
export interface StoryMemo {
  /** Names the story's own files, as they are now; undefined where something is in its folder that cannot be known so. */
  keyOf(story: string): string | undefined;
  /** Names the files that a locale's words come from; `source`: the locale that the story is written in. */
  localeKey(story: string, locale: string, source: string): string;
  /** Notes the files that the words of a story may come from, as they are now: to be called before it is read. */
  note(story: string): void;
  /** Whether all that a story was read from still is as it was before anything was read. */
  isAsRead(story: string): boolean;
  read(key: string): Promise<PlannedStory | undefined>;
  write(key: string, planned: PlannedStory): Promise<void>;
}

export interface MemoOptions {
  /** Whether other languages stand in, which then are read too. */
  readonly allowMissing: boolean;
  /** Stands for the code that plans. */
  readonly planning: string;
}

/** What every story's plan depends on, as it is before a workspace is opened. */
export interface Before {
  readonly contentOf: (file: string) => string;
  /** Stands for all of it. */
  readonly key: string;
}

/** Looks at what every story's plan depends on: to be called before any of it is read. */
export function lookBefore(root: string): Before {
  const contentOf = createReader(root);
  return { contentOf, key: digest([...BASE.map(contentOf), ...INTERFACES.map(createReader(PACKAGE))]) };
}

export function createStoryMemo(
  { root, newsroom }: OpenWorkspace,
  store: Store,
  { contentOf, key: baseKey }: Before,
  { allowMissing, planning }: MemoOptions,
): StoryMemo {
  const base = digest([planning, baseKey]);
  const textsOf = (story: string): readonly string[] =>
    LOCALES.flatMap(({ tag }) => [catalogFile(tag, story), statesFile(tag, story)]);
  const storyKey = (story: string, contentNow = contentOf): string | undefined => {
    // The folder itself may be a link too.
    const files = contentNow(`content/${story}`) === FOLDER ? listFiles(path.join(root, 'content', story)) : undefined;
    return files && digest([base, story, ...files.map((file) => `${file} ${contentNow(`content/${story}/${file}`)}`)]);
  };
  return {
    keyOf: (story) => storyKey(story),
    isAsRead(story) {
      const now = (file: string): string => hashNow(path.join(root, file));
      const files = [...BASE, ...textsOf(story)];
      return storyKey(story, now) === storyKey(story) && files.every((file) => now(file) === contentOf(file));
    },
    note: (story) => void textsOf(story).map(contentOf),
    localeKey(story, locale, source) {
      const fallbacks = allowMissing ? (findLocale(locale)?.fallbacks ?? []) : [];
      const catalogs = [newsroom.locale, source, locale, ...fallbacks].map((tag) => catalogFile(tag, story));
      return digest([String(allowMissing), ...[...catalogs, statesFile(locale, story)].map(contentOf)]);
    },
    async read(key) {
      const bytes = await store.read('stories', key);
      return bytes && (JSON.parse(Buffer.from(bytes).toString('utf8')) as PlannedStory);
    },
    write: (key, planned) => store.write('stories', key, JSON.stringify(planned)),
  };
}

/** The words of the pictures; the workspace's own stand before those of the tool. */
const INTERFACES = LOCALES.map(({ tag }) => `locales/${tag}/interface.json`);
/** What every story of a workspace is planned with. */
const BASE = ['content/newsroom.yaml', GLOSSARY_FILE, ...INTERFACES];

/**
 * Hash of a file's bytes, each read once; of a folder, that it is one; of a link, something that never comes again. Paths
 * relative to the root.
 */
function createReader(root: string): (file: string) => string {
  const folders = new Map<string, ReadonlyMap<string, Dirent>>();
  const known = new Map<string, string>();
  const entryOf = (file: string): Dirent | undefined => {
    const folder = path.dirname(file);
    const entries = folders.get(folder) ?? entriesOf(path.join(root, folder));
    folders.set(folder, entries);
    return entries.get(path.basename(file));
  };
  return (file) => {
    const entry = entryOf(file);
    if (!entry) return ABSENT;
    const hash = known.get(file) ?? hashOf(entry, path.join(root, file));
    known.set(file, hash);
    return hash;
  };
}

/** Stands for the bytes of a folder. */
const FOLDER = 'folder';

/** The same, looked at again. */
function hashNow(file: string): string {
  try {
    const found = lstatSync(file, { throwIfNoEntry: false });
    return found ? hashOf(found, file) : ABSENT;
  } catch {
    return ABSENT;
  }
}

const ABSENT = 'absent';

function hashOf(entry: Pick<Dirent, 'isDirectory' | 'isFile'>, file: string): string {
  if (entry.isDirectory()) return FOLDER;
  if (!entry.isFile()) return `${Math.random()}`;
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return `${Math.random()}`;
  }
}

function entriesOf(folder: string): ReadonlyMap<string, Dirent> {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  } catch {
    return new Map();
  }
}

/**
 * All files of a story's folder, sorted, by their path in it, and its folders, for an empty one may be a fault; undefined
 * where one is a link: it may lead anywhere.
 */
function listFiles(folder: string, under = ''): string[] | undefined {
  const files: string[] = [];
  for (const [name, entry] of entriesOf(path.join(folder, under))) {
    const file = under === '' ? name : `${under}/${name}`;
    const inside = entry.isFile() ? [] : entry.isDirectory() ? listFiles(folder, file) : undefined;
    if (!inside) return undefined;
    files.push(file, ...inside);
  }
  return files.sort();
}

const digest = (parts: readonly string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
