import { beforeAll, describe, expect, test } from 'vitest';
import type { Document } from '../../../compositions/model/document.ts';
import { FORMATS } from '../../../compositions/model/format.ts';
import { LOCALES } from '../../../compositions/model/locale.ts';
import { lintPages } from '../../../scripts/lint/index.ts';
import { designFaults } from './design.ts';
import { faultsOf, type LaidOut, layOut, textsOf } from './marks.ts';
import { type ShippedText, shippedTexts } from './shipped.ts';

let texts: ShippedText[] = [];
beforeAll(async () => {
  texts = await shippedTexts();
});

/** Formats that promise the whole story. */
const isWhole = (format: LaidOut['format']) => format.kind === 'still' && (format.carousel || format.id === 'a4');

describe.each(LOCALES)('$tag', ({ tag, direction }) => {
  test.each(FORMATS)('$id: every story reads whole', async ({ id }) => {
    for (const { story, locale, document } of texts.filter((text) => text.locale === tag)) {
      const laidOut = await layOut(document, id, locale);
      const name = `${story}/${locale}/${id}`;
      expect(await lintPages(laidOut.pages, { story, locale, format: id }), name).toEqual([]);
      const faults = laidOut.pages.flatMap((page) => [
        ...faultsOf(page, laidOut.format, locale),
        ...designFaults(page, laidOut.format, direction),
      ]);
      expect(faults, name).toEqual([]);
      expectSource(document, laidOut, name);
      if (isWhole(laidOut.format)) {
        expect(laidOut.sections, name).toEqual(document.sections.map((section) => section.id));
        const drawn = laidOut.pages.flatMap(textsOf);
        for (const { heading } of document.sections) expect(drawn, name).toContain(heading.value);
      } else if (id === 'portrait' || id === 'wide') {
        // In every language the same: what the title is about, then what follows it, with nothing left out between.
        const shown = laidOut.sections ?? [];
        expect(shown, name).not.toEqual([]);
        expect(shown, name).toEqual(document.sections.slice(0, shown.length).map((section) => section.id));
      }
    }
  });
});

/**
 * A picture goes round by itself: each says where its figures come from, and which of how many it is. A video goes
 * round as a whole.
 */
function expectSource(document: Document, { format, pages }: LaidOut, name: string): void {
  const isSeries = format.kind === 'still' && format.carousel;
  pages.forEach((page, index) => {
    const drawn = textsOf(page);
    if (page.id === 'closing') {
      expect(drawn, name).toContain(document.sourceTitle.value);
      expect(drawn, name).toContain(document.sourcePublisher.value);
    } else if (format.kind === 'still' || page.id === 'cover') {
      expect(drawn, `${name} ${page.id}`).toContain(document.sourceLine);
    }
    if (isSeries) expect(drawn, `${name} ${page.id}`).toContain(`${index + 1}/${pages.length}`);
  });
}
