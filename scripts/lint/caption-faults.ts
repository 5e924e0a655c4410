import type { Box, Mark, Page, RectMark, TextMark } from '../../compositions/layout/mark.ts';
import { safeAreasOf } from '../../compositions/layout/safe-areas.ts';
import type { VideoFormat } from '../../compositions/model/format.ts';
import { CAPTION, captionStyle } from '../../compositions/video/caption-style.ts';
import type { BurnedCaption, VideoScene } from '../../compositions/video/props.ts';
import { areaOf, shared } from './boxes.ts';
import { type PageFault, type PhotoSource, pageFaults } from './page-faults.ts';
import { inksOf } from './page-texts.ts';
import { pathShape } from './path-shape.ts';
import type { Fault } from './rule.ts';
import { areaFaults } from './unsafe-area.ts';

/** Rounding, px. */
const TOLERANCE = 2;
/** Step along the lines of charts, px. */
const STEP = 4;

/** The faults of the captions burned into a scene, each as it stands over the scene at rest. */
export async function captionFaults(
  { page, captions }: VideoScene,
  format: VideoFormat,
  photo: PhotoSource,
): Promise<PageFault[]> {
  const faults: PageFault[] = [];
  for (const caption of captions) {
    const marks = [...page.marks, plateOf(caption), wordsOf(caption, format)];
    const mark = marks.at(-1) as TextMark;
    const text = { mark, index: marks.length - 1, inks: inksOf(mark) };
    faults.push(...(await pageFaults({ ...page, marks }, [text], format, photo)));
    faults.push(...plateFaults(caption, page, format).map((fault) => ({ ...fault, page: page.id })));
  }
  return faults;
}

function plateOf({ plate }: BurnedCaption): RectMark {
  return { kind: 'rect', box: plate, fill: CAPTION.plate, radius: CAPTION.radius };
}

function wordsOf({ box, text }: BurnedCaption, format: VideoFormat): TextMark {
  const { size, weight } = captionStyle(format);
  return {
    kind: 'text',
    box,
    text,
    fill: CAPTION.ink,
    role: 'caption',
    weight,
    sizes: { best: size, least: size },
  };
}

/** A plate in a platform's place, or over what its scene shows. */
function plateFaults({ plate, text }: BurnedCaption, page: Page, format: VideoFormat): Fault[] {
  const { key, value } = text;
  const taken = safeAreasOf(format.id).flatMap((area) => areaFaults(area, page, key, 'text', [plate]));
  const hidden = page.marks.flatMap((mark): Fault[] => {
    const amount = hiddenShare(mark, plate);
    if (amount === 0) return [];
    const [id, other] =
      mark.kind === 'text' ? ['text-overflow.caption', mark.text.key] : ['text-overflow.caption-figure', ''];
    return [{ rule: 'text-overflow', id, key, amount, values: { key, other }, actual: value }];
  });
  return [...taken, ...hidden];
}

/** How much a plate hides of a mark that has something to say, as a share of the plate. Grounds have nothing to say. */
function hiddenShare(mark: Mark, plate: Box): number {
  switch (mark.kind) {
    case 'text':
      return Math.max(0, ...inksOf(mark).map((ink) => shareOf(ink, plate)));
    case 'image':
      return shareOf(mark.box, plate);
    case 'rect':
      // Bars grow from an edge; everything else is ground, rule or ornament.
      return mark.from === undefined ? 0 : shareOf(mark.box, plate);
    case 'path':
      return mark.stroke !== undefined && pathShape(mark).along(plate, STEP).length > 0 ? 1 : 0;
  }
}

function shareOf(box: Box, plate: Box): number {
  const part = shared(box, plate, TOLERANCE);
  return part ? areaOf(part) / areaOf(plate) : 0;
}
