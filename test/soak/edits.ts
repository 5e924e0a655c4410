import {
  BLOCK_KINDS,
  type Block,
  type Draft,
  newBlock,
  newItem,
  newSection,
  type Section,
  type Text,
  textsOf,
  type Writer,
} from './draft.ts';
import { pick, type Random, shuffled } from './random.ts';

/** What a writer does to a story. */
export const EDIT_KINDS = [
  'reword',
  'reorder',
  'insert',
  'delete',
  'split',
  'merge',
  'number',
  'front matter',
] as const;
export type EditKind = (typeof EDIT_KINDS)[number];

/** What has left the story and may come back. */
export type Gone =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'item'; readonly of: ListKind; readonly item: ReturnType<typeof newItem> }
  | { readonly kind: 'place'; readonly place: Text };

export interface Desk {
  readonly draft: Draft;
  readonly writer: Writer;
  /** The last to go first. */
  readonly gone: Gone[];
}

type ListKind = Exclude<Block['kind'], 'paragraph' | 'quote'>;
type ListBlock = Extract<Block, { kind: ListKind }>;
type Paragraph = Extract<Block, { kind: 'paragraph' }>;
type Act = (desk: Desk) => boolean;

const MOST_SECTIONS = 6;
const MOST_BLOCKS = 7;
const MOST_ITEMS = 6;
const MOST_WORDS = 40;
/** Words of a paragraph that may be cut in two. */
const LEAST_TO_SPLIT = 10;
/** How much longer the piece must be that is the old text still: of two halves either could be. */
const CLEARLY = 1.3;

const isList = (block: Block): block is ListBlock => block.kind !== 'paragraph' && block.kind !== 'quote';
const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';

const lists = ({ sections }: Draft): ListBlock[] => sections.flatMap(({ blocks }) => blocks.filter(isList));

const wordCount = ({ words }: Text): number => words.split(' ').length;

const insertAt = <T>(random: Random, list: T[], item: T): void => void list.splice(random(list.length + 1), 0, item);

const reword: readonly Act[] = [
  ({ draft, writer }) => {
    const { text } = pick(writer.random, textsOf(draft))!;
    text.words = writer.reworded(text.words, 0);
    return true;
  },
  ({ draft, writer }) => {
    const long = textsOf(draft).filter(({ text }) => wordCount(text) > 6);
    const chosen = pick(writer.random, long);
    if (chosen) chosen.text.words = writer.reworded(chosen.text.words, 0.35);
    return chosen !== undefined;
  },
  // Another heading over the same words is the same heading still.
  ({ draft, writer }) => {
    const section = pick(writer.random, draft.sections)!;
    if (section.blocks.length === 0) return false;
    section.heading.words = writer.phrase(6);
    return true;
  },
];

const reorder: readonly Act[] = [
  ({ draft, writer }) => {
    draft.sections = shuffled(writer.random, draft.sections);
    return true;
  },
  ({ draft, writer }) => {
    const section = pick(writer.random, draft.sections)!;
    section.blocks = shuffled(writer.random, section.blocks);
    return true;
  },
  ({ draft, writer }) => {
    const list = pick(writer.random, lists(draft));
    if (list) list.items = shuffled<never>(writer.random, list.items as never[]);
    return list !== undefined;
  },
  // To another section.
  ({ draft, writer: { random } }) => {
    const from = pick(random, draft.sections)!;
    const to = pick(random, draft.sections)!;
    if (from === to || from.blocks.length < 2 || to.blocks.length >= MOST_BLOCKS) return false;
    insertAt(random, to.blocks, from.blocks.splice(random(from.blocks.length), 1)[0]!);
    return true;
  },
];

