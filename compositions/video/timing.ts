import type { Page, TextRole } from '../layout/mark.ts';
import { FRAME_RATE } from '../model/format.ts';
import type { CaptionLimits } from '../model/locale.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import { timelineOf } from './timeline.ts';

/** Netflix Timed Text Style Guide, general requirements: 5/6 s at least, 7 s at most, two frames between captions. */
export const LEAST_CAPTION_SECONDS = 5 / 6;
export const MOST_CAPTION_SECONDS = 7;
export const CAPTION_GAP_FRAMES = 2;

/** A scene without words on it is still a picture to take in: our choice. */
export const LEAST_SCENE_SECONDS = 3;
/** The last frame stays for three seconds, so that the source can be noted (motion tokens of graphics desks). */
export const LAST_HOLD_SECONDS = 3;
/** A title is read in six seconds or never: our choice. */
export const MOST_COVER_SECONDS = 6;
/**
 * A page that needs longer than this is paused by whoever wants all of it: nobody looks at a picture that stands for half a
 * minute. Where captions say the same it is looked at more than read. Our choice: with it a story of seven sections stays
 * near a minute and a half.
 */
export const MOST_HOLD_SECONDS = { silent: 20, spoken: 10 } as const;

/** Text on a page is read at 12 characters a second after one second of finding it (Latin script; same source). */
const PAGE_CHARACTERS_PER_SECOND = 12;
/** The caption speed that goes with those 12: other scripts read pages as much slower as they read captions. */
const LATIN_CAPTION_SPEED = 17;

/** Frames before a scene's first caption, at least: later where the page needs longer to stand. */
export const CAPTION_LEAD_FRAMES = 12;
/** Frames after its last one: the next scene begins on a picture without a plate. */
export const CAPTION_TAIL_FRAMES = 8;

/** What the reader of a section takes in; a source line or an axis label is looked up, not read. */
const READ_ROLES: readonly TextRole[] = ['title', 'heading', 'hero', 'figure', 'label', 'body'];

/** Whole frames that hold that many seconds. */
export const toFrames = (seconds: number): number => Math.ceil(seconds * FRAME_RATE - 1e-6);

/** How long a page must stand for its own words to be read, seconds. */
export function holdSeconds(page: Page, limits: CaptionLimits, roles: readonly TextRole[] = READ_ROLES): number {
  const characters = page.marks.reduce(
    (sum, mark) => (mark.kind === 'text' && roles.includes(mark.role) ? sum + countCharacters(mark.text.value) : sum),
    0,
  );
  if (characters === 0) return LEAST_SCENE_SECONDS;
  const speed = (PAGE_CHARACTERS_PER_SECOND * limits.charactersPerSecond) / LATIN_CAPTION_SPEED;
  return Math.max(LEAST_SCENE_SECONDS, 1 + characters / speed);
}

/** Frames until everything on the page stands. The cover stands from its first frame. */
const settleFrames = (page: Page): number => (page.id === 'cover' ? 0 : timelineOf(page.marks).end);

/**
 * Seconds for which the cover, a section's page and the closing page stand still, captions apart. `spoken`: the section
 * has captions.
 */
export function pageSeconds(page: Page, limits: CaptionLimits, spoken: boolean): number {
  if (page.id === 'cover') return Math.min(MOST_COVER_SECONDS, holdSeconds(page, limits, ['title']));
  if (page.id === 'closing') return LAST_HOLD_SECONDS;
  return Math.min(MOST_HOLD_SECONDS[spoken ? 'spoken' : 'silent'], holdSeconds(page, limits));
}

/** Where a caption stands in its scene, frames. */
export interface CaptionTime {
  readonly from: number;
  readonly durationInFrames: number;
}

export interface SceneTime {
  readonly durationInFrames: number;
  readonly captions: readonly CaptionTime[];
}

/**
 * Times one scene: its page comes in and then stands for as long as its words need; each caption comes when nothing moves
 * any more, and stands as long as its language's readers need. Where the page needs longer, the captions take their share
 * of the time up to 7 s each.
 */
export function timeScene(
  page: Page,
  captions: readonly string[],
  limits: CaptionLimits,
  spoken = captions.length > 0,
): SceneTime {
  const settled = settleFrames(page);
  const hold = settled + toFrames(pageSeconds(page, limits, spoken));
  if (captions.length === 0) return { durationInFrames: hold, captions: [] };

  const needed = captions.map((text) =>
    toFrames(Math.min(MOST_CAPTION_SECONDS, Math.max(LEAST_CAPTION_SECONDS, readingSeconds(text, limits)))),
  );
  const lead = Math.max(CAPTION_LEAD_FRAMES, settled);
  const around = lead + CAPTION_TAIL_FRAMES + CAPTION_GAP_FRAMES * (captions.length - 1);
  const sum = needed.reduce((total, frames) => total + frames, 0);
  const durationInFrames = Math.max(hold, sum + around);
  const stretch = (durationInFrames - around) / sum;

  let from = lead;
  const times = needed.map((frames) => {
    const time = { from, durationInFrames: Math.min(toFrames(MOST_CAPTION_SECONDS), Math.floor(frames * stretch)) };
    from += time.durationInFrames + CAPTION_GAP_FRAMES;
    return time;
  });
  return { durationInFrames, captions: times };
}
