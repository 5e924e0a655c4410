import { pick, type Random } from './random.ts';

type Edit = 'title' | 'text' | 'narration' | 'figure' | 'section' | 'colour' | 'video';
const EDITS: readonly Edit[] = ['title', 'text', 'narration', 'figure', 'section', 'colour', 'video'];

/** The files of a short story in so many versions, each an edit of the one before. The second brings a video. */
export function storyVersions(random: Random, count: number, stills: string): Readonly<Record<string, string>>[] {
  const words = { title: 'Ba chuyến đi', text: 'Một tỉnh.', narration: 'Một.', figure: 34_318, brand: 0x0b2a5b };
  let hasSecond = false;
  let hasVideo = false;
  return Array.from({ length: count }, (_, version) => {
    const edit = version === 0 ? undefined : version === 1 ? 'video' : pick(random, EDITS);
    if (edit === 'title') words.title = `Chuyến đi ${version}`;
    if (edit === 'text') words.text = `Tỉnh thứ ${version}.`;
    if (edit === 'narration') words.narration = `Số ${version}.`;
    if (edit === 'figure') words.figure += 1;
    if (edit === 'colour') words.brand += 1;
    // A carousel of fewer pages leaves files behind that must go.
    if (edit === 'section') hasSecond = !hasSecond;
    // Nor is a video wanted that the newsroom does not publish any more.
    if (edit === 'video') hasVideo = !hasVideo;
    return {
      'content/newsroom.yaml': `organisation: Công đoàn
locale: vi
locales: [vi]
formats: [${stills}${hasVideo ? ', square-video' : ''}]
theme: { brand: "#${words.brand.toString(16).padStart(6, '0')}" }
`,
      'content/chuyen-di/story.md': `---
title: ${words.title}
summary: Năm năm
date: 2015-04-06
source: { title: Báo cáo, publisher: Liên đoàn }
---

## Một tỉnh biên giới

- **${words.figure.toLocaleString('de')}** đoàn viên

${words.text}

:::narration
${words.narration}
:::
${hasSecond ? '\n## Thêm một tỉnh\n\nHai tỉnh.\n\n:::narration\nHai.\n:::\n' : ''}`,
    };
  });
}
