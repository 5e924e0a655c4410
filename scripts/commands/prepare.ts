import { isDeepStrictEqual } from 'node:util';
import { createTheme } from '../../compositions/layout/theme.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { keptImages } from '../cache/kept-images.ts';
import { loadGlossary } from '../catalog/glossary.ts';
import { openStore, type Store } from '../files/store.ts';
import { inputOf, jobId, type Plan, type PlannedJob, type PlannedText, planJobs, soundIn } from '../plan/plan.ts';
import type { JobReport } from '../report/events.ts';
import type { KeptImages } from '../story/load-image.ts';
import { type AssetFile, imageFiles } from './assets.ts';
import type { Config, DrawOptions, Log, Selection } from './command.ts';
import type { ReadText } from './plan-story.ts';
import { createLocate, type Locate } from './positions.ts';
import { type OpenWorkspace, openWorkspace } from './read-workspace.ts';
import { createStories, type Stories } from './stories.ts';
import { createStoryMemo, lookBefore } from './story-memo.ts';
import { createToolchain, runningTool } from './toolchain.ts';

/** Everything read that planning needs; nothing drawn or written. */
export interface Prepared {
  readonly workspace: OpenWorkspace;
  readonly plan: Plan;
  /** Jobs that an error in their story or catalog stands in the way of. */
  readonly blocked: readonly JobReport[];
  /**
   * What a job is drawn from; undefined where somebody has saved something else since it was planned. Jobs of one story are
   * best asked for one after the other.
   */
  drawn(job: PlannedJob): Promise<DrawnFrom | undefined>;
}

export interface DrawnFrom {
  readonly input: JobInput;
  /** Images and sound that the job may name by hash. */
  readonly assets: readonly AssetFile[];
  /** Tells where the text stands that a finding of drawing is about. */
  readonly locate: Locate;
}

/** What is kept between runs, where there is something. */
export interface Kept {
  readonly images: KeptImages;
  readonly store: Store;
  /** What is kept of the tool itself, which serves every workspace. */
  readonly tools?: Store;
}

/** What is kept in the places of a run. */
export const openKept = ({ cache, toolCache }: Config): Kept => ({
  images: keptImages(cache),
  store: openStore(cache),
  tools: openStore(toolCache),
});

/** Reads a workspace and plans its jobs. Undefined where nothing can be done; the log says why. */
export async function prepare(
  root: string,
  options: Selection & DrawOptions,
  log: Log,
  kept?: Kept,
): Promise<Prepared | undefined> {
  const before = lookBefore(root);
  const workspace = await openWorkspace(root, options, log, kept?.images);
  if (!workspace) return undefined;
  const glossary = await loadGlossary(root);
  log.add(glossary.findings);
  // Drawn without its terms, every picture would look right and be wrong.
  if (!glossary.ok) return undefined;
  const tool = await runningTool(kept?.tools);
  const { allowMissing } = options;
  const known = kept && createStoryMemo(workspace, kept.store, before, { allowMissing, planning: tool.planning });
  // Who forces a drawing trusts nothing that is kept.
  const memo = known && { ...known, ...(options.force && { read: async () => undefined }) };
  const stories = createStories(workspace, glossary.value, allowMissing, memo);
  const { texts, blocked } = await planTexts(workspace, stories, log, (finding) => blocks(finding, options.release));
  const { newsroom, chosen } = workspace;
  const plan = planJobs({
    texts,
    formats: chosen.formats,
    theme: createTheme(newsroom.theme),
    ...(newsroom.logo && { logo: newsroom.logo }),
    encoding: options.encoding,
    captions: options.captions,
    renderer: options.renderer,
    profile: options.profile,
    videoEncoding: options.videoEncoding,
    toolchain: createToolchain(tool),
  });
  return { workspace, plan, blocked, drawn: (job) => drawnFrom(workspace, stories, job) };
}

const blocks = ({ rule }: Finding, release: boolean): boolean => RULES[rule][release ? 'release' : 'check'] === 'error';

/** The texts that can be drawn, story by story, and the jobs that cannot. */
async function planTexts(
  workspace: OpenWorkspace,
  stories: Stories,
  log: Log,
  isBlocking: (finding: Finding) => boolean,
): Promise<{ texts: readonly PlannedText[]; blocked: readonly JobReport[] }> {
  const { chosen } = workspace;
  const texts: PlannedText[] = [];
  const blocked: JobReport[] = [];
  const unread: string[] = [];
  const planned = await planStories(chosen.stories, stories);
  for (const { findings } of planned) log.add(findings);
  for (const { story, locales } of planned) {
    if (!locales) unread.push(story);
    for (const [locale, { findings, text }] of locales ?? []) {
      log.add(findings);
      if (!text || findings.some(isBlocking)) {
        blocked.push(...blockedJobs(workspace, story, locale));
        continue;
      }
      if (text.isMute) blocked.push(...blockedJobs(workspace, story, locale, 'video'));
      texts.push(text);
    }
  }
  const broken = unread.flatMap((story) => chosen.locales.flatMap((locale) => blockedJobs(workspace, story, locale)));
  return { texts, blocked: [...broken, ...blocked] };
}

/** Stories planned at a time: pictures of some are prepared while others are parsed. */
const AT_ONCE = 4;

type PlannedNow = Awaited<ReturnType<Stories['plan']>> & { readonly story: string };

/** In the order of the names. */
async function planStories(names: readonly string[], stories: Stories): Promise<readonly PlannedNow[]> {
  const planned = new Map<string, PlannedNow>();
  const queue = names.values();
  const work = async (): Promise<void> => {
    for (const story of queue) planned.set(story, { ...(await stories.plan(story)), story });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return names.flatMap((story) => planned.get(story) ?? []);
}

async function drawnFrom(workspace: OpenWorkspace, stories: Stories, job: PlannedJob): Promise<DrawnFrom | undefined> {
  const read = await stories.read(job.story, job.locale);
  if (!read || !isAsPlanned(job, read.text)) return undefined;
  const { loaded, text } = read;
  return {
    input: inputOf(job, text.contentOf(job.view)),
    assets: [...imageFiles(workspace.newsroom, loaded), ...text.sounds],
    locate: createLocate(workspace, text.source),
  };
}

/** Files are named by what a job was planned from: it is never drawn from anything else. */
function isAsPlanned({ view, content, kind, settings }: PlannedJob, { text }: ReadText): boolean {
  if (text?.views[view].content !== content) return false;
  return kind === 'still' || isDeepStrictEqual(soundIn(settings), text.sound ?? {});
}

const blockedJobs = ({ chosen }: OpenWorkspace, story: string, locale: string, only?: 'video'): JobReport[] =>
  chosen.formats
    .filter(({ kind }) => kind === (only ?? kind))
    .map(({ id: format, kind }) => ({
      id: jobId(story, locale, format),
      story,
      locale,
      format,
      kind,
      state: 'failed',
      files: [],
      ms: 0,
      reasons: [],
    }));

/** Everything that a plan draws from, at once: for commands that look at all of it. */
export async function allDrawn(
  prepared: Prepared,
): Promise<{ readonly jobs: readonly (PlannedJob & DrawnFrom)[]; readonly assets: readonly AssetFile[] }> {
  const jobs: (PlannedJob & DrawnFrom)[] = [];
  for (const job of prepared.plan.jobs) {
    const drawn = await prepared.drawn(job);
    if (drawn) jobs.push({ ...job, ...drawn });
  }
  const assets = new Map(jobs.flatMap((job) => job.assets.map((asset) => [asset.name, asset])));
  return { jobs, assets: [...assets.values()] };
}
