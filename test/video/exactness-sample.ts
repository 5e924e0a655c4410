import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { layoutScenes } from '../../compositions/infographic/scenes.ts';
import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { ShownBlock } from '../../compositions/model/document.ts';
import { findFormat, type VideoFormat } from '../../compositions/model/format.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { FRAMES } from '../../compositions/video/motion.ts';
import { prepareVideo } from '../../compositions/video/prepare.ts';
import type { VideoProps, VideoScene } from '../../compositions/video/props.ts';
import { timelineOf } from '../../compositions/video/timeline.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { CASES, type GoldenCase } from '../golden/cases.ts';
import { goldenJobs } from '../golden/workspace.ts';
import { miniature } from './miniature.ts';

const EMOJI: GoldenCase = {
  id: 'emoji',
  body: '## Năm mới 🎉 vui 🇻🇳\n\nMỗi chuyến đi 🎉 là một lần xem công đoàn bạn làm việc ra sao.\n',
};
const STORIES = [...CASES.filter(({ theme }) => theme === undefined), EMOJI];

export interface ExactnessSample {
  readonly jobs: readonly VideoInput[];
  readonly assets: string;
}

/** One story a kind of block, as the command line plans them. */
export async function exactnessSample(folder: string): Promise<ExactnessSample> {
  const { jobs, assets } = await goldenJobs(STORIES, folder);
  const videos = jobs.flatMap((job) => (job.kind === 'video' && job.format === 'landscape' ? [job] : []));
  // Grey, and clear in places: what a photograph from elsewhere may be.
  const clear = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000"><circle cx="800" cy="500" r="420" fill="#777" fill-opacity=".6"/></svg>`;
  const grey = await sharp(Buffer.from(clear)).toColourspace('b-w').png().toBuffer();
  writeFileSync(path.join(assets, `${CLEAR}.png`), grey);
  return { jobs: videos, assets };
}

/** Hash of the picture that is grey and clear in places. */
const CLEAR = 'clear';

export interface Choice {
  readonly locale: string;
  /** Length of a px in the frames compared, of one of the video's: 1 for the video as it is drawn. */
  readonly share: number;
  /** Ids of stories; absent: one of each look. */
  readonly stories?: readonly string[];
  /** Frames that a scene lasts, at most; one with a caption lasts until that has come and gone. */
  readonly longest: number;
}

export interface ComposedVideo {
  readonly video: VideoProps;
  readonly blocks: readonly ShownBlock[];
}

/** A cover, the first scene of each story's section, and a closing, one after the other, in one short video. */
export async function composeVideo({ jobs }: ExactnessSample, choice: Choice): Promise<ComposedVideo> {
  const { locale, stories, longest, share } = choice;
  const own = jobs.filter((job) => job.locale === locale);
  const chosen = stories ? own.filter(({ story }) => stories.includes(story)) : oneOfEachLook(own);
  const pages: VideoScene[] = [];
  let last: VideoProps | undefined;
  for (const input of chosen) {
    const video = await layOut(input);
    const [cover, section] = video.scenes;
    if (input.story === 'cover-photo') pages.unshift(cover!);
    else pages.push(section!);
    if (section!.page.marks.some(({ kind }) => kind === 'image')) pages.push(withClearPicture(section!));
    last = video;
  }
  pages.push(last!.scenes.at(-1)!);
  let from = 0;
  const scenes = pages.map((scene) => {
    const short = shortened(allAtOnce(scene), from, longest);
    from += short.durationInFrames;
    return short;
  });
  const blocks = chosen.flatMap(({ document }) => document.sections.flatMap((section) => section.blocks));
  return { video: miniature({ ...last!, scenes }, share), blocks };
}

/** Stories that show a kind of block, chart or picture which none before them shows. */
function oneOfEachLook(jobs: readonly VideoInput[]): VideoInput[] {
  const seen = new Set<string>();
  return jobs.filter(({ story, document }) => {
    const blocks = document.sections.flatMap((section) => section.blocks);
    const looks = [document.image ? 'cover' : '', story === EMOJI.id ? story : '', ...blocks.map(lookOf)];
    const isNew = looks.some((look) => !seen.has(look));
    for (const look of looks) seen.add(look);
    return isNew;
  });
}

function lookOf(block: ShownBlock): string {
  if (block.kind === 'chart') return `${block.chart} ${block.together}`;
  return block.kind === 'quotation' ? `quotation ${block.portrait !== undefined}` : block.kind;
}

async function layOut(input: VideoInput): Promise<VideoProps> {
  const format = findFormat(input.format) as VideoFormat;
  const locale = findLocale(input.locale)!;
  const engine = await createTextEngine(input.locale, input.terms);
  const scenes = layoutScenes({ ...input, format, locale, engine });
  return prepareVideo({ input, format, locale, scenes, engine }).props;
}

/** The heading, and then all the rest together: few frames show everything on its way. */
function allAtOnce(scene: VideoScene): VideoScene {
  const marks = scene.page.marks.map(
    (mark): Mark =>
      mark.motion ? { ...mark, motion: { ...mark.motion, order: Math.min(1, mark.motion.order) } } : mark,
  );
  return { ...scene, page: { ...scene.page, marks } };
}

/** What comes in, as far as there is time; where something is said, all of it, and a caption over the page at rest. */
function shortened(scene: VideoScene, from: number, longest: number): VideoScene {
  const [caption] = scene.captions;
  const settled = from === 0 ? FRAMES.transition : timelineOf(scene.page.marks).end + 1;
  if (!caption) return { ...scene, from, durationInFrames: Math.min(longest, settled), captions: [] };
  return {
    ...scene,
    from,
    durationInFrames: settled + 14,
    captions: [{ ...caption, from: settled + 5, durationInFrames: 5 }],
  };
}

/** The same page with another picture: still or moving, round or not, as the page has it. */
function withClearPicture(scene: VideoScene): VideoScene {
  const marks = scene.page.marks.map((mark): Mark => (mark.kind === 'image' ? { ...mark, hash: CLEAR } : mark));
  const page: Page = { ...scene.page, marks };
  return { ...scene, page };
}
