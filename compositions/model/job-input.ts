import { z } from 'zod';
import { documentSchema } from './document.ts';
import { themeSchema } from './theme.ts';

export const ENCODINGS = ['png', 'webp', 'jpeg', 'avif'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const CAPTION_MODES = ['burned', 'sidecar', 'both'] as const;
export type CaptionMode = (typeof CAPTION_MODES)[number];
/** What draws videos: our own painter, or Remotion's `renderMedia` in a browser, the reference. */
export const VIDEO_RENDERERS = ['painted', 'plain'] as const;
export type VideoRenderer = (typeof VIDEO_RENDERERS)[number];

const jobCommon = {
  /** `<story>/<locale>/<format>`. */
  id: z.string(),
  story: z.string(),
  locale: z.string(),
  format: z.string(),
  document: documentSchema,
  /** Names and words of the glossary that stand in this document: no line ends inside one where it can be helped. */
  terms: z.array(z.string()),
  theme: themeSchema,
  /** The organisation's logo, if the newsroom has one: hash and size as for any image. */
  logo: z.strictObject({ hash: z.string(), width: z.int(), height: z.int() }).optional(),
  /** True where the fallback chain stood in for a missing message. */
  fallback: z.boolean(),
};

/**
 * The one thing a renderer receives, serialisable: what to draw, in words, numbers, hashes and choices. No path,
 * no clock, no environment: equal inputs and equal code give equal bytes. Lines are broken and fitted from it by
 * a pure function of it and the fonts, so planning does not pay for layout.
 */
export const jobInputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('still'), ...jobCommon, encoding: z.enum(ENCODINGS) }),
  z.strictObject({
    kind: z.literal('video'),
    ...jobCommon,
    captions: z.enum(CAPTION_MODES),
    renderer: z.enum(VIDEO_RENDERERS),
    /** Sound beside the story, by hash; absent: silence. */
    music: z.strictObject({ hash: z.string(), extension: z.string() }).optional(),
  }),
]);
export type JobInput = z.infer<typeof jobInputSchema>;
export type StillInput = Extract<JobInput, { kind: 'still' }>;
export type VideoInput = Extract<JobInput, { kind: 'video' }>;
