import type { Box, Mark, Motion, Page } from '../../compositions/layout/mark.ts';
import type { PreparedText } from '../../compositions/layout/text.ts';
import { wholePixels } from '../../compositions/paint/svg.ts';
import type { BurnedCaption, VideoProps } from '../../compositions/video/props.ts';

/** The same video, every length of its pages `share` times as long: drawn in a fraction of the time, and moving alike. */
export function miniature(video: VideoProps, share: number): VideoProps {
  const scenes = video.scenes.map((scene) => ({
    ...scene,
    page: smallPage(scene.page, share),
    captions: scene.captions.map((caption) => smallCaption(caption, share)),
  }));
  const { width, height } = scenes[0]!.page;
  return { ...video, width, height, scenes };
}

const smallPage = (page: Page, share: number): Page => ({
  ...page,
  width: page.width * share,
  height: page.height * share,
  marks: page.marks.map((mark) => smallMark(mark, share)),
});

const smallBox = ({ x, y, width, height }: Box, share: number): Box => ({
  x: x * share,
  y: y * share,
  width: width * share,
  height: height * share,
});

function smallMark(mark: Mark, share: number): Mark {
  const base = { box: smallBox(mark.box, share), ...(mark.motion && { motion: smallMotion(mark.motion, share) }) };
  switch (mark.kind) {
    case 'rect':
    case 'image':
      return { ...mark, ...base, ...(mark.radius !== undefined && { radius: mark.radius * share }) };
    case 'text':
      return { ...mark, ...base, text: smallText(mark.text, share) };
    case 'path':
      return { ...mark, ...base, d: smallPath(mark.d, share), strokeWidth: (mark.strokeWidth ?? 1) * share };
  }
}

const smallMotion = (motion: Motion, share: number): Motion => ({
  ...motion,
  ...(motion.steps && { steps: motion.steps.map((step) => smallPath(step, share)) }),
});

/** What of a text is painted. */
const smallText = (text: PreparedText, share: number): PreparedText => ({
  ...text,
  path: smallPath(text.path, share),
  ...(text.pictures && {
    pictures: text.pictures.map(({ x, y, size, svg }) => ({ x: x * share, y: y * share, size: size * share, svg })),
  }),
});

const smallCaption = (caption: BurnedCaption, share: number): BurnedCaption => ({
  ...caption,
  text: smallText(caption.text, share),
  box: smallBox(caption.box, share),
  plate: wholePixels(smallBox(caption.plate, share)),
});

/** A command with its numbers; of an arc, the third to the fifth of each seven are an angle and two flags. */
const COMMAND = /([a-zA-Z])([^a-zA-Z]*)/g;
const NUMBER = /-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g;
const ARC = /(-?[\d.]+)[\s,]*(-?[\d.]+)[\s,]*(-?[\d.]+)[\s,]*([01])[\s,]*([01])[\s,]*(-?\d*\.?\d+)[\s,]*(-?\d*\.?\d+)/g;

const smallPath = (d: string, share: number): string =>
  d.replace(COMMAND, (_, command: string, numbers: string) => {
    const small = (number: string): string => ` ${(Number(number) * share).toFixed(3)}`;
    if (command.toLowerCase() !== 'a') return command + numbers.replace(NUMBER, small);
    return numbers.replace(ARC, (...[, rx, ry, angle, large, sweep, x, y]: string[]) =>
      [command, small(rx!), small(ry!), ` ${angle} ${large} ${sweep}`, small(x!), small(y!)].join(''),
    );
  });
