import { type Random, randomOf } from './random.ts';

/** A text of the story, the same one however it is reworded or moved: that is what translations are held to. */
export interface Text {
  words: string;
}

export type Block =
  | { readonly kind: 'paragraph'; text: Text }
  | { readonly kind: 'figures'; items: { number: number; text: Text }[] }
  | { readonly kind: 'items'; items: { text: Text }[] }
  | { readonly kind: 'steps'; items: { title: Text; text: Text }[] }
  | { readonly kind: 'events'; items: { year: number; text: Text }[] }
  | { readonly kind: 'table'; columns: Text[]; items: { text: Text; numbers: number[] }[] }
  | { readonly kind: 'quote'; text: Text; speaker: Text; role: Text };

export interface Section {
  heading: Text;
  blocks: Block[];
}

/** A story as its writer has it in mind. */
export interface Draft {
  title: Text;
  summary: Text;
  place?: Text | undefined;
  sourceTitle: Text;
  publisher: Text;
  /** Of the photograph, in stories that have one. */
  image?: { alt: Text; credit: Text } | undefined;
  day: number;
  tags: string[];
  url: string;
  sections: Section[];
}

const WORDS =
  'công đoàn tỉnh biên giới người lao động tập hợp chăm lo đời sống nhà máy khu nghiệp đào tạo nghề bảo vệ quyền lợi hội nghị thi đua sáng kiến an toàn bữa ăn ca tết sum vầy quê hương gia đình tiền lương thưởng hợp đồng thương lượng chủ doanh phát triển kinh tế xã phường quận huyện sông núi rừng biển cầu đường trường học bệnh viện thuốc bác sĩ giáo viên học sinh nông dân thợ mỏ than điện nước khí dầu gạo cà phê chè cao su dệt may giày da gỗ thép xi măng tàu thuyền cảng sân bay ga xe buýt khách hàng bưu chính báo chí truyền hình phim ảnh nhạc kịch múa hát thơ văn sử địa toán lý hóa kỹ thuật máy tính mạng lưới thông tin'.split(
    ' ',
  );

/** Makes texts that no other text of the story ever was. */
export const createWriter = (random: Random) => {
  const written = new Set<string>();
  const phrase = (words: number): string => {
    for (;;) {
      const text = Array.from({ length: words }, () => WORDS[random(WORDS.length)]!).join(' ');
      const capital = text[0]!.toUpperCase() + text.slice(1);
      if (!written.has(capital)) return remember(capital);
    }
  };
  const remember = (words: string): string => {
    written.add(words);
    return words;
  };
  return {
    random,
    phrase,
    text: (words: number): Text => ({ words: phrase(words) }),
    /** Other words for the same text: `share` of them, at least one, in a row. */
    reworded: (text: string, share: number): string => {
      const words = text.split(' ');
      const count = Math.max(1, Math.round(words.length * share));
      for (;;) {
        const start = random(words.length - count + 1);
        const fresh = Array.from({ length: count }, () => WORDS[random(WORDS.length)]!);
        const made = [...words.slice(0, start), ...fresh, ...words.slice(start + count)].join(' ');
        const capital = made[0]!.toUpperCase() + made.slice(1);
        if (!written.has(capital)) return remember(capital);
      }
    },
    remember,
    knows: (words: string): boolean => written.has(words),
  };
};
export type Writer = ReturnType<typeof createWriter>;

export const BLOCK_KINDS = ['paragraph', 'figures', 'items', 'steps', 'events', 'table', 'quote'] as const;

export const newItem = (kind: Block['kind'], { random, text }: Writer) => ({
  number: 1 + random(9999),
  year: 1990 + random(30),
  numbers: [1 + random(999), 1 + random(999)],
  title: text(3),
  text: text(kind === 'table' ? 4 : 8),
});

export const newBlock = (kind: Block['kind'], writer: Writer): Block => {
  const { text } = writer;
  const items = Array.from({ length: 3 }, () => newItem(kind, writer));
  switch (kind) {
    case 'paragraph':
      return { kind, text: text(14) };
    case 'quote':
      return { kind, text: text(12), speaker: text(3), role: text(4) };
    case 'table':
      return { kind, columns: [text(2), text(3), text(3)], items };
    default:
      return { kind, items };
  }
};

export const newSection = (writer: Writer): Section => ({
  heading: writer.text(7),
  blocks: [
    newBlock('paragraph', writer),
    newBlock(BLOCK_KINDS[writer.random(BLOCK_KINDS.length)]!, writer),
    newBlock('paragraph', writer),
  ],
});

export const newDraft = (seed: number): { draft: Draft; writer: Writer } => {
  const writer = createWriter(randomOf(seed));
  const { text } = writer;
  const draft: Draft = {
    title: text(8),
    summary: text(12),
    place: text(3),
    sourceTitle: text(6),
    publisher: text(5),
    ...(seed % 4 === 0 && { image: { alt: text(8), credit: text(3) } }),
    day: 1,
    tags: ['công đoàn'],
    url: 'https://example.vn/1',
    sections: Array.from({ length: 3 }, () => newSection(writer)),
  };
  return { draft, writer };
};

/** Texts of a block, in reading order; `plural` where the number before it decides its form. */
export const textsOfBlock = (block: Block): { text: Text; plural?: true }[] => {
  switch (block.kind) {
    case 'paragraph':
      return [{ text: block.text }];
    case 'quote':
      return [block.text, block.speaker, block.role].map((text) => ({ text }));
    case 'figures':
      return block.items.map(({ text }) => ({ text, plural: true }));
    case 'steps':
      return block.items.flatMap(({ title, text }) => [{ text: title }, { text }]);
    case 'table':
      return [...block.columns, ...block.items.map(({ text }) => text)].map((text) => ({ text }));
    default:
      return block.items.map(({ text }) => ({ text }));
  }
};

/** All texts of a story. */
export const textsOf = ({ title, summary, place, sourceTitle, publisher, image, sections }: Draft) => [
  ...[title, summary, place, sourceTitle, publisher, image?.alt, image?.credit].flatMap((text) =>
    text ? [{ text } as { text: Text; plural?: true }] : [],
  ),
  ...sections.flatMap(({ heading, blocks }) => [{ text: heading }, ...blocks.flatMap(textsOfBlock)]),
];
