import type { Block, Draft, Section } from './draft.ts';

const grouped = (number: number): string => String(number).replace(/\B(?=(?:\d{3})+$)/g, '.');

const blockMarkdown = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.text.words;
    case 'figures':
      return block.items.map(({ number, text }) => `- **${grouped(number)}** ${text.words}`).join('\n');
    case 'items':
      return block.items.map(({ text }) => `- ${text.words}`).join('\n');
    case 'steps':
      return block.items.map(({ title, text }, at) => `${at + 1}. **${title.words}.** ${text.words}`).join('\n');
    case 'events':
      return block.items.map(({ year, text }, at) => `${at + 1}. ${year}: ${text.words}`).join('\n');
    case 'table':
      return [
        `| ${block.columns.map(({ words }) => words).join(' | ')} |`,
        '|---|---|---|',
        ...block.items.map(({ text, numbers }) => `| ${[text.words, ...numbers.map(grouped)].join(' | ')} |`),
      ].join('\n');
    case 'quote':
      return `> ${block.text.words}\n>\n> — ${block.speaker.words}, ${block.role.words}`;
  }
};

/** A rule between blocks keeps two lists apart. */
const sectionMarkdown = ({ heading, blocks }: Section): string =>
  `\n## ${heading.words}\n\n${blocks.map(blockMarkdown).join('\n\n***\n\n')}\n`;

/** The draft as `story.md`. */
export const markdownOf = ({ title, summary, place, sourceTitle, publisher, image, day, tags, url, sections }: Draft) =>
  `${[
    '---',
    `title: ${title.words}`,
    `summary: ${summary.words}`,
    `date: 2023-06-${String(day).padStart(2, '0')}`,
    ...(place ? [`place: ${place.words}`] : []),
    `source:\n  title: ${sourceTitle.words}\n  publisher: ${publisher.words}\n  url: ${url}`,
    ...(image ? [`image:\n  src: anh.svg\n  alt: ${image.alt.words}\n  credit: ${image.credit.words}`] : []),
    `tags: [${tags.join(', ')}]`,
    '---',
  ].join('\n')}\n${sections.map(sectionMarkdown).join('')}`;
