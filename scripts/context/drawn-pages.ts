import { layoutScenes } from '../../compositions/infographic/scenes.ts';
import { layoutStill } from '../../compositions/infographic/stills.ts';
import type { Mark, Page, TextMark } from '../../compositions/layout/mark.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import type { Format, VideoFormat } from '../../compositions/model/format.ts';
import type { JobInput, VideoInput } from '../../compositions/model/job-input.ts';
import type { Locale } from '../../compositions/model/locale.ts';
import { CAPTION, captionStyle } from '../../compositions/video/caption-style.ts';
import { prepareVideo } from '../../compositions/video/prepare.ts';
import type { BurnedCaption } from '../../compositions/video/props.ts';

/** A story in one locale, ready to be laid out in any format. */
export type ContextInput = Pick<JobInput, 'story' | 'document' | 'terms' | 'theme' | 'logo'> & {
  readonly locale: Locale;
};

/** A picture that translators may be shown, and its texts in painting order. */
export interface DrawnPage {
  readonly format: string;
  readonly page: Page;
  /** All texts of a card or picture; of a scene with a caption burned in, the caption alone. */
  readonly texts: readonly TextMark[];
}

/** The pages of a still, or the scenes of a video at rest. */
export function restingPages(input: ContextInput, format: Format, engine: TextEngine): DrawnPage[] {
  const pages =
    format.kind === 'still'
      ? layoutStill({ ...optionsOf(input, engine), format }).pages
      : layoutScenes({ ...optionsOf(input, engine), format }).map(({ page }) => page);
  return pages.map((page) => restingPage(format, page));
}

/** The resting pages of a story in one format; of a video each scene again with each of its captions. */
export function drawnPages(input: ContextInput, format: Format, engine: TextEngine): DrawnPage[] {
  if (format.kind === 'still') return restingPages(input, format, engine);
  const { locale } = input;
  const scenes = layoutScenes({ ...optionsOf(input, engine), format });
  const { props } = prepareVideo({ input: videoInput(input, format), format, locale, scenes, engine });
  return [
    ...scenes.map(({ page }) => restingPage(format, page)),
    ...props.scenes.flatMap(({ page, captions }) => captions.map((caption) => captionedPage(format, page, caption))),
  ];
}

const optionsOf = ({ document, theme, logo, locale }: ContextInput, engine: TextEngine) => ({
  document,
  theme,
  logo,
  locale,
  engine,
});

const restingPage = ({ id: format }: Format, page: Page): DrawnPage => ({
  format,
  page,
  texts: page.marks.filter((mark) => mark.kind === 'text'),
});

function captionedPage(format: VideoFormat, page: Page, { text, box, plate }: BurnedCaption): DrawnPage {
  const { size, weight } = captionStyle(format);
  const ground: Mark = { kind: 'rect', box: plate, fill: CAPTION.plate, radius: CAPTION.radius };
  const sizes = { best: size, least: size };
  const words: TextMark = { kind: 'text', box, text, fill: CAPTION.ink, role: 'caption', weight, sizes };
  return { format: format.id, page: { ...page, marks: [...page.marks, ground, words] }, texts: [words] };
}

const videoInput = ({ locale, ...input }: ContextInput, { id }: VideoFormat): VideoInput => ({
  ...input,
  kind: 'video',
  id: `${input.story}/${locale.tag}/${id}`,
  locale: locale.tag,
  format: id,
  captions: 'burned',
  renderer: 'painted',
  profile: 'social',
  encoding: 'mp4',
  fallback: false,
});
