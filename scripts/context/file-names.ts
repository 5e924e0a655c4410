import { FORMATS } from '../../compositions/model/format.ts';

/** Where the pictures of a story in one language lie, relative to the folder for translators, forward slashes. */
export const contextFolder = (story: string, locale: string): string => `${story}/${locale}`;

/** The picture that shows a message in a format, inside its folder. Keys are ASCII letters, digits, `.`, `_` and `-`. */
export const pictureName = (format: string, key: string): string => `${format}-${key}.png`;

/** The page that lists the messages of a story, inside its folder, and the one that leads to all of them. */
export const PAGE_NAME = 'index.html';

/** Names that the tool gives to files in such a folder; anything else in a list of files is not believed. */
export const isOurName = (name: string): boolean =>
  name === PAGE_NAME || FORMATS.some(({ id }) => name.startsWith(`${id}-`) && PICTURE.test(name.slice(id.length)));

const PICTURE = /^-[A-Za-z0-9][A-Za-z0-9._-]{0,199}\.png$/;
