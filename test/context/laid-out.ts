import type { Document } from '../../compositions/model/document.ts';
import type { FormatId } from '../../compositions/model/format.ts';
import type { JobInput } from '../../compositions/model/job-input.ts';
import { loadGlossary } from '../../scripts/catalog/glossary.ts';
import { type AssetFile, imageFiles } from '../../scripts/commands/assets.ts';
import { Log, type Selection } from '../../scripts/commands/command.ts';
import { readWorkspace } from '../../scripts/commands/read-workspace.ts';
import { textContext } from '../../scripts/commands/text-context.ts';
import type { StoryContext } from '../../scripts/context/text-context.ts';
import { type LayoutBox, layoutBoxes } from '../../scripts/lint/index.ts';
import type { LoadedStory } from '../../scripts/story/load-story.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { layOut } from '../compositions/infographic/marks.ts';
import { prepared } from '../compositions/infographic/shipped.ts';
import { findings } from '../lint/pages.ts';

/** The stories of a workspace. */
export async function readStories(root: string, ...story: readonly string[]): Promise<readonly LoadedStory[]> {
  const log = new Log(() => undefined);
  const workspace = await readWorkspace(root, story.length > 0 ? { story } : {}, log);
  if (!workspace) throw new Error(JSON.stringify(log.findings));
  return workspace.stories;
}

/** The pictures of a story and the newsroom's logo, as the command line prepares them. */
export async function storyImages(root: string, story: string): Promise<readonly AssetFile[]> {
  const log = new Log(() => undefined);
  const workspace = await readWorkspace(root, { story: [story] }, log);
  if (!workspace) throw new Error(JSON.stringify(log.findings));
  return imageFiles(workspace.newsroom, workspace.stories[0]!);
}

/** What the command line tells translators of a story, by locale. */
export async function contextOf(
  root: string,
  story: string,
  locale: string,
  more: Selection = {},
): Promise<StoryContext> {
  const log = new Log(() => undefined);
  const workspace = await readWorkspace(root, { story: [story], locale: [locale], ...more }, log);
  const glossary = await loadGlossary(root);
  if (!workspace || !glossary.ok) throw new Error(JSON.stringify(log.findings));
  const context = await textContext(workspace, glossary.value, workspace.stories[0]!, locale);
  if (!context.ok) throw new Error(JSON.stringify(context.findings));
  return context.value;
}

/** A shipped story as the command line hands it to the renderers, with all that it says. */
export async function shippedInput(story: string, locale: string): Promise<JobInput> {
  return (await prepared('.', { story: [story], locale: [locale], format: ['landscape'] })).plan.jobs[0]!.input;
}

/** A story laid out with some texts replaced: what lint tells of texts that are too long, and the boxes of all. */
export async function relaid(
  { locale, document, terms }: JobInput,
  format: FormatId,
  change: (document: Document) => Document,
): Promise<{ overflowing: readonly string[]; boxes: readonly LayoutBox[] }> {
  const engine = await createTextEngine(locale, terms);
  const { pages } = await layOut(change(document), format, locale, { engine });
  const faults = (await findings(pages, format)).filter(({ rule }) => rule === 'text-overflow');
  return { overflowing: faults.map(({ key }) => key!), boxes: layoutBoxes(pages) };
}
