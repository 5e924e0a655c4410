import type { Locale } from '../../../compositions/model/locale.ts';
import { BREAK } from '../../typography/breaks.ts';
import { graphemeStarts } from '../../typography/characters.ts';
import { EMOJI_ADVANCE, EMOJI_SIZE, emojiInk, emojiSvg } from '../../typography/emoji.ts';
import { FAMILIES, fontStack } from '../../typography/fonts.ts';
import { isolatedSpans } from '../../typography/itemise.ts';
import { lineMetrics } from '../../typography/metrics.ts';
import { inSlot, lineAdvance, type Paragraph, type Stop } from '../../typography/paragraph.ts';
import type { Span } from '../../typography/protected.ts';
import type { TextCase } from './cases.ts';

/** Distances between lines, as our engine has laid them, px. */
export interface Lead {
  readonly pitch: number;
}

/**
 * The text as a block of HTML that may break where ours may, and nowhere else: what holds together is one `nowrap`
 * span, and where two such spans meet, a line may end. Browsers know one rank of break only. What our engine breaks as
 * a last resort is therefore offered only where a piece is wider than its slot; such a piece begins a line in both.
 */
export function blockMarkup(textCase: TextCase, paragraph: Paragraph, locale: Locale, { pitch }: Lead): string {
  const { size, weight, role, width } = textCase;
  const families = fontStack(locale.script, role).map((id) => `'${FAMILIES[id].name}'`);
  const style = [
    `width:${width}px`,
    `font:${weight} ${size}px/${pitch}px ${families.join(',')}`,
    `direction:${locale.direction}`,
  ].join(';');
  const { middle } = lineMetrics(locale, role);
  const written: Written = {
    ...rawOffsets(textCase.value, paragraph.text),
    emoji: new Map(paragraph.items.flatMap(({ start, emoji }) => (emoji ? [[start, picture(emoji, middle)]] : []))),
    isolated: isolatedSpans(paragraph.text, locale.direction),
  };
  const body = pieces(inSlot(paragraph, width / size), width / size, written).join('');
  return `<div class="case" lang="${languageOf(locale)}" style="${style}">${body}</div>`;
}

const languageOf = ({ intl }: Locale): string => intl.split('-u-')[0]!;

interface Raw {
  readonly value: string;
  /** Offset in the value as written for each of the prepared text's, which is composed (NFC). */
  readonly offsets: readonly number[];
}

/** The text as the browser is given it. Offsets are the prepared text's. */
interface Written extends Raw {
  /** Pictures by where their characters begin. */
  readonly emoji: ReadonlyMap<number, string>;
  /** What runs from left to right by itself. */
  readonly isolated: readonly Span[];
}

/** An emoji as an element of the line, where and as large as we draw it: its font has no part in the comparison. */
function picture(emoji: string, middle: number): string {
  const data = `data:image/svg+xml;base64,${Buffer.from(emojiSvg(emoji)).toString('base64')}`;
  const side = (EMOJI_ADVANCE - EMOJI_SIZE) / 2;
  const style = `width:${EMOJI_SIZE}em;height:${EMOJI_SIZE}em;margin:-1em ${side}em 0;vertical-align:${-emojiInk(middle).below}em`;
  return `<img src="${data}" style="${style}">`;
}

/** Graphemes are the same in both, whatever their code points. */
function rawOffsets(value: string, composed: string): Raw {
  const raw = value.trim();
  const from = graphemeStarts(raw);
  const to = graphemeStarts(composed);
  if (from.length !== to.length) throw new Error(`other graphemes once composed: ${value}`);
  const offsets: number[] = [];
  to.forEach((at, number) => {
    offsets[at] = from[number]!;
  });
  return { value: raw, offsets };
}

/** The characters between two offsets. */
function markupOf({ isolated, emoji, ...raw }: Written, start: number, end: number): string {
  let html = '';
  for (let at = start; at < end; at++) {
    if (isolated.some((span) => span.start === at)) html += LRI;
    if (raw.offsets[at] !== undefined) {
      const characters = escaped(rawGrapheme(raw, at));
      html += emoji.get(at)?.replace('<img', `<img alt="${characters}"`) ?? characters;
    }
    if (isolated.some((span) => span.end === at + 1)) html += PDI;
  }
  return html;
}

/** The grapheme as it is written that begins at an offset of the prepared text. */
function rawGrapheme({ value, offsets }: Raw, at: number): string {
  let next = at + 1;
  while (offsets[next] === undefined) next += 1;
  return value.slice(offsets[at], offsets[next]);
}

/** Marks around what runs from left to right by itself: they reach over the pieces, as an element would not. */
const LRI = '\u2066';
const PDI = '\u2069';

/** What stands between two stops of the rank looked at. */
interface Stretch {
  readonly start: number;
  readonly end: Stop;
}

/** Breaks less glad than those between words, the gladdest first. */
const RANKS = [BREAK.weak, BREAK.held, BREAK.resort] as const;

/** `slot` is in em. */
function pieces(whole: Paragraph, slot: number, text: Written): string[] {
  const paragraph = inSlot(whole, slot);
  const html: string[] = [];
  const last = paragraph.text.length;

  /** Pieces that follow each other without a space. */
  let run: string[] = [];
  const endRun = (after: string): void => {
    html.push(run.length > 1 ? `<u>${run.join('')}</u>` : run.join(''), after);
    run = [];
  };
  const write = ({ start, end }: Stretch): void => {
    // The first holds a mark that shows where the baseline is.
    run.push(`<b>${start === 0 ? '<i></i>' : ''}${markupOf(text, start, end.visible)}</b>`);
    if (end.strength === BREAK.required && end.at < last) endRun('<br>');
    else if (end.at > end.visible || end.at === last) endRun(markupOf(text, end.visible, end.at));
  };
  const put = (stretches: readonly Stretch[], [rank, ...rest]: readonly number[], beginsLine: boolean): void => {
    stretches.forEach((stretch, index) => {
      const wide = lineAdvance(paragraph, stretch.start, stretch.end.visible) > slot;
      if (!wide || rank === undefined) {
        write(stretch);
        return;
      }
      const begun = beginsLine && index === 0;
      if (!begun) endRun('<br>');
      put(cutAt(paragraph, stretch, rank), rest, true);
    });
  };
  put(cutAt(paragraph, { start: 0, end: paragraph.stops.at(-1)! }, BREAK.normal), RANKS, true);
  return html;
}

function cutAt({ stops }: Paragraph, { start, end }: Stretch, rank: number): Stretch[] {
  const ends = stops.filter(
    (stop) => stop.at > start && (stop.at === end.at || (stop.at < end.at && stop.strength >= rank)),
  );
  return ends.map((stop, index) => ({ start: ends[index - 1]?.at ?? start, end: stop }));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => ENTITIES[character]!);
