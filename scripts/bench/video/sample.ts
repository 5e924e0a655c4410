import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { VideoInput } from '../../../compositions/model/job-input.ts';
import { writeAssets } from '../../commands/assets.ts';
import { Log, USUAL } from '../../commands/command.ts';
import { allDrawn, prepare } from '../../commands/prepare.ts';
import type { DescribedVideo } from '../../job/described-video.ts';
import { assetLint } from '../../workers/asset-lint.ts';
import { assetSounds } from '../../workers/job-sounds.ts';
import { createVideoPreparation } from '../../workers/prepare-video.ts';

/** The story that is measured: half a minute with a moving photograph, a number counting up, growing bars and captions. */
export const WORKSPACE = fileURLToPath(new URL('./workspace', import.meta.url));
const FORMAT = 'landscape';

export interface Sample {
  readonly input: VideoInput;
  readonly video: DescribedVideo;
  /** The same with other words in one caption. */
  readonly edited: DescribedVideo;
  /** Folder of prepared assets. */
  readonly assets: string;
  /** Holds all that measuring leaves behind. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** Reads, lays out and times the story. Throws where it has an error. */
export async function openSample(): Promise<Sample> {
  const log = new Log(() => undefined);
  const prepared = await prepare(WORKSPACE, { ...USUAL, locale: ['vi'], format: [FORMAT] }, log);
  const { jobs, assets: files } = prepared ? await allDrawn(prepared) : { jobs: [], assets: [] };
  const input = jobs[0]?.input;
  if (input?.kind !== 'video') throw new Error(`the story has errors: ${JSON.stringify(log.findings)}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-bench-'));
  const assets = path.join(folder, 'assets');
  await writeAssets(assets, files);
  const toVideo = createVideoPreparation();
  const laidOut = (one: VideoInput): Promise<DescribedVideo> => toVideo(one, assetLint(assets), assetSounds(assets));
  return {
    input,
    video: await laidOut(input),
    edited: await laidOut(withOtherWords(input)),
    assets,
    folder,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What an officer changes a minute before the video goes out. */
function withOtherWords(input: VideoInput): VideoInput {
  const sections = input.document.sections.map((section) => ({
    ...section,
    narration: section.narration.map((message) => ({ ...message, value: message.value.replace('trước', 'đầu') })),
  }));
  return { ...input, document: { ...input.document, sections } };
}
