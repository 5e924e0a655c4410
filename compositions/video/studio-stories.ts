import { z } from 'zod';

const storiesSchema = z.object({ stories: z.array(z.string()), locales: z.array(z.string()) });

/** What the Studio may offer in its lists. Empty outside the Studio, where the video comes with the props. */
export type StudioStories = z.infer<typeof storiesSchema>;

/** Reads the variable that `remotion.config.ts` sets. */
export const readStudioStories = (variable: string | undefined): StudioStories =>
  variable === undefined ? { stories: [], locales: [] } : storiesSchema.parse(JSON.parse(variable));

/** Where the prepared video lies in the Studio's public folder. */
export const studioFile = (story: string, locale: string, format: string): string =>
  `${story}/${locale}/${format}.json`;

/** Where what is heard in it lies there. */
export const studioSound = (story: string, locale: string, format: string): string =>
  `${story}/${locale}/${format}.m4a`;

/** Where a prepared picture lies there. */
export const studioPicture = (name: string): string => `pictures/${name}`;
