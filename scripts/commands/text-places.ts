import { existsSync } from 'node:fs';
import path from 'node:path';
import { findLocale } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Glossary } from '../catalog/glossary.ts';
import { placeholdersOf } from '../catalog/placeholders.ts';
import { contextFolder, pictureName } from '../context/file-names.ts';
import { contextNotes } from '../context/notes.ts';
import type { TextContext } from '../context/text-context.ts';
import type { UnitContext } from '../exchange/model.ts';
import type { Words } from '../report/words.ts';
import type { LoadedStory } from '../story/load-story.ts';
import type { Workspace } from './read-workspace.ts';
import { textContext } from './text-context.ts';

type Place = Pick<UnitContext, 'notes' | 'limit' | 'pictures'>;

export interface PlaceOptions {
  readonly words: Words;
  /** Folder of the file that links the pictures; absolute. */
  readonly from: string;
  /** Folder that `status --context` has filled; absolute. */
  readonly pictures: string | undefined;
}

/** Pictures of one text that a file links: more would bury its other notes. */
const MOST_PICTURES = 3;

/**
 * Tells of each message where it stands on the pictures of a language and how long it may be. A story that cannot be laid
 * out has nothing to tell: `check` says why.
 */
export async function createTextPlaces(
  workspace: Workspace,
  glossary: Glossary,
  loaded: LoadedStory,
  locale: string,
  { words, from, pictures }: PlaceOptions,
): Promise<(message: Message) => Place> {
  const known = findLocale(locale);
  const context = await textContext(workspace, glossary, loaded, locale);
  if (!known || !context.ok) return () => ({ notes: [], pictures: [] });
  const { texts } = context.value;
  return (message) => {
    const text = texts.get(message.key);
    if (!text) return { notes: [], pictures: [] };
    // The limit has a place of its own in every format.
    const notes = contextNotes(message, text, known, placeholdersOf(message.source)).filter(
      ({ id }) => id !== 'context.limit',
    );
    return {
      notes: notes.map(({ id, values }) => words(id, values)),
      ...(text.limit !== undefined && { limit: text.limit }),
      pictures: pictures === undefined ? [] : picturesOf(message.key, text),
    };
  };

  function picturesOf(key: string, { places, tightest }: TextContext): readonly string[] {
    const folder = path.join(pictures!, contextFolder(loaded.story.slug, locale));
    const formats = places.map(({ format }) => format);
    const ordered = [...formats.filter((id) => id === tightest), ...formats.filter((id) => id !== tightest)];
    const files = ordered
      .map((format) => path.join(folder, pictureName(format, key)))
      .filter((file) => existsSync(file));
    return files.slice(0, MOST_PICTURES).map((file) => path.relative(from, file).split(path.sep).join('/'));
  }
}
