import type { Asset, Document } from '../../compositions/model/document.ts';
import type { Format } from '../../compositions/model/format.ts';
import type { CaptionMode, Encoding, JobInput, VideoInput, VideoRenderer } from '../../compositions/model/job-input.ts';
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
  readonly music?: VideoInput['music'];
}

export interface PlanRequest {
  /** In the order in which they are to be drawn. */
  readonly texts: readonly Localised[];
  readonly formats: readonly Format[];
  readonly theme: Theme;
  readonly logo?: Pick<Asset, 'hash' | 'width' | 'height'>;
  readonly encoding: Encoding;
  readonly captions: CaptionMode;
  readonly renderer: VideoRenderer;
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
    request.formats.map((format): PlannedJob => {
      const input = jobInput(request, text, format);
      const toolchain = request.toolchain(format.kind, text.locale, text.document);
      return { input, toolchain, fingerprint: fingerprint({ input, toolchain }), variant: variantOf(input) };
    }),
  );
  return { jobs };
}

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
  const { captions, renderer } = request;
  return { kind: 'video', ...common, captions, renderer, ...(text.music && { music: text.music }) };
}

export const jobId = (story: string, locale: string, format: string): string => `${story}/${locale}/${format}`;

const variantOf = (input: JobInput): string => (input.kind === 'still' ? input.encoding : 'video');
