import { z } from 'zod';
import type { Box, Page } from '../layout/mark.ts';
import type { PreparedText } from '../layout/text.ts';

/** A caption burned into its scene; frames count from the scene's first. */
export interface BurnedCaption {
  readonly from: number;
  readonly durationInFrames: number;
  readonly text: PreparedText;
  /** Where the text's own top left corner goes, and the plate behind it. */
  readonly box: Box;
  readonly plate: Box;
}

export interface VideoScene {
  /** Id of its page. */
  readonly id: string;
  /** First frame in the video. */
  readonly from: number;
  readonly durationInFrames: number;
  readonly page: Page;
  readonly captions: readonly BurnedCaption[];
}

/** Everything the composition draws: prepared in Node, so that the page itself decides nothing. */
export interface VideoProps {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly direction: 'ltr' | 'rtl';
  readonly scenes: readonly VideoScene[];
  /** Addresses of the prepared pictures by their keys (`pictures.ts`): a PNG each. */
  readonly pictures: Readonly<Record<string, string>>;
  /** Address of all that is heard, mixed: for the Studio. Renderers put it beside the pictures themselves. */
  readonly sound?: string;
}

/** The video's length in frames. */
export const videoFrames = (video: VideoProps): number =>
  video.scenes.reduce((end, scene) => Math.max(end, scene.from + scene.durationInFrames), 1);

/** Written by our own preparation in the same version, so its shape is not checked field by field. */
const preparedSchema = z.custom<VideoProps>((value) => {
  const video = value as Partial<VideoProps> | null | undefined;
  return typeof video === 'object' && video !== null && Array.isArray(video.scenes) && video.scenes.length > 0;
}, 'a prepared video');

/** A list the Studio can draw as a dropdown needs at least one entry. */
const choice = (values: readonly string[]) => z.enum(values.length > 0 ? [...values] : ['none']);

/**
 * Props of every video composition. A renderer hands in `video`; the Studio hands in a story and a locale, which
 * it offers as lists, and fetches the video that was prepared for them.
 */
export const storyVideoSchema = (stories: readonly string[], locales: readonly string[]) =>
  z.object({ story: choice(stories), locale: choice(locales), video: preparedSchema.optional() });

export type StoryVideoProps = z.infer<ReturnType<typeof storyVideoSchema>>;
