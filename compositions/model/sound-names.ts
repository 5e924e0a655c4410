/** Endings of the sound files that are taken, without a dot. */
export const SOUND_ENDINGS = ['wav', 'mp3', 'm4a', 'ogg', 'opus', 'flac', 'aac'] as const;

/** Pages that can be narrated although they are no sections. A section of that id comes first. */
export const SPOKEN_PAGES = ['cover', 'closing'] as const;

/** Where the story's own narration of a section lies, relative to the workspace. */
export const narrationFile = (story: string, locale: string, section: string, extension: string): string =>
  `content/${story}/audio/${locale}/${section}.${extension}`;

export const musicFile = (story: string, extension: string): string => `content/${story}/music.${extension}`;
