import type { Asset } from '../../compositions/model/document.ts';
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
import { type View, viewOf } from '../../compositions/model/view.ts';
import { type Content, createFingerprint, type Fingerprint, type Settings, type Toolchain } from './fingerprint.ts';

/** A story in one locale, as far as planning its jobs goes: what it says stands for itself as a hash. */
export interface PlannedText {
  readonly story: string;
  readonly locale: string;
  /** What each kind of format draws of it. */
  readonly views: Readonly<Record<View, PlannedView>>;
  /** True where the fallback chain stood in for a missing message. */
  readonly fallback: boolean;
  readonly sound?: JobSound;
  /** True where its sound cannot be used: pictures are drawn, and no video without the voice that was meant for it. */
  readonly isMute?: boolean;
}

export interface PlannedView {
  /** `contentHash` of its words. */
  readonly content: string;
  readonly hasEmoji: boolean;
}

/** What a video says of its sound. */
export type JobSound = Pick<VideoInput, 'narration' | 'voice' | 'music'>;

export interface PlanRequest {
  /** In the order in which they are to be drawn. */
  readonly texts: readonly PlannedText[];
  readonly formats: readonly Format[];
  readonly theme: Theme;
  readonly logo?: Pick<Asset, 'hash' | 'width' | 'height'>;
  readonly encoding: Encoding;
  readonly captions: CaptionMode;
  readonly renderer: VideoRenderer;
  readonly profile: VideoProfile;
  readonly videoEncoding: VideoEncoding;
  /** What draws words of that locale; the same object whenever it is the same. */
  readonly toolchain: (kind: Format['kind'], locale: string, hasEmoji: boolean) => Toolchain;
}

/** One story x locale x format. Its words are read only when it is drawn. */
export interface PlannedJob {
  /** `<story>/<locale>/<format>`. */
  readonly id: string;
  readonly story: string;
  readonly locale: string;
  readonly format: string;
  readonly kind: Format['kind'];
  /** Jobs of one id but another variant stand side by side in the output: pictures as PNG and as WebP. */
  readonly variant: string;
  readonly view: View;
  /** Hash of the words it draws. */
  readonly content: string;
  readonly settings: Settings;
  readonly toolchain: Toolchain;
  readonly fingerprint: Fingerprint;
}

/** Every job, in drawing order: all formats of one text together, so that a worker can share what it has set. */
export interface Plan {
  readonly jobs: readonly PlannedJob[];
}

export function planJobs(request: PlanRequest): Plan {
  const fingerprint = createFingerprint();
  const jobs = request.texts.flatMap((text) =>
    formatsOf(text, request).map((format): PlannedJob => {
      const { story, locale } = text;
      const view = viewOf(format);
      const { content, hasEmoji } = text.views[view];
      const settings = settingsOf(request, text, format);
      const toolchain = request.toolchain(format.kind, locale, hasEmoji);
      return {
        id: settings.id,
        story,
        locale,
        format: format.id,
        kind: format.kind,
        variant: variantOf(settings),
        view,
        content,
        settings,
        toolchain,
        fingerprint: fingerprint(content, settings, toolchain),
      };
    }),
  );
  return { jobs };
}

/** The one thing its renderer is given. */
export const inputOf = ({ settings }: Pick<PlannedJob, 'settings'>, content: Content): JobInput =>
  ({ ...settings, ...content }) as JobInput;

const formatsOf = ({ isMute }: PlannedText, { formats }: PlanRequest): readonly Format[] =>
  isMute ? formats.filter(({ kind }) => kind === 'still') : formats;

function settingsOf(request: PlanRequest, text: PlannedText, format: Format): Settings {
  const { logo } = request;
  const common = {
    id: jobId(text.story, text.locale, format.id),
    story: text.story,
    locale: text.locale,
    format: format.id,
    theme: request.theme,
    ...(logo && { logo: { hash: logo.hash, width: logo.width, height: logo.height } }),
    fallback: text.fallback,
  };
  if (format.kind === 'still') return { kind: 'still', ...common, encoding: request.encoding };
  const { captions, renderer, profile, videoEncoding } = request;
  return { kind: 'video', ...common, captions, renderer, profile, encoding: videoEncoding, ...text.sound };
}

/** What a job's video is heard with; of a still, nothing. */
export function soundIn(settings: Settings): JobSound {
  if (settings.kind === 'still') return {};
  const { narration, voice, music } = settings;
  return { ...(narration && { narration }), ...(voice !== undefined && { voice }), ...(music && { music }) };
}

export const jobId = (story: string, locale: string, format: string): string => `${story}/${locale}/${format}`;

/** A video is its MP4, whatever its profile; other encodings stand beside it. */
const variantOf = ({ encoding }: Settings): string => (encoding === 'mp4' ? 'video' : encoding);
