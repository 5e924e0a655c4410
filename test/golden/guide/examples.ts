import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PICTURE_NAMES } from '../photographs.ts';
import type { StoryFiles } from '../workspace.ts';

/** A piece of Markdown in the writers' guide, and the pictures that stand under it. */
export interface GuideExample {
  /** Line of the guide where it begins, from 1. */
  readonly line: number;
  readonly markdown: string;
  /** Names of the pictures, `docs/pictures/blocks/<name>.png`. The cover and the closing card are called so. */
  readonly pictures: readonly string[];
}

export const GUIDE = fileURLToPath(new URL('../../../content/README.md', import.meta.url));
export const GUIDE_PICTURES = fileURLToPath(new URL('../../../docs/pictures/blocks', import.meta.url));

const FENCE = /^```(markdown|yaml)\n([\s\S]*?)\n```\n((?:\s*<img [^>]*>)*)/gm;
const PICTURE = /src="\.\.\/docs\/pictures\/blocks\/([a-z0-9-]+)\.png"/g;

/** Every example of the guide in order; a piece of YAML is one only where a picture stands under it. */
export function guideExamples(guide = readFileSync(GUIDE, 'utf8')): readonly GuideExample[] {
  return [...guide.matchAll(FENCE)].flatMap(({ 1: language, 2: markdown = '', 3: images = '', index }) => {
    const pictures = [...images.matchAll(PICTURE)].map(([, name]) => name!);
    const line = guide.slice(0, index).split('\n').length;
    return language === 'markdown' || pictures.length > 0 ? [{ line, markdown, pictures }] : [];
  });
}

/** What every block stands in: no real report, no real figures. */
const AROUND = `---
title: Bài mẫu cho người viết
summary: Mỗi khối một ví dụ
date: 2024-05-01
source:
  title: Số liệu mẫu, chỉ để minh hoạ
  publisher: Nhịp Cầu
---
`;
const SECTION = '## Một mục\n\nMột đoạn văn ngắn.';

/** The example as a story: sections get front matter, front matter gets a section. */
export function exampleStory({ line, markdown }: GuideExample): StoryFiles {
  const text = markdown.startsWith('---\n') ? `${markdown}\n\n${SECTION}\n` : `${AROUND}\n${markdown}\n`;
  return { id: `line-${line}`, text, pictures: PICTURE_NAMES.filter((name) => markdown.includes(name)) };
}

/** The guide's newsroom: cards in Vietnamese. */
export const GUIDE_NEWSROOM = 'organisation: Công đoàn của chúng tôi\nlocale: vi\nlocales: [vi]\nformats: [square]\n';
