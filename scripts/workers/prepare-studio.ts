import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FORMATS } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import { videoFrames } from '../../compositions/video/props.ts';
import { type StudioStories, studioFile, studioPicture, studioSound } from '../../compositions/video/studio-stories.ts';
import { createAssetFolder } from '../commands/asset-folder.ts';
import { Log, USUAL } from '../commands/command.ts';
import { allDrawn, prepare } from '../commands/prepare.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import { writePictures } from '../job/pictures.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { mixSound } from '../video/sound/mix-sound.ts';
import { assetLint } from './asset-lint.ts';
import { assetSounds } from './job-sounds.ts';
import { createVideoPreparation } from './prepare-video.ts';

/**
 * Lays a workspace's videos ready for the Studio's public folder: one JSON a story, locale and format, with the
 * pictures beside them. What has not changed since the last time is left as it is. Answers what can be opened.
 * `locales`: tags, pseudo-locales among them; undefined: those of the newsroom.
 */
export async function prepareStudio(root: string, folder: string, locales?: readonly string[]): Promise<StudioStories> {
  const formats = FORMATS.flatMap((format) => (format.kind === 'video' ? [format.id] : []));
  const options = { ...USUAL, ...(locales && { locale: locales }), format: formats, allowMissing: true };
  const prepared = await prepare(root, options, new Log(() => {}));
  await mkdir(folder, { recursive: true });
  if (!prepared) return { stories: [], locales: [] };

  const assets = path.join(folder, 'assets');
  const drawn = await allDrawn(prepared);
  await createAssetFolder(assets).put(drawn.assets);
  const prepareVideo = createVideoPreparation();
  const toVideo: ToVideo = (input) => prepareVideo(input, assetLint(assets), assetSounds(assets));
  for (const { input, fingerprint } of drawn.jobs) {
    if (input.kind === 'video') await refresh(input, fingerprint, toVideo, { folder, assets });
  }
  const unique = (values: readonly string[]): string[] => [...new Set(values)];
  const { jobs } = prepared.plan;
  return { stories: unique(jobs.map(({ story }) => story)), locales: unique(jobs.map(({ locale }) => locale)) };
}

type ToVideo = (input: VideoInput) => Promise<PreparedVideo>;

async function refresh(
  input: VideoInput,
  fingerprint: PlannedJob['fingerprint'],
  toVideo: ToVideo,
  { folder, assets }: { readonly folder: string; readonly assets: string },
): Promise<void> {
  const file = path.join(folder, studioFile(input.story, input.locale, input.format));
  const mark = `${file}.fingerprint`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === fingerprint) return;
  const { props, sound } = await toVideo(input);
  const names = await writePictures(props, assets, path.join(folder, studioPicture('')));
  const pictures = Object.fromEntries([...names].map(([key, name]) => [key, studioPicture(name)]));
  const track = studioSound(input.story, input.locale, input.format);
  if (sound) {
    await mkdir(path.dirname(path.join(folder, track)), { recursive: true });
    await mixSound(sound, { frames: videoFrames(props), fps: props.fps }, assets, path.join(folder, track));
  }
  await writeFileAtomic(file, JSON.stringify({ ...props, pictures, ...(sound && { sound: track }) }));
  await writeFileAtomic(mark, fingerprint);
}
