import { createTheme } from '../../compositions/layout/theme.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { loadGlossary } from '../catalog/glossary.ts';
import { createGlossaryCheck } from '../catalog/glossary-check.ts';
import { jobId, type Localised, type Plan, planJobs } from '../plan/plan.ts';
import type { JobReport } from '../report/events.ts';
import type { KeptImages } from '../story/load-image.ts';
import { fontsFingerprint } from '../typography/fingerprint.ts';
import { type AssetFile, createSoundOf, imageFiles } from './assets.ts';
import type { DrawOptions, Log, Selection } from './command.ts';
import { createTermList } from './document-terms.ts';
import { localiseStory } from './localise-story.ts';
import { createLocate, type Locate, type TextSource } from './positions.ts';
import { readWorkspace, type Workspace } from './read-workspace.ts';
import { readToolchain } from './toolchain.ts';

/** Everything read, localised and planned; nothing drawn or written. */
export interface Prepared {
  readonly workspace: Workspace;
  readonly plan: Plan;
  /** Jobs that an error in their story or catalog stands in the way of. */
  readonly blocked: readonly JobReport[];
  /** Images and sound that the jobs name by hash. */
  readonly assets: readonly AssetFile[];
  /** Tells where the text stands that a finding of drawing is about. */
  readonly locate: Locate;
}

/** Reads a workspace and plans its jobs. Undefined where nothing can be done; the log says why. */
export async function prepare(
  root: string,
  options: Selection & DrawOptions,
  log: Log,
  kept?: KeptImages,
): Promise<Prepared | undefined> {
  const workspace = await readWorkspace(root, options, log, kept);
  if (!workspace) return undefined;
  const glossary = await loadGlossary(root);
  log.add(glossary.findings);
  // Drawn without its terms, every picture would look right and be wrong.
  if (!glossary.ok) return undefined;
  const termsOf = createTermList(glossary.value);
  const missingTerms = createGlossaryCheck(glossary.value);
  const { newsroom, chosen, stories, broken } = workspace;
  const pairs = stories.flatMap((loaded) => chosen.locales.map((locale) => ({ loaded, locale })));
  const texts: Localised[] = [];
  const sources: TextSource[] = [];
  const assets = imageFiles(workspace);
  const soundOf = createSoundOf(newsroom.voice);
  const blocked = broken.flatMap((slug) => chosen.locales.flatMap((locale) => blockedJobs(workspace, slug, locale)));
  for (const { loaded, locale } of pairs) {
    const story = loaded.story.slug;
    const localised = await localiseStory(workspace, loaded, locale, options.allowMissing, missingTerms);
    const { document, findings, fallback, catalogs = [] } = localised;
    log.add(findings);
    if (!document || findings.some(blocks)) {
      blocked.push(...blockedJobs(workspace, story, locale));
      continue;
    }
    const { sound, files } = await soundOf(loaded, document, locale);
    assets.push(...files);
    const isMute = loaded.sound.faults.some((fault) => (fault.locale ?? locale) === locale);
    if (isMute) blocked.push(...blockedJobs(workspace, story, locale, 'video'));
    sources.push({ story: loaded.story, locale, catalogs });
    const terms = termsOf(
      document,
      fallback ? [locale, ...catalogs.map((one) => one.locale), loaded.story.locale] : [locale],
    );
    texts.push({ story, locale, document, terms, fallback, sound, isMute });
  }
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
    toolchain: readToolchain(fontsFingerprint),
  });
  return { workspace, plan, blocked, assets, locate: createLocate(workspace, sources) };

  function blocks({ rule }: Finding): boolean {
    return RULES[rule][options.release ? 'release' : 'check'] === 'error';
  }
}

const blockedJobs = ({ chosen }: Workspace, story: string, locale: string, only?: 'video'): JobReport[] =>
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
