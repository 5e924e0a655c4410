import type { Asset, Document } from '../../compositions/model/document.ts';
import type { Format } from '../../compositions/model/format.ts';
import type {
  CaptionMode,
  Encoding,
  JobInput,
  VideoEncoding,
  VideoInput,
  VideoProfile,
  VideoRenderer,
} from '../../compositions/model/job-input.ts';
import type { Theme } from '../../compositions/model/theme.ts';
import { createFingerprint, type Fingerprint, type Toolchain } from './fingerprint.ts';

/** A story in one locale, and what goes with it. */
export interface Localised {
  readonly story: string;
  readonly locale: string;
  readonly document: Document;
  /** Names and words of the glossary that stand in the document, in any fixed order. */
  readonly terms: readonly string[];
  /** True where the fallback chain stood in for a missing message. */
  readonly fallback: boolean;
  readonly sound?: JobSound;
  /** True where its sound cannot be used: pictures are drawn, and no video without the voice that was meant for it. */
  readonly isMute?: boolean;
}

/** What a video says of its sound. */
export type JobSound = Pick<VideoInput, 'narration' | 'voice' | 'music'>;

export interface PlanRequest {
  /** In the order in which they are to be drawn. */
  readonly texts: readonly Localised[];
  readonly formats: readonly Format[];
  readonly theme: Theme;
  readonly logo?: Pick<Asset, 'hash' | 'width' | 'height'>;
  readonly encoding: Encoding;
  readonly captions: CaptionMode;
  readonly renderer: VideoRenderer;
  readonly profile: VideoProfile;
  readonly videoEncoding: VideoEncoding;
  readonly toolchain: (kind: Format['kind'], locale: string, document: Document) => Toolchain;
}

/** One story x locale x format. */
export interface PlannedJob {
  readonly input: JobInput;
  readonly toolchain: Toolchain;
  readonly fingerprint: Fingerprint;
  /** Jobs of one id but another variant stand side by side in the output: pictures as PNG and as WebP. */
  readonly variant: string;
}

/** Every job, in drawing order: all formats of one text together, so that a worker can share what it has set. */
export interface Plan {
  readonly jobs: readonly PlannedJob[];
}

export function planJobs(request: PlanRequest): Plan {
  const fingerprint = createFingerprint();
  const jobs = request.texts.flatMap((text) =>
    formatsOf(text, request).map((format): PlannedJob => {
      const input = jobInput(request, text, format);
      const toolchain = request.toolchain(format.kind, text.locale, text.document);
      return { input, toolchain, fingerprint: fingerprint({ input, toolchain }), variant: variantOf(input) };
    }),
  );
  return { jobs };
}

const formatsOf = ({ isMute }: Localised, { formats }: PlanRequest): readonly Format[] =>
  isMute ? formats.filter(({ kind }) => kind === 'still') : formats;

function jobInput(request: PlanRequest, text: Localised, format: Format): JobInput {
  const { logo } = request;
  const common = {
    id: jobId(text.story, text.locale, format.id),
    story: text.story,
    locale: text.locale,
    format: format.id,
    document: text.document,
    terms: [...text.terms],
    theme: request.theme,
    ...(logo && { logo: { hash: logo.hash, width: logo.width, height: logo.height } }),
    fallback: text.fallback,
  };
  if (format.kind === 'still') return { kind: 'still', ...common, encoding: request.encoding };
  const { captions, renderer, profile, videoEncoding } = request;
  return { kind: 'video', ...common, captions, renderer, profile, encoding: videoEncoding, ...text.sound };
}

export const jobId = (story: string, locale: string, format: string): string => `${story}/${locale}/${format}`;

/** A video is its MP4, whatever its profile; other encodings stand beside it. */
const variantOf = ({ encoding }: JobInput): string => (encoding === 'mp4' ? 'video' : encoding);
