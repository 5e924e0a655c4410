import type { Page } from '../layout/mark.ts';
import type { Document, Photograph, ShownBlock, ShownSection } from '../model/document.ts';
import { findLocale } from '../model/locale.ts';
import { type Seen, seenBlocks, seenOn } from './seen.ts';
import { shorten } from './shorten.ts';
import { tellBlock, tellPhotograph } from './tell-block.ts';
import { createTeller, type Teller } from './teller.ts';

/** A picture or a video for somebody who does not see it, in its own language, without markup. */
export interface Description {
  /** The story's title, and of a card what the card is about. */
  readonly title: string;
  /** One sentence. */
  readonly short: string;
  /** Everything that is shown, a thought a line. */
  readonly long: string;
  /** Whose photographs are shown; absent where there are none. */
  readonly credit?: string;
}

export interface DescribeOptions {
  readonly document: Document;
  /** Takes the markup out of a text as the engine that draws it does. */
  readonly plain: (value: string) => string;
}

/** One description a page, of what stands on it. `sections`: ids of those that the job shows. */
export function describePages(
  pages: readonly Page[],
  sections: readonly string[],
  { document, plain }: DescribeOptions,
): Description[] {
  const teller = tellerOf({ document, plain });
  return pages.map((page, index) => {
    const seen = seenOn(page, plain);
    const kind = page.id === 'page' ? teller.word('alt.picture') : cardName(document, index + 1, pages.length);
    if (page.id === 'cover') return describeCover(document, kind, teller, seen);
    if (page.id === 'closing') return describeClosing(document, kind, teller);
    if (page.id === 'page') return describeStory(document, shownParts(document, sections, seen), kind, teller, seen);
    const [part] = shownParts(document, [sectionOf(page.id, sections)], seen);
    return part ? describeCard(document, part, kind, teller) : describeCover(document, kind, teller);
  });
}

/** A video as a whole, and the picture it opens with. */
export function describeVideo({ document, plain }: DescribeOptions): { video: Description; poster: Description } {
  const teller = tellerOf({ document, plain });
  const parts = document.sections.map((section) => ({ section, blocks: section.blocks, headed: true }));
  return {
    video: describeStory(document, parts, teller.word('alt.video'), teller),
    poster: describeCover(document, teller.word('alt.poster'), teller),
  };
}

/** All that a block says, in one line: what stands for a chart where it is read out in its place. */
export function describeBlock(block: ShownBlock, options: DescribeOptions): string {
  return tellBlock(block, tellerOf(options), options.document.closing.source).lines.join(' ');
}

/** Short and long as they stand in the file beside a picture. */
export const descriptionText = ({ short, long }: Description): string => `${short}\n\n${long}\n`;

/** Markup is taken out of every text once, however many pages show it. */
function tellerOf({ document, plain }: DescribeOptions): Teller {
  const known = new Map<string, string>();
  return createTeller(document.altWords, (value) => {
    const text = known.get(value) ?? plain(value);
    known.set(value, text);
    return text;
  });
}

function cardName({ altWords }: Document, page: number, pages: number): string {
  return altWords['alt.card'].replace('{{page}}', String(page)).replace('{{pages}}', String(pages));
}

/** A section's id, or the id it has where it flowed on to further cards (`<id>-2`). */
const sectionOf = (page: string, sections: readonly string[]): string =>
  sections.includes(page) ? page : page.replace(/-\d+$/, '');

/** A section as far as it is shown; `headed`: with its heading. */
interface Part {
  readonly section: ShownSection;
  readonly blocks: readonly ShownBlock[];
  readonly headed: boolean;
}

function shownParts({ sections }: Document, ids: readonly string[], seen: Seen): Part[] {
  return sections
    .filter(({ id }) => ids.includes(id))
    .map((section) => ({ section, blocks: seenBlocks(section, seen), headed: seen.words(section.heading) }))
    .filter(({ blocks, headed }) => headed || blocks.length > 0);
}

