import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Glossary } from '../catalog/glossary.ts';
import type { Result } from '../files/result.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { ReadText } from './plan-story.ts';
import type { OpenWorkspace } from './read-workspace.ts';
import type { PlannedLocale, PlannedStory, StoryMemo } from './story-memo.ts';

/** The stories of a workspace, each read when it is needed and no sooner. */
export interface Stories {
  /** What planning it comes to. Reads nothing but bytes where it is known from another run. */
  plan(story: string): Promise<{
    readonly findings: readonly Finding[];
    /** In the order of the chosen locales; absent where the story cannot be read. */
    readonly locales?: ReadonlyMap<string, PlannedLocale>;
  }>;
  /** The story itself, in one locale; undefined where it cannot be read. */
  read(story: string, locale: string): Promise<{ readonly loaded: LoadedStory; readonly text: ReadText } | undefined>;
}

/** Stories kept open: jobs come story by story, and pictures of a thousand are more than memory holds. */
const OPEN = 8;

export function createStories(
  workspace: OpenWorkspace,
  glossary: Glossary,
  allowMissing: boolean,
  memo?: StoryMemo,
): Stories {
  // What reads a story is loaded with the first one: most runs find all of them planned already.
  const reader = once(async () => {
    const { createTextReader } = await import('./plan-story.ts');
    return createTextReader(workspace, glossary, allowMissing);
  });
  const open = new Map<string, OpenStory>();
  const openStory = (story: string): OpenStory => {
    const opened = open.get(story) ?? { result: workspace.readStory(story), texts: new Map() };
    // The last used stands last.
    open.delete(story);
    open.set(story, opened);
    const [oldest] = open.keys();
    if (open.size > OPEN && oldest !== undefined) open.delete(oldest);
    return opened;
  };
  const textOf = async ({ texts }: OpenStory, loaded: LoadedStory, locale: string): Promise<ReadText> => {
    const text = texts.get(locale) ?? reader().then((readText) => readText(loaded, locale));
    texts.set(locale, text);
    return text;
  };
  return {
    async read(story, locale) {
      const opened = openStory(story);
      const result = await opened.result;
      if (!result.ok) return undefined;
      return { loaded: result.value, text: await textOf(opened, result.value, locale) };
    },
    async plan(story) {
      const { locales } = workspace.chosen;
      const key = memo?.keyOf(story);
      const known = key === undefined ? undefined : await memo?.read(key);
      const keyIn = (locale: string, source: string): string => memo?.localeKey(story, locale, source) ?? '';
      const fresh = new Map<string, PlannedLocale>();
      for (const locale of known ? locales : []) {
        const planned = known?.locales[locale];
        if (planned && planned.key === keyIn(locale, known.locale)) fresh.set(locale, planned);
      }
      if (known && fresh.size === locales.length) return { findings: known.findings, locales: fresh };
      memo?.note(story);
      const opened = openStory(story);
      const result = await opened.result;
      if (!result.ok) return { findings: result.findings };
      const source = result.value.story.locale;
      const planned = new Map<string, PlannedLocale & { key: string }>();
      for (const locale of locales) {
        const { findings, text } = fresh.get(locale) ?? (await textOf(opened, result.value, locale));
        planned.set(locale, { findings, ...(text && { text }), key: keyIn(locale, source) });
      }
      const { findings } = result;
      const remembered: PlannedStory = {
        locale: source,
        findings,
        locales: { ...known?.locales, ...Object.fromEntries(planned) },
      };
      // What was saved while it was read must not be remembered as what was there before.
      if (key !== undefined && memo?.isAsRead(story)) await memo.write(key, remembered);
      return { findings, locales: planned };
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

interface OpenStory {
  readonly result: Promise<Result<LoadedStory>>;
  readonly texts: Map<string, Promise<ReadText>>;
}
