import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { layoutStill } from '../../../compositions/infographic/stills.ts';
import { FORMATS } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { documentIn, viewOf } from '../../../compositions/model/view.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { folderWith } from '../../rig.ts';
import { prepared } from '../infographic/shipped.ts';

test('links show a preview, other stills a picture, videos all', () => {
  const views = FORMATS.map((format) => [format.id, viewOf(format)]);
  expect(Object.fromEntries(views)).toEqual({
    square: 'picture',
    story: 'picture',
    portrait: 'picture',
    link: 'preview',
    wide: 'picture',
    a4: 'picture',
    landscape: 'video',
    vertical: 'video',
    'square-video': 'video',
  });
});

/** The shipped stories and the one with every kind of block. */
function workspaceOfAll(): string {
  const root = folderWith();
  for (const from of ['.', 'test/cases/all-blocks']) {
    for (const part of ['content', 'locales'])
      cpSync(path.join(from, part), path.join(root, part), { recursive: true });
  }
  return root;
}

test('whatever a view leaves out, its pictures are the same as of the whole', async () => {
  const { plan } = await prepared(workspaceOfAll(), { locale: ['vi'], format: ['landscape'] });
  const engine = await createTextEngine('vi');
  const locale = findLocale('vi')!;
  expect(plan.jobs.length).toBeGreaterThan(3);
  for (const { input } of plan.jobs) {
    const { image: _, ...unpictured } = input.document;
    for (const format of FORMATS) {
      if (format.kind === 'video') continue;
      // A picture decides what a preview shows, and nothing in the other formats' views.
      for (const document of viewOf(format) === 'preview' ? [input.document, unpictured] : [input.document]) {
        const pages = [document, documentIn(viewOf(format), document)].map((drawn) =>
          layoutStill({ document: drawn, format, locale, theme: input.theme, engine, logo: input.logo }),
        );
        expect(pages[1], `${input.id} ${format.id}`).toEqual(pages[0]);
      }
    }
  }
});
