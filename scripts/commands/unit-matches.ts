import type { Message, Story } from '../../compositions/model/story.ts';
import type { UnitContext } from '../exchange/model.ts';
import type { Memory } from '../memory/memory.ts';
import { readMemory } from './read-memory.ts';
import type { Workspace } from './read-workspace.ts';

/** Under this a translator reads longer than the match saves. */
const LEAST = 70;
const MOST = 3;

/** Finds what has been translated before; each pair of languages is read once. */
export const createUnitMatches = (
  workspace: Pick<Workspace, 'root' | 'newsroom'>,
): ((
  story: Pick<Story, 'slug' | 'locale'>,
  locale: string,
) => Promise<(message: Message) => UnitContext['matches']>) => {
  const memories = new Map<string, Promise<Memory>>();
  return async (story, locale) => {
    const pair = `${story.locale} ${locale}`;
    const reading = memories.get(pair) ?? readMemory(workspace, locale, story.locale);
    memories.set(pair, reading);
    const memory = await reading;
    return ({ key, source, plural }) =>
      memory
        .find({ source, plural: plural !== undefined, story: story.slug, key }, { least: LEAST, most: MOST })
        .map((match) => ({
          score: match.score,
          source: match.source,
          target: match.forms.get('other') ?? [...match.forms.values()][0] ?? '',
          from: `${match.story}/${match.key}`,
        }));
  };
};
