import type { Block, Cell, Message, Picture, Story } from '../../compositions/model/story.ts';

/** What a message is in its story; `context.part.<part>` in cli.json says it to translators. */
export const TEXT_PARTS = [
  'title',
  'summary',
  'place',
  'source-title',
  'source-publisher',
  'alt',
  'caption',
  'credit',
  'heading',
  'paragraph',
  'label',
  'unit',
  'column',
  'cell',
  'step-title',
  'step',
  'event',
  'item',
  'quotation',
  'speaker',
  'role',
  'claim',
  'fact',
  'fact-source',
  'side',
  'side-item',
  'place-name',
  'narration',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

export interface TextPlace {
  readonly part: TextPart;
  /** Heading of its section in the source language; absent for what stands outside the sections. */
  readonly section?: string;
}

/** What each message is, by its key, in reading order. */
export function textParts(story: Story): ReadonlyMap<string, TextPlace> {
  const parts = new Map<string, TextPlace>();
  const put = (section: string | undefined, texts: readonly Part[]): void => {
    for (const [part, message] of texts) {
      if (message) parts.set(message.key, { part, ...(section !== undefined && { section }) });
    }
  };
  const { title, summary, place, source, image, sections } = story;
  put(undefined, [
    ['title', title],
    ['summary', summary],
    ['place', place],
    ['source-title', source.title],
    ['source-publisher', source.publisher],
    ...pictureParts(image),
  ]);
  for (const { heading, blocks, narration = [] } of sections) {
    put(heading.source, [
      ['heading', heading],
      ...blocks.flatMap(blockParts),
      ...narration.map((message): Part => ['narration', message]),
    ]);
  }
  return parts;
}

type Part = readonly [TextPart, Message | undefined];

const all = (part: TextPart, messages: readonly Message[]): Part[] => messages.map((message) => [part, message]);

const pictureParts = (picture: Picture | undefined): Part[] => [
  ['alt', picture?.alt],
  ['caption', picture?.caption],
  ['credit', picture?.credit],
];

const cellPart = (part: TextPart, cell: Cell): Part[] => {
  if (cell.kind === 'text') return [[part, cell.message]];
  return cell.kind === 'figure' ? [['unit', cell.unit]] : [];
};

const blockParts = (block: Block): Part[] => {
  switch (block.kind) {
    case 'paragraph':
      return [['paragraph', block.message]];
    case 'statistics':
      return block.items.flatMap(({ unit, label }): Part[] => [
        ['unit', unit],
        ['label', label],
      ]);
    case 'table':
      return [
        ['unit', block.unit],
        ...block.header.flatMap((cell) => cellPart('column', cell)),
        ...block.rows.flatMap((row) => row.flatMap((cell) => cellPart('cell', cell))),
      ];
    case 'steps':
      return block.items.flatMap(({ title, text }): Part[] => [
        ['step-title', title],
        ['step', text],
      ]);
    case 'timeline':
      return block.items.map(({ text }): Part => ['event', text]);
    case 'list':
      return all('item', block.items);
    case 'quotation':
      return [
        ...pictureParts(block.portrait),
        ...all('quotation', block.text),
        ['speaker', block.speaker],
        ['role', block.role],
      ];
    case 'photograph':
      return pictureParts(block.picture);
    case 'fact':
      return [['claim', block.claim], ...all('fact', block.text), ['fact-source', block.source]];
    case 'compare':
      return block.sides.flatMap(({ title, items }): Part[] => [['side', title], ...all('side-item', items)]);
    case 'places':
      return block.items.flatMap(({ unit, name }): Part[] => [
        ['unit', unit],
        ['place-name', name],
      ]);
  }
};
