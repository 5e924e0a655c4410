import sharp from 'sharp';

export interface SectionDraft {
  heading: string;
  figure: number;
  text: string;
  kind: 'plain' | 'steps' | 'table' | 'photograph';
  narration: string;
  caption: string;
  icon: boolean;
}

export interface StoryDraft {
  slug: string;
  title: string;
  summary: string;
  date: string;
  source: string;
  credit: string;
  alt: string;
  sections: SectionDraft[];
  /** In Markdown and in the front matter. */
  comment: string;
  /** Blank lines that say nothing. */
  blank: number;
}

/** What the picture of all stories shows: its bytes are two things, what is seen and what a camera notes. */
export interface PictureDraft {
  shade: number;
  note: string;
}

export interface NewsroomDraft {
  organisation: string;
  brand: string;
  comment: string;
  stories: StoryDraft[];
  picture: PictureDraft;
  /** Glossary terms, Vietnamese to English. */
  terms: Map<string, string>;
}

export const section = (name: string, kind: SectionDraft['kind']): SectionDraft => ({
  heading: `Phần ${name}`,
  figure: 1000 + name.length,
  text: `Câu chuyện ${name}.`,
  kind,
  narration: `Lời kể ${name}.`,
  caption: `Chú thích ${name}`,
  icon: false,
});

const story = (slug: string, kinds: readonly SectionDraft['kind'][]): StoryDraft => ({
  slug,
  title: `Bài ${slug}`,
  summary: 'Năm năm làm công tác đối ngoại',
  date: '2015-04-06',
  source: 'Báo cáo',
  credit: 'Nguyễn Lan',
  alt: 'Một ngọn núi',
  sections: kinds.map((kind, index) => section(`${slug} ${'abcd'[index]}`, kind)),
  comment: '',
  blank: 0,
});

export const newsroomDraft = (): NewsroomDraft => ({
  organisation: 'Công đoàn thử nghiệm',
  brand: '#0b2a5b',
  comment: '',
  stories: [story('nui', ['plain', 'photograph']), story('bien', ['table', 'steps'])],
  picture: { shade: 120, note: '' },
  terms: new Map([['đối ngoại', 'work abroad']]),
});

/** The text files of a workspace, but for catalogs. */
export function textFiles(draft: NewsroomDraft): Record<string, string> {
  const terms = [...draft.terms].map(
    ([vi, en], at) => `  - id: t-${at}\n    kind: term\n    vi: ${vi}\n    en: ${en}\n`,
  );
  return {
    'content/newsroom.yaml': `# ${draft.comment}
organisation: { vi: ${draft.organisation}, en: Test union, ja: 労働組合 }
locale: vi
locales: [vi, en, ja]
formats: [square, story, portrait, link, wide, a4, square-video]
theme: { brand: "${draft.brand}" }
`,
    'locales/glossary.yaml': `state: draft\nterms:\n${terms.join('')}`,
    ...Object.fromEntries(draft.stories.map((one) => [`content/${one.slug}/story.md`, markdown(one)])),
  };
}

/** The picture beside each story. */
export const pictureBytes = ({ shade, note }: PictureDraft): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .withExif({ IFD0: { Copyright: note || 'none' } })
    .jpeg()
    .toBuffer();

export const PICTURE = 'anh.jpg';

const markdown = (one: StoryDraft): string => `---
# ${one.comment}
title: ${one.title}
summary: ${one.summary}
date: ${one.date}
source: { title: ${one.source}, publisher: Liên đoàn }
image: { src: ${PICTURE}, alt: ${one.alt}, credit: ${one.credit} }
---
${'\n'.repeat(one.blank)}
${one.sections.map(sectionMarkdown).join('\n')}
[//]: # (${one.comment})
`;

const sectionMarkdown = (one: SectionDraft): string => `
## ${one.heading}
${one.icon ? '\n::section{icon=compass}\n' : ''}
${bodyOf(one)}

${one.text}

:::narration
${one.narration}
:::
`;

function bodyOf({ kind, figure, caption }: SectionDraft): string {
  if (kind === 'steps') return '1. Bước đầu\n2. Bước sau\n3. Bước cuối';
  if (kind === 'table') return `| Nơi | Người |\n|---|---|\n| Bắc | ${figure} |\n| Nam | ${figure + 200} |`;
  if (kind === 'photograph') return `![Một con đường](${PICTURE})\n*${caption} (Ảnh: Lan)*`;
  return `- **${figure.toLocaleString('de')}** đoàn viên\n- **12 km** đường`;
}