const insert: readonly Act[] = [
  ({ draft, writer }) => {
    if (draft.sections.length >= MOST_SECTIONS) return false;
    insertAt(writer.random, draft.sections, newSection(writer));
    return true;
  },
  ({ draft, writer }) => {
    const { blocks } = pick(writer.random, draft.sections)!;
    if (blocks.length >= MOST_BLOCKS) return false;
    insertAt(writer.random, blocks, newBlock(pick(writer.random, BLOCK_KINDS)!, writer));
    return true;
  },
  ({ draft, writer }) => {
    const list = pick(writer.random, lists(draft));
    if (!list || list.items.length >= MOST_ITEMS) return false;
    insertAt<never>(writer.random, list.items as never[], newItem(list.kind, writer) as never);
    return true;
  },
  bringBack,
  bringBack,
];

/** Something that was deleted stands in the story again, where its writer now wants it. */
function bringBack({ draft, writer: { random }, gone }: Desk): boolean {
  const back = gone.at(-1);
  const { blocks } = pick(random, draft.sections)!;
  const list = back?.kind === 'item' ? lists(draft).find(({ kind }) => kind === back.of) : undefined;
  if (!back || (back.kind === 'item' && !list) || (back.kind === 'place' && draft.place)) return false;
  if (back.kind === 'section') insertAt(random, draft.sections, back.section);
  else if (back.kind === 'block') insertAt(random, blocks, back.block);
  else if (back.kind === 'item') insertAt<never>(random, list!.items as never[], back.item as never);
  else draft.place = back.place;
  gone.pop();
  return true;
}

const remove: readonly Act[] = [
  ({ draft, writer: { random }, gone }) => {
    if (draft.sections.length < 3) return false;
    const [section] = draft.sections.splice(random(draft.sections.length), 1);
    gone.push({ kind: 'section', section: section! });
    return true;
  },
  ({ draft, writer: { random }, gone }) => {
    const { blocks } = pick(random, draft.sections)!;
    if (blocks.length < 2) return false;
    gone.push({ kind: 'block', block: blocks.splice(random(blocks.length), 1)[0]! });
    return true;
  },
  ({ draft, writer: { random }, gone }) => {
    const list = pick(random, lists(draft));
    if (!list || list.items.length < 2) return false;
    const [item] = list.items.splice(random(list.items.length), 1);
    gone.push({ kind: 'item', of: list.kind, item: item as ReturnType<typeof newItem> });
    return true;
  },
];

const newParagraph = (words: string): Paragraph => ({ kind: 'paragraph', text: { words } });

/** Two paragraphs that were made one are parted again: the shorter is what it was. */
const goneParagraph = (gone: Gone[], words: string): Paragraph | undefined => {
  const at = gone.findIndex((one) => one.kind === 'block' && isParagraph(one.block) && one.block.text.words === words);
  return at < 0 ? undefined : ((gone.splice(at, 1)[0] as Extract<Gone, { kind: 'block' }>).block as Paragraph);
};

const split: readonly Act[] = [
  // A paragraph: the longer piece is the old text, reworded; the other is new.
  ({ draft, writer, gone }) => {
    const { blocks } = pick(writer.random, draft.sections)!;
    const old = pick(
      writer.random,
      blocks.filter(isParagraph).filter(({ text }) => wordCount(text) >= LEAST_TO_SPLIT),
    );
    if (!old || blocks.length >= MOST_BLOCKS) return false;
    const words = old.text.words.split(' ');
    const cut = Math.round(words.length * 0.38);
    const head = writer.random(2) === 0;
    const [first, second] = [words.slice(0, head ? -cut : cut), words.slice(head ? -cut : cut)].map((part) =>
      part.join(' '),
    ) as [string, string];
    const [longer, shorter] = head ? [first, second] : [second, first];
    const taken = textsOf(draft).some(({ text }) => text.words === longer || text.words === shorter);
    if (taken || longer.length < shorter.length * CLEARLY) return false;
    const back = goneParagraph(gone, shorter);
    // Words of a text that is gone with its whole section, or of what a text once was: whose they are is anybody's guess.
    if (!back && writer.knows(shorter)) return false;
    old.text.words = writer.remember(longer);
    blocks.splice(blocks.indexOf(old) + (head ? 1 : 0), 0, back ?? newParagraph(writer.remember(shorter)));
    return true;
  },
  // A section: a new heading between its blocks; what stands below it moves along unchanged.
  ({ draft, writer }) => {
    const section = pick(writer.random, draft.sections)!;
    if (section.blocks.length < 2 || draft.sections.length >= MOST_SECTIONS) return false;
    const blocks = section.blocks.splice(1 + writer.random(section.blocks.length - 1));
    draft.sections.splice(draft.sections.indexOf(section) + 1, 0, { heading: writer.text(7), blocks });
    return true;
  },
];

