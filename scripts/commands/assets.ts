import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Asset } from '../../compositions/model/document.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { Workspace } from './read-workspace.ts';

/** A file that renderers find by hash. */
export interface AssetFile {
  /** `<hash>.<extension>`. */
  readonly name: string;
  /** Its bytes, or where they are. */
  readonly from: Buffer | string;
}

/** Images of the chosen stories, and the newsroom's logo. */
export function imageFiles({ newsroom, stories }: Workspace): AssetFile[] {
  const images = stories.flatMap(({ pictures }) => [...pictures.values()]);
  return [...images, ...(newsroom.logo ? [newsroom.logo] : [])].map(({ hash, extension, bytes }) => ({
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

/** The sound of a story's video in that locale: of its own before the story's. */
export async function soundOf(
  { audio, music }: LoadedStory,
  locale: string,
): Promise<{ sound: NonNullable<VideoInput['music']>; file: AssetFile } | undefined> {
  const file = audio[locale] ?? music;
  if (file === undefined) return undefined;
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const sound = { hash: hash.digest('hex'), extension: path.extname(file).slice(1).toLowerCase() };
  return { sound, file: { name: `${sound.hash}.${sound.extension}`, from: file } };
}

/** Puts the files where renderers look, those that are not there yet. */
export async function writeAssets(folder: string, files: readonly AssetFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, from } of files) {
    const target = path.join(folder, name);
    const size = typeof from === 'string' ? (await stat(from)).size : from.byteLength;
    const present = await stat(target).catch(() => undefined);
    if (present?.size !== size) await writeFileAtomic(target, typeof from === 'string' ? await readFile(from) : from);
  }
}
