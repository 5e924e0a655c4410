import { expect, test } from 'vitest';
import { type Description, describePages, describeVideo } from '../../../compositions/alt/describe.ts';
import { SHORT_LENGTH } from '../../../compositions/alt/shorten.ts';
import type { TextMark } from '../../../compositions/layout/mark.ts';
import { LOCALES } from '../../../compositions/model/locale.ts';
import { stillPages } from '../../../scripts/render/still.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { plain } from '../../../scripts/workers/plain.ts';
import { prepared } from '../infographic/shipped.ts';

const { plan } = await prepared('.', { format: ['square', 'wide', 'landscape'] });

/** Numbers in a text, in whatever notation, without what joins them to their neighbours. */
const numbers = (text: string): string[] =>
  (text.match(/\d[\d.,\u00a0\u202f]*/g) ?? []).map((one) => one.replace(/\D+$/, ''));

function check({ short, long, title }: Description, document: { sourceTitle: { value: string } }): void {
  for (const text of [short, long, title]) {
    expect(text).not.toMatch(/\*\*|\{\{|undefined|\.\.|:\s*[.;]|;\s*[.;]|\s$/);
    expect(text).toMatch(/\p{L}/u);
  }
  expect(short).not.toContain('\n');
  expect([...short].length).toBeLessThanOrEqual(SHORT_LENGTH);
  expect(long).toContain(plain(document.sourceTitle.value));
}

test.each(LOCALES.map(({ tag }) => tag))('%s: every figure on a picture is in its description', async (locale) => {
  for (const { input } of plan.jobs.filter((job) => job.input.locale === locale)) {
    const { document, terms } = input;
    if (input.kind === 'video') {
      const { video, poster } = describeVideo({ document, plain });
      check(video, document);
      check(poster, document);
      for (const { heading } of document.sections) expect(video.long).toContain(plain(heading.value));
      continue;
    }
    const { pages, sections } = stillPages(input, await createTextEngine(locale, terms));
    const descriptions = describePages(pages, sections, { document, plain });
    expect(new Set(descriptions.map(({ short }) => short)).size).toBe(pages.length);
    for (const [index, page] of pages.entries()) {
      const { long, short } = descriptions[index]!;
      check(descriptions[index]!, document);
      const shown = page.marks.filter((mark): mark is TextMark => mark.kind === 'text');
      for (const { text } of shown) {
        // The page's number is told as a word, and an axis has no figures of its own.
        if (text.key === 'interface:page.mark') continue;
        for (const number of numbers(text.value))
          expect(long, `${input.id} ${page.id}: ${text.value}`).toContain(number);
      }
      const heading = shown.find(({ role }) => role === 'heading' || role === 'title');
      if (page.id !== 'closing') expect(short).toContain(heading!.text.value);
    }
  }
});
