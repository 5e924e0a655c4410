import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FormatId } from '../../compositions/model/format.ts';
import { lintPages } from '../../scripts/lint/index.ts';
import { layOut, textsOf } from '../compositions/infographic/marks.ts';
import { shippedTexts } from '../compositions/infographic/shipped.ts';

/** One carousel and one picture: the others are made of the same parts. */
const FORMATS: readonly FormatId[] = ['square', 'a4'];

const cases = readdirSync('test/cases', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/**
 * A case is a workspace, and under `expected/` the texts of each page as they are read. `NHIPCAU_WRITE_CASES=1` writes
 * them anew: look at the difference before you keep it.
 */
describe.each(cases)('%s', (name) => {
  const root = `test/cases/${name}`;
  test('every page says what it is expected to, in that order', async () => {
    for (const { story, locale, document } of await shippedTexts(root)) {
      const said: Record<string, Record<string, string[]>> = {};
      for (const format of FORMATS) {
        const { pages } = await layOut(document, format, locale);
        expect(await lintPages(pages, { story, locale, format })).toEqual([]);
        said[format] = Object.fromEntries(pages.map((page) => [page.id, textsOf(page)]));
      }
      const file = `${root}/expected/${story}.${locale}.json`;
      if (process.env.NHIPCAU_WRITE_CASES) writeFileSync(file, JSON.stringify(said, null, 2));
      expect(said).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    }
  });
});
