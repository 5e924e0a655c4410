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
/** How much care a video's encoding takes: for the archive, for platforms, for a look. */
export const VIDEO_PROFILES = ['master', 'social', 'draft'] as const;
export type VideoProfile = (typeof VIDEO_PROFILES)[number];
export const VIDEO_ENCODINGS = ['mp4', 'webm', 'gif'] as const;
export type VideoEncoding = (typeof VIDEO_ENCODINGS)[number];

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

/** A sound beside the story, by the hash of its bytes; the extension is in lower case and without a dot. */
const soundSchema = z.strictObject({ hash: z.string(), extension: z.string() });

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
    profile: z.enum(VIDEO_PROFILES),
    encoding: z.enum(VIDEO_ENCODINGS),
    /** The story's own narration in that locale, by section, `cover` and `closing` among them. */
    narration: z.record(z.string(), soundSchema).optional(),
    /** The command that speaks the sections without narration of their own; absent: nobody does. */
    voice: z.string().optional(),
    /** Under the whole video. */
    music: soundSchema.optional(),
  }),
]);
export type JobInput = z.infer<typeof jobInputSchema>;
export type StillInput = Extract<JobInput, { kind: 'still' }>;
export type VideoInput = Extract<JobInput, { kind: 'video' }>;