const merge: readonly Act[] = [
  // Two paragraphs: the longer one is reworded, the other is gone.
  ({ draft, writer, gone }) => {
    const { blocks } = pick(writer.random, draft.sections)!;
    const pairs = blocks.flatMap((block, at) => {
      const next = blocks[at + 1];
      return isParagraph(block) && next && isParagraph(next) ? [[block, next] as const] : [];
    });
    const [first, second] = pick(writer.random, pairs) ?? [];
    if (!first || !second || wordCount(first.text) + wordCount(second.text) > MOST_WORDS) return false;
    const [a, b] = [first.text.words, second.text.words];
    const [longer, shorter] = a.length > b.length ? [first, second] : [second, first];
    if (longer.text.words.length < shorter.text.words.length * CLEARLY) return false;
    longer.text.words = writer.remember(`${a} ${b}`);
    blocks.splice(blocks.indexOf(shorter), 1);
    gone.push({ kind: 'block', block: shorter });
    return true;
  },
  // Two sections: the second loses its heading.
  ({ draft, writer: { random }, gone }) => {
    if (draft.sections.length < 3) return false;
    const at = random(draft.sections.length - 1);
    const [first, second] = draft.sections.slice(at, at + 2) as [Section, Section];
    if (first.blocks.length + second.blocks.length > MOST_BLOCKS) return false;
    first.blocks.push(...second.blocks);
    draft.sections.splice(at + 1, 1);
    gone.push({ kind: 'section', section: { heading: second.heading, blocks: [] } });
    return true;
  },
];

const number: readonly Act[] = [
  ({ draft, writer: { random } }) => {
    const list = pick(random, lists(draft));
    if (list?.kind === 'figures') for (const item of list.items) item.number = 1 + random(99_999);
    else if (list?.kind === 'events') for (const item of list.items) item.year = 1990 + random(30);
    else if (list?.kind === 'table') for (const item of list.items) item.numbers = [random(9999), 1 + random(99)];
    else return false;
    return true;
  },
];

const frontMatter: readonly Act[] = [
  ({ draft, writer }) => {
    const { title, summary, sourceTitle, publisher, image } = draft;
    const texts = [title, summary, sourceTitle, publisher, ...(image ? [image.alt, image.credit] : [])];
    // The key says what it is: even other words altogether are the same text.
    pick(writer.random, texts)!.words = writer.phrase(6);
    return true;
  },
  ({ draft, writer, gone }) => {
    if (draft.place) gone.push({ kind: 'place', place: draft.place });
    draft.place = draft.place ? undefined : writer.text(3);
    return true;
  },
  ({ draft, writer: { random } }) => {
    draft.day = 1 + random(28);
    draft.tags = shuffled(random, ['công đoàn', 'đối ngoại', 'Hà Nội']).slice(random(3));
    draft.url = `https://example.vn/${random(1000)}`;
    return true;
  },
];

const ACTS: Readonly<Record<EditKind, readonly Act[]>> = {
  reword,
  reorder,
  insert,
  delete: remove,
  split,
  merge,
  number,
  'front matter': frontMatter,
};

/** Does something at random; some things cannot be done to some stories, then it tries another. */
export const edit = (desk: Desk): EditKind => {
  for (;;) {
    const kind = pick(desk.writer.random, EDIT_KINDS)!;
    const acts = ACTS[kind];
    if (acts[desk.writer.random(acts.length)]!(desk)) return kind;
  }
};
