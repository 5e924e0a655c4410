import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { TextMark } from '../../../compositions/layout/mark.ts';
import { placePicture } from '../../../compositions/layout/place-picture.ts';
import { CaptionView } from '../../../compositions/video/scenes/CaptionView.tsx';
import { MarkView } from '../../../compositions/video/scenes/MarkView.tsx';
import { set } from '../../typography/set.ts';

const box = { x: 0, y: 0, width: 900, height: 300 };

test('scenes and captions draw emoji where stills do, at rest and on their way in', async () => {
  const text = await set('vi', 'Năm mới 🎉 vui 🇻🇳', { width: 900 });
  expect(text.pictures).toHaveLength(2);
  const look = { fill: '#000', role: 'title', weight: 800, sizes: { best: 100, least: 50 } } as const;
  const mark: TextMark = { kind: 'text', box, text, ...look };
  const images = {};
  const drawn = [
    renderToStaticMarkup(createElement(MarkView, { mark, state: {}, images })),
    renderToStaticMarkup(createElement(MarkView, { mark, state: { opacity: 0.5 }, images })),
    renderToStaticMarkup(
      createElement(CaptionView, { caption: { from: 0, durationInFrames: 30, text, box, plate: box } }),
    ),
  ];
  for (const markup of drawn) {
    expect(markup).toContain(text.path);
    for (const picture of text.pictures!) expect(markup).toContain(placePicture(picture));
  }
});

test('texts without emoji carry nothing for them in the props of a video', async () => {
  expect(JSON.stringify(await set('vi', 'Năm mới'))).not.toContain('pictures');
});
