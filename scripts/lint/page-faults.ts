import type { ImageMark, Page, TextMark } from '../../compositions/layout/mark.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Format } from '../../compositions/model/format.ts';
import { imagesUnder } from './backdrop.ts';
import { clipping } from './clipping.ts';
import { coveredText } from './covered-text.ts';
import { lowContrast } from './low-contrast.ts';
import type { PageText } from './page-texts.ts';
import type { Photo } from './photo.ts';
import type { Fault, Rule } from './rule.ts';
import { textOverText } from './text-over-text.ts';
import { textOverflow } from './text-overflow.ts';
import { textTooSmall } from './text-too-small.ts';
import { unsafeArea } from './unsafe-area.ts';

/** In the order in which the faults of one text are told: what shortening mends comes first. */
const RULES: readonly Rule[] = [
  textOverflow,
  textOverText,
  clipping,
  coveredText,
  textTooSmall,
  unsafeArea,
  lowContrast,
];

export type PhotoSource = (mark: ImageMark) => Promise<Photo | undefined>;
export type PageFault = Fault & { readonly page: string };

/** The faults of a page's texts, or of those that are asked about. */
export async function pageFaults(
  page: Page,
  texts: readonly PageText[],
  format: Format,
  photo: PhotoSource,
): Promise<PageFault[]> {
  const photos = new Map<ImageMark, Photo | undefined>();
  const hasImages = page.marks.some(({ kind }) => kind === 'image');
  for (const { index, inks } of hasImages ? texts : []) {
    for (const mark of inks.flatMap((ink) => imagesUnder(page, index, ink))) {
      if (!photos.has(mark)) photos.set(mark, await photo(mark));
    }
  }
  const subject = { page, format, texts, photoOf: (mark: ImageMark) => photos.get(mark) };
  const faults = RULES.flatMap((rule) => rule(subject));
  return withoutConsequences(faults).map((fault) => ({ ...fault, page: page.id }));
}

/**
 * The faults without those that another brings about: a title that is too high pushes what stands under it into the foot
 * of the page, and a text that has run off its ground cannot be read there. To mend these would mend nothing.
 */
function withoutConsequences(faults: readonly Fault[]): Fault[] {
  const overflowing = faults.filter(({ rule }) => rule === 'text-overflow').flatMap(({ text }) => text ?? []);
  const named = (name: string): TextMark[] => faults.filter(({ id }) => id === name).flatMap(({ text }) => text ?? []);
  const high = named('text-overflow.high');
  const wide = named('text-overflow.wide');
  const isPushed = (text: TextMark): boolean => high.some((pushing) => pushing !== text && isUnder(text, pushing));
  return faults.filter(({ rule, id, text }) => {
    if (!text || id === 'text-overflow.wide') return true;
    // One that may grow with its words stands too low only where others leave it no room.
    if (id === 'text-overflow.high') return text.room !== undefined || !isPushed(text);
    if (rule === 'low-contrast') return !overflowing.includes(text);
    if (rule === 'unsafe-area') return !wide.includes(text) && !isPushed(text);
    return rule !== 'text-overflow' || !isPushed(text);
  });
}

/** Whether a text stands under another in one column. */
function isUnder({ box }: TextMark, { box: over }: TextMark): boolean {
  return box.y > over.y && box.x < over.x + over.width && over.x < box.x + box.width;
}

/** The job whose pages are looked at. */
export interface JobNames {
  readonly story: string;
  readonly locale: string;
  readonly format: string;
}

/** Each text once a rule: of the first kind that was found, the worst. */
export function toFindings(faults: readonly PageFault[], { story, locale, format }: JobNames): Finding[] {
  const kept = new Map<string, PageFault>();
  for (const fault of faults) {
    const name = `${fault.rule} ${fault.key}`;
    const known = kept.get(name);
    if (!known || (known.id === fault.id && known.amount < fault.amount)) kept.set(name, fault);
  }
  return [...kept.values()].map(({ rule, id, key, values, page, expected, actual }) => ({
    rule,
    id,
    // A single picture has no name to tell.
    values: { ...values, page: page === 'page' ? 1 : page },
    story,
    locale,
    format,
    key,
    ...(expected !== undefined && { expected }),
    ...(actual !== undefined && { actual }),
  }));
}
