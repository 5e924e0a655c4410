import type { Box, Mark, Page, TextMark } from '../../compositions/layout/mark.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { FormatId } from '../../compositions/model/format.ts';
import { createLint, type ReadImage } from '../../scripts/lint/index.ts';
import { chart, documentOf, section, statistics, words } from '../compositions/infographic/document.ts';
import { layOut } from '../compositions/infographic/marks.ts';

/** A story with a number, a chart, a list and a photograph, as the product lays it out. */
export async function realPages(format: FormatId, locale = 'en'): Promise<readonly Page[]> {
  const photograph = { asset: { hash: 'photo', width: 1200, height: 900 }, alt: words('Workers') };
  const document = documentOf(
    [
      section('figures', [statistics(3)]),
      section('line', [chart('line', [3, 7, 5, 9, 4])]),
      section('photo', [{ kind: 'photograph', photograph }]),
    ],
    { image: { ...photograph, credit: words('Photo: front', 'image.credit') } },
  );
  const logo = { hash: 'logo', width: 200, height: 100 };
  return (await layOut(document, format, locale, { logo })).pages;
}

export const NAMES = { story: 'story', locale: 'en' };

/** What lint tells of pages, rule by rule: `<id> <key>`. */
export async function told(pages: readonly Page[], format: FormatId, read: ReadImage = async () => undefined) {
  return briefly(await findings(pages, format, read));
}

export const findings = (pages: readonly Page[], format: FormatId, read: ReadImage = async () => undefined) =>
  createLint(read).pages(pages, { ...NAMES, format });

export const briefly = (found: readonly Finding[]): string[] => found.map(({ id, key }) => `${id} ${key}`);

export const textOf = (page: Page, key: string): TextMark => {
  const found = page.marks.find((mark) => mark.kind === 'text' && mark.text.key === key);
  if (found?.kind !== 'text') throw new Error(`no text ${key} on ${page.id}`);
  return found;
};

/** The page with a text replaced. */
export const withText = (page: Page, key: string, change: (mark: TextMark) => TextMark): Page => {
  const old = textOf(page, key);
  return { ...page, marks: page.marks.map((mark) => (mark === old ? change(old) : mark)) };
};

/** The text somewhere else. */
export const movedTo =
  (place: Partial<Pick<Box, 'x' | 'y'>>) =>
  (mark: TextMark): TextMark => ({ ...mark, box: { ...mark.box, ...place } });

/** The page with a mark painted right before or after a text. */
export const besideText = (page: Page, key: string, where: 'under' | 'over', ...added: Mark[]): Page => {
  const at = page.marks.indexOf(textOf(page, key)) + (where === 'over' ? 1 : 0);
  return { ...page, marks: page.marks.toSpliced(at, 0, ...added) };
};
