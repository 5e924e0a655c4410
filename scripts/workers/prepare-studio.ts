import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FORMATS } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import { type StudioStories, studioAsset, studioFile } from '../../compositions/video/studio-stories.ts';
import { writeAssets } from '../commands/assets.ts';
import { Log, USUAL } from '../commands/command.ts';
import { prepare } from '../commands/prepare.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { PlannedJob } from '../plan/plan.ts';
import { assetLint } from './asset-lint.ts';
import { createVideoPreparation } from './prepare-video.ts';

/**
 * Lays a workspace's videos ready for the Studio's public folder: one JSON a story, locale and format, with the
 * images beside them. What has not changed since the last time is left as it is. Answers what can be opened.
 * `locales`: tags, pseudo-locales among them; undefined: those of the newsroom.
 */
export async function prepareStudio(root: string, folder: string, locales?: readonly string[]): Promise<StudioStories> {
  const formats = FORMATS.flatMap((format) => (format.kind === 'video' ? [format.id] : []));
  const options = { ...USUAL, ...(locales && { locale: locales }), format: formats, allowMissing: true };
  const prepared = await prepare(root, options, new Log(() => {}));
  await mkdir(folder, { recursive: true });
  if (!prepared) return { stories: [], locales: [] };

  const assets = path.join(folder, 'assets');
  await writeAssets(assets, prepared.assets);
  const names = new Map(prepared.assets.map((file) => [path.parse(file.name).name, file.name]));
  const prepareVideo = createVideoPreparation();
  const toVideo: ToVideo = (input) => prepareVideo(input, assetLint(assets));
  for (const { input, fingerprint } of prepared.plan.jobs) {
    if (input.kind === 'video') await refresh(path.join(folder, fileOf(input)), fingerprint, input, toVideo, names);
  }
  const unique = (values: readonly string[]): string[] => [...new Set(values)];
  const inputs = prepared.plan.jobs.map(({ input }) => input);
  return { stories: unique(inputs.map(({ story }) => story)), locales: unique(inputs.map(({ locale }) => locale)) };
}

type ToVideo = (input: VideoInput) => Promise<PreparedVideo>;

const fileOf = ({ story, locale, format }: VideoInput): string => studioFile(story, locale, format);

async function refresh(
  file: string,
  fingerprint: PlannedJob['fingerprint'],
  input: VideoInput,
  toVideo: ToVideo,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  const mark = `${file}.fingerprint`;
  if ((await readFile(mark, 'utf8').catch(() => '')) === fingerprint) return;
  const { props } = await toVideo(input);
  const hashes = props.scenes.flatMap(({ page }) =>
    page.marks.flatMap((each) => (each.kind === 'image' ? [each.hash] : [])),
  );
  const images = Object.fromEntries(hashes.map((hash) => [hash, studioAsset(names.get(hash) ?? hash)]));
  await writeFileAtomic(file, JSON.stringify({ ...props, images }));
  await writeFileAtomic(mark, fingerprint);
}
