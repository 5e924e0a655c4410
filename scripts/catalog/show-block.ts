import type { Photograph, ShownBlock, Words } from '../../compositions/model/document.ts';
import type { Block, Message, Picture } from '../../compositions/model/story.ts';
import { fillPattern } from './placeholders.ts';
import { showTable } from './show-table.ts';
import type { Speaker } from './speaker.ts';

/** An optional message as an optional field. */
const optional = <Name extends string>(
  name: Name,
  message: Message | undefined,
  say: Speaker,
): Partial<Record<Name, Words>> => (message ? ({ [name]: say.words(message) } as Partial<Record<Name, Words>>) : {});

/** A picture whose image the loader has; undefined where it had to refuse the image and has said so. */
export const showPicture = (picture: Picture, say: Speaker): Photograph | undefined => {
  const asset = Object.hasOwn(say.assets, picture.src) ? say.assets[picture.src]! : undefined;
  if (!asset) return undefined;
  const credit = picture.credit && say.words(picture.credit);
  return {
    asset: { ...asset, ...(picture.focus ? { focus: picture.focus } : {}) },
    ...optional('alt', picture.alt, say),
    ...optional('caption', picture.caption, say),
    ...(credit ? { credit: { key: credit.key, value: creditLine(credit.value, say) } } : {}),
  };
};

/** A credit that says itself what it is of ("Illustration: …") stands as it is; any other is a photographer's name. */
const creditLine = (credit: string, say: Speaker): string =>
  /[:：៖]/.test(credit) ? credit : fillPattern(say.interface['photo.credit'], { credit });

/** One block in words; undefined for a photograph without its image. */
export const showBlock = (block: Block, say: Speaker): ShownBlock | undefined => {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: say.words(block.message) };
    case 'statistics':
      return {
        kind: 'statistics',
        items: block.items.map(({ figure, unit, label }) => ({
          figure: say.figure(figure, unit),
          label: say.words(label),
        })),
      };
    case 'table':
      return showTable(block, say);
    case 'steps':
      return {
        kind: 'steps',
        items: block.items.map(({ title, text }, index) => ({
          number: String(index + 1),
          ...optional('title', title, say),
          ...optional('text', text, say),
        })),
      };
    case 'timeline':
      return {
        kind: 'timeline',
        items: block.items.map(({ when, text }) => ({
          when: say.span(when),
          text: say.words(text),
          ...(when.to && { span: true }),
        })),
      };
    case 'list':
      return { kind: 'list', items: block.items.map(say.words) };
    case 'quotation': {
      const portrait = block.portrait && showPicture(block.portrait, say);
      return {
        kind: 'quotation',
        text: block.text.map(say.words),
        ...optional('speaker', block.speaker, say),
        ...optional('role', block.role, say),
        ...(portrait && { portrait }),
        openingMark: say.interface['quote.open'],
      };
    }
    case 'photograph': {
      const photograph = showPicture(block.picture, say);
      return photograph && { kind: 'photograph', photograph };
    }
    case 'fact':
      return {
        kind: 'fact',
        text: block.text.map(say.words),
        ...optional('claim', block.claim, say),
        ...optional('source', block.source, say),
        claimLabel: say.interface['fact.claim'],
        factLabel: say.interface['fact.fact'],
      };
    case 'compare':
      return {
        kind: 'compare',
        sides: block.sides.map(({ title, items }) => ({ title: say.words(title), items: items.map(say.words) })),
      };
    case 'places':
      return {
        kind: 'places',
        items: block.items.map(({ figure, unit, name }) => ({
          name: say.words(name),
          ...(figure && { figure: say.figure(figure, unit) }),
        })),
      };
  }
};
