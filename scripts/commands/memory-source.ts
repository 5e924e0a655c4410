import type { Message, Story } from '../../compositions/model/story.ts';
import { pluralKey } from '../catalog/plural-forms.ts';
import type { Match, Memory } from '../memory/memory.ts';
import { isSoundDraft } from './check-draft.ts';
import type { Draft, DraftSource } from './draft-source.ts';
import { readMemory } from './read-memory.ts';
import type { Workspace } from './read-workspace.ts';

/** A translation of a text less like than this is quicker made anew than mended. */
const LEAST = 75;
/** Matches that are looked at for one that is sound. */
const MOST = 20;

/**
 * Drafts from what has been reviewed in any story: of the same text as it stands, of a like one as a stale translation. Each pair of
 * languages is read when something is first looked for in it, and forgotten with the next language that is translated into:
 * a thousand stories take some 150 MB.
 */
export const createMemorySource = (
  workspace: Pick<Workspace, 'root' | 'newsroom' | 'stories'>,
): ((story: Pick<Story, 'slug' | 'locale'>) => DraftSource) => {
  let present = '';
  const bySource = new Map<string, Promise<Memory>>();
  const memoryOf = (source: string, locale: string): Promise<Memory> => {
    if (locale !== present) bySource.clear();
    present = locale;
    const memory = bySource.get(source) ?? readMemory(workspace, locale, source);
    bySource.set(source, memory);
    return memory;
  };
  return (story) => ({
    async drafts(requests, locale) {
      const memory = await memoryOf(story.locale, locale);
      const found = requests.flatMap(({ message }) => {
        const draft = draftFor(story, message, memory, locale);
        return draft ? [[message.key, draft] as const] : [];
      });
      return new Map(found);
    },
  });
};

const draftFor = (
  story: Pick<Story, 'slug' | 'locale'>,
  message: Message,
  memory: Memory,
  locale: string,
): Draft | undefined => {
  const plural = message.plural !== undefined;
  const query = { source: message.source, plural, story: story.slug, key: message.key };
  return memory
    .find(query, { least: LEAST, most: MOST })
    .filter((match) => match.plural === plural && !match.numbersDiffer)
    .map((match) => draftOf(message, match))
    .find(({ forms }) => isSoundDraft(story, message, forms, locale));
};

const draftOf = ({ key }: Message, match: Match): Draft => ({
  forms: new Map([...match.forms].map(([category, text]) => [category === '' ? key : pluralKey(key, category), text])),
  ...(match.score < 100 && { was: match.source }),
  score: match.score,
  from: `${match.story}/${match.key}`,
});
