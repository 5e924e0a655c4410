import type { Page } from '../layout/mark.ts';
import { mirrored } from '../layout/piece.ts';
import type { StillFormat } from '../model/format.ts';
import { lightPage, sectionCards } from './card.ts';
import { closingPage, coverPage } from './end-pages.ts';
import { footer, pageMark, safeBox } from './frame.ts';
import { headedPicture, type Picture } from './headed-picture.ts';
import { levelled } from './levelled.ts';
import { linkPicture } from './link.ts';
import type { Arrangement } from './panels.ts';
import { createSetting, type Setting, type SettingOptions } from './setting.ts';
import { sidePicture } from './side-picture.ts';

/** The pages of a still format, ready to draw, and the sections that they show. */
export interface Still {
  readonly pages: readonly Page[];
  readonly sections: readonly string[];
}

/** Lays out one story in one still format: a carousel of cards, or one picture. */
export function layoutStill(options: SettingOptions & { readonly format: StillFormat }): Still {
  const setting = createSetting(options);
  const { pages, sections } = options.format.carousel
    ? carousel(setting)
    : single(levelled(setting, picture, ({ page }) => page.marks));
  return { pages: options.engine.direction === 'rtl' ? pages.map(mirror) : pages, sections };
}

/** One card a section, more where it flows on, between a cover and a closing card. */
function carousel(setting: Setting): Still {
  const { document, format } = setting;
  const safe = safeBox(format);
  const foot = footer(setting.context(1), safe, document.sourceLine);
  const area = { ...safe, height: foot.top - safe.y };
  const cards = document.sections.flatMap((section) => sectionCards(setting, [section], area));
  const number = (page: number) => pageMark(document.pageMark, page, cards.length + 2);
  return {
    pages: [
      coverPage(setting, number(1)),
      ...cards.map(({ id, marks }, index) => lightPage(setting, id, marks, foot.marks, number(index + 2))),
      closingPage(setting, number(cards.length + 2)),
    ],
    sections: document.sections.map(({ id }) => id),
  };
}

/** An A4 page reads as a poster: a leading panel over columns, or columns alone where that shows more. */
const POSTER: readonly Arrangement[] = [
  { columns: 3, lead: true },
  { columns: 2, lead: true },
  { columns: 3, lead: false },
  { columns: 1, lead: false },
];
const CARD: readonly Arrangement[] = [{ columns: 1, lead: false }];

function picture(setting: Setting, before?: Picture): Picture {
  switch (setting.format.id) {
    case 'link':
      return linkPicture(setting);
    case 'wide':
      return sidePicture(setting, before?.factor);
    case 'a4':
      return headedPicture(setting, POSTER, before?.factor);
    default:
      return headedPicture(setting, CARD, before?.factor);
  }
}

function single({ page, shown }: Picture): Still {
  return { pages: [page], sections: shown };
}

/** A page of a right-to-left language: every place mirrored, what stands in it as it is. */
export function mirror(page: Page): Page {
  return { ...page, marks: mirrored(page.marks, page.width) };
}
