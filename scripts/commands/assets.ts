import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Asset, Document } from '../../compositions/model/document.ts';
import { assetName, type SoundFile } from '../../compositions/video/soundtrack.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { JobSound } from '../plan/plan.ts';
import type { Newsroom } from '../story/load-newsroom.ts';
import type { LoadedStory } from '../story/load-story.ts';

/** A file that renderers find by hash. */
export interface AssetFile {
  /** `<hash>.<extension>`. */
  readonly name: string;
  /** Its bytes, or where they are. */
  readonly from: Buffer | string;
}

/** Images of a story, and the newsroom's logo. */
export function imageFiles({ logo }: Newsroom, { pictures }: Pick<LoadedStory, 'pictures'>): AssetFile[] {
  return [...pictures.values(), ...(logo ? [logo] : [])].map(({ hash, extension, bytes }) => ({
    name: `${hash}.${extension}`,
    from: bytes,
  }));
}

/** What documents say of a story's pictures, by their path in the story. */
export function assetsOf(pictures: LoadedStory['pictures']): Record<string, Asset> {
  return Object.fromEntries(
    [...pictures].map(([src, { hash, width, height, focus }]) => [
      src,
      { hash, width, height, ...(focus && { focus }) },
    ]),
  );
}

/** Finds what is heard in a story's videos in that locale, and the files it names. A file is read once, for all its locales. */
export function createSoundOf(
  voice: Readonly<Record<string, string>>,
): (loaded: LoadedStory, document: Document, locale: string) => Promise<{ sound: JobSound; files: AssetFile[] }> {
  const hashed = new Map<string, Promise<SoundFile>>();
  const hashOnce = (file: string): Promise<SoundFile> => {
    const known = hashed.get(file) ?? hashSound(file);
    hashed.set(file, known);
    return known;
  };
  return async ({ sound: { music, narration: byLocale } }, { sections }, locale) => {
    const files: AssetFile[] = [];
    const take = async (file: string): Promise<SoundFile> => {
      const sound = await hashOnce(file);
      files.push({ name: assetName(sound), from: file });
      return sound;
    };
    const narration = new Map<string, SoundFile>();
    for (const [section, file] of byLocale.get(locale) ?? []) narration.set(section, await take(file));
    const speaks = sections.some(({ id, narration: words }) => words.length > 0 && !narration.has(id));
    const sound = {
      ...(narration.size > 0 && { narration: Object.fromEntries(narration) }),
      ...(speaks && voice[locale] !== undefined && { voice: voice[locale] }),
      ...(music !== undefined && { music: await take(music) }),
    };
    return { sound, files };
  };
}

async function hashSound(file: string): Promise<SoundFile> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { hash: hash.digest('hex'), extension: path.extname(file).slice(1).toLowerCase() };
}

/** Puts the files where renderers look. */
export async function writeAssets(folder: string, files: readonly AssetFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, from } of files) {
    await writeFileAtomic(path.join(folder, name), typeof from === 'string' ? await readFile(from) : from);
  }
}
