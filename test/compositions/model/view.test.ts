import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { layoutStill } from '../../../compositions/infographic/stills.ts';
import { FORMATS } from '../../../compositions/model/format.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { documentIn, type View, viewOf } from '../../../compositions/model/view.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { sampleDocument } from '../../plan/sample.ts';
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

test('a view has what its formats draw, and nothing else that could change them', () => {
  const [facts, plan] = sampleDocument().sections;
  const second = JSON.parse(JSON.stringify(facts!.blocks).replace('facts.figure.1', 'facts.figure.2'));
  const document = sampleDocument({ sections: [{ ...facts!, blocks: [...facts!.blocks, ...second] }, plan!] });
  const said = ['Ba chuyến đi', 'Năm năm', 'Số liệu', 'facts.figure.1', 'facts.figure.2', 'Kế hoạch', 'Đi tiếp.'];
  const left = (view: View, of = document): string[] =>
    said.filter((words) => JSON.stringify(documentIn(view, of)).includes(words));
  expect(left('video')).toEqual(said);
  expect(left('picture')).toEqual(said.slice(0, -1));
  expect(left('preview')).toEqual(['Ba chuyến đi', 'Năm năm']);
  const { image: _, ...unpictured } = document;
  expect(left('preview', unpictured)).toEqual(['Ba chuyến đi', 'Năm năm', 'Số liệu', 'facts.figure.1']);
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
  let withFigures = 0;
  for (const { input } of plan.jobs) {
    const { image: _, ...unpictured } = input.document;
    const { sections } = input.document;
    const figures = sections.find(({ blocks }) => blocks.some(({ kind }) => kind === 'statistics'));
    const opened = figures ? [{ ...unpictured, sections: [figures, ...sections] }] : [];
    withFigures += opened.length;
    for (const format of FORMATS) {
      if (format.kind === 'video') continue;
      // A picture or a figure at the start decides what a preview shows, and nothing in the other formats' views.
      const others = viewOf(format) === 'preview' ? [unpictured, ...opened] : [];
      for (const document of [input.document, ...others]) {
        const pages = [document, documentIn(viewOf(format), document)].map((drawn) =>
          layoutStill({ document: drawn, format, locale, theme: input.theme, engine, logo: input.logo }),
        );
        expect(pages[1], `${input.id} ${format.id}`).toEqual(pages[0]);
      }
    }
  }
  expect(withFigures).toBeGreaterThan(0);
});
