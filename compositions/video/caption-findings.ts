import type { Finding } from '../model/diagnostic.ts';
import { FRAME_RATE } from '../model/format.ts';
import type { VideoInput } from '../model/job-input.ts';
import type { Locale } from '../model/locale.ts';
import { narrationFile } from '../model/sound-names.ts';
import { countCharacters, readingSeconds } from './reading.ts';
import type { Speech } from './soundtrack.ts';
import type { TimedCaption } from './time-section.ts';
import { CAPTION_GAP_FRAMES, MOST_CAPTION_SECONDS } from './timing.ts';

/** What is wrong with the captions of a section; `spoken`: what it is spoken by. */
export function captionFindings(
  captions: readonly TimedCaption[],
  input: VideoInput,
  locale: Locale,
  spoken: { readonly id: string; readonly speech: Speech } | undefined,
): Finding[] {
  const where = { story: input.story, locale: input.locale, format: input.format };
  const long = captions.flatMap((caption) => lineFindings(caption, locale).map((one) => ({ ...one, ...where })));
  const fast = spoken
    ? speechFindings(captions, locale, spoken, input)
    : captions.flatMap((one) => speedFindings(one, locale));
  return [...long, ...fast.map((one) => ({ ...one, ...where }))];
}

function lineFindings({ tooLong, lines, key }: TimedCaption, { captions }: Locale): Finding[] {
  if (!tooLong) return [];
  const line = lines.reduce((a, b) => (countCharacters(b) > countCharacters(a) ? b : a), '');
  const counts = { expected: String(captions.charactersPerLine), actual: String(Math.ceil(countCharacters(line))) };
  return [{ rule: 'caption-line-too-long', id: 'caption-line-too-long.line', values: { line }, key, ...counts }];
}

function speedFindings({ words, key }: TimedCaption, { captions }: Locale): Finding[] {
  if (readingSeconds(words, captions) <= MOST_CAPTION_SECONDS) return [];
  const actual = String(Math.ceil(countCharacters(words) / MOST_CAPTION_SECONDS));
  const expected = String(captions.charactersPerSecond);
  return [{ rule: 'caption-too-fast', id: 'caption-too-fast.caption', values: { text: words }, key, expected, actual }];
}

/** One finding a section: it is spoken as a whole, and would be spoken more slowly as a whole. Names its fastest caption. */
function speechFindings(
  captions: readonly TimedCaption[],
  locale: Locale,
  { id: section, speech }: { readonly id: string; readonly speech: Speech },
  { story }: VideoInput,
): Finding[] {
  // The gap to the next caption is no time that its words would lack.
  const speedOf = ({ words, durationInFrames }: TimedCaption): number =>
    (countCharacters(words) * FRAME_RATE) / (durationInFrames + CAPTION_GAP_FRAMES);
  const fastest = captions.reduce<TimedCaption | undefined>(
    (best, caption) => (best && speedOf(best) >= speedOf(caption) ? best : caption),
    undefined,
  );
  const limit = locale.captions.charactersPerSecond;
  if (!fastest || speedOf(fastest) <= limit) return [];
  const values = { section, text: fastest.words };
  const counts = { expected: String(limit), actual: String(Math.ceil(speedOf(fastest))) };
  if (speech.isVoice)
    return [{ rule: 'caption-too-fast', id: 'caption-too-fast.voice', values, key: fastest.key, ...counts }];
  const at = { file: narrationFile(story, locale.tag, section, speech.extension) };
  return [{ rule: 'caption-too-fast', id: 'caption-too-fast.speech', values, at, key: fastest.key, ...counts }];
}