function describeStory(
  document: Document,
  parts: readonly Part[],
  kind: string,
  teller: Teller,
  seen?: Seen,
): Description {
  const { say, pair, comma, sentence } = teller;
  const title = say(document.title);
  const told = parts.map((part) => tellPart(document, part, teller));
  const { place, date, summary } = document;
  const image = shownImage(document, seen);
  const long = [
    pair(kind, title),
    !seen || seen.words(summary) ? say(summary) : '',
    ...(image ? tellPhotograph(image, teller) : []),
    !seen || seen.words(place) || seen.text(date) ? comma([say(place), date]) : '',
    ...parts.flatMap(({ section, headed }, index) => [headed ? say(section.heading) : '', ...told[index]!.lines]),
  ];
  // The heading says what the figure under it is of.
  const main = parts.findIndex((_, index) => told[index]!.finding.length > 0);
  const found = parts[main];
  const finding = found
    ? [found.headed ? say(found.section.heading) : '', ...told[main]!.finding]
    : [say(parts[0]?.section.heading ?? summary)];
  return {
    title,
    short: shorten({ headline: title, kind, finding, who: document.organisation }, teller),
    long: ended(long.map(sentence), document, teller),
    ...credits([image?.credit, ...parts.flatMap(({ blocks }) => creditsOf(blocks))], teller),
  };
}

function describeCard(document: Document, part: Part, kind: string, teller: Teller): Description {
  const { say, pair, sentence } = teller;
  const heading = say(part.section.heading);
  const { lines, finding } = tellPart(document, part, teller);
  return {
    title: `${say(document.title)} – ${heading}`,
    short: shorten({ headline: heading, kind, finding, who: document.organisation }, teller),
    long: ended([sentence(pair(kind, heading)), ...lines], document, teller),
    ...credits(creditsOf(part.blocks), teller),
  };
}

/** The story's own picture, where there was room for it. */
const shownImage = ({ image }: Document, seen?: Seen): Photograph | undefined =>
  image && (seen?.image(image.asset.hash) ?? true) ? image : undefined;

function describeCover(document: Document, kind: string, teller: Teller, seen?: Seen): Description {
  const { say, pair, comma, sentence } = teller;
  const { title, summary, place, date, organisation } = document;
  const image = shownImage(document, seen);
  const lines = [pair(kind, say(title)), say(summary), comma([say(place), date])].map(sentence);
  return {
    title: say(title),
    short: shorten({ headline: say(title), kind, finding: [say(summary)], who: organisation }, teller),
    long: ended([...lines, ...(image ? tellPhotograph(image, teller) : [])], document, teller),
    ...credits([image?.credit], teller),
  };
}

function describeClosing(document: Document, kind: string, teller: Teller): Description {
  const { say, pair, comma, sentence, word } = teller;
  const { closing, sourceTitle, sourcePublisher, sourceDate = '', sourceUrl = '', organisation } = document;
  const source = pair(closing.source, say(sourceTitle));
  const publisher = comma([say(sourcePublisher), sourceDate]);
  const { label = '', tags = [] } = closing.languages ?? {};
  const languages = pair(label, comma(tags.map((tag) => findLocale(tag)?.endonym ?? tag)));
  const lines = [sentence(pair(kind, source)), sentence(publisher), sourceUrl, sentence(languages)];
  return {
    title: `${say(document.title)} – ${closing.source}`,
    short: shorten({ headline: source, kind, finding: [publisher], who: organisation }, teller),
    long: joined([...lines, sentence(pair(word('alt.made-by'), organisation))]),
  };
}

/** All lines of a section, and the finding of its first block that has one. */
function tellPart(
  { closing }: Document,
  { blocks }: Part,
  teller: Teller,
): { lines: string[]; finding: readonly string[] } {
  const told = blocks.map((block) => tellBlock(block, teller, closing.source));
  const telling = told.filter((_, index) => blocks[index]!.kind !== 'paragraph');
  const finding = [...telling, ...told].find((one) => one.finding.length > 0)?.finding ?? [];
  return { lines: told.flatMap(({ lines }) => lines), finding };
}

/** The lines with what stands on every picture under them: its source, and who made it. */
function ended(lines: readonly string[], { sourceLine, organisation }: Document, teller: Teller): string {
  const { pair, sentence, word } = teller;
  return joined([...lines, sentence(sourceLine), sentence(pair(word('alt.made-by'), organisation))]);
}

const joined = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

function creditsOf(blocks: readonly ShownBlock[]): Credit[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'photograph') return [block.photograph.credit];
    return block.kind === 'quotation' ? [block.portrait?.credit] : [];
  });
}

type Credit = Parameters<Teller['say']>[0];

function credits(all: readonly Credit[], { say, comma }: Teller): Pick<Description, 'credit'> {
  const names = [...new Set(all.map(say))].filter((name) => name !== '');
  return names.length > 0 ? { credit: comma(names) } : {};
}
