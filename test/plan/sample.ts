import type { Document } from '../../compositions/model/document.ts';
import { type Theme, themeSchema } from '../../compositions/model/theme.ts';
import { documentIn, VIEWS, type View } from '../../compositions/model/view.ts';
import { type Content, contentHash, type Toolchain } from '../../scripts/plan/fingerprint.ts';
import type { PlannedText } from '../../scripts/plan/plan.ts';
import { altWords } from '../alt-words.ts';

const words = (key: string, value: string) => ({ key, value });

/** A small document with an image, a figure and two sections. */
export const sampleDocument = (changes: Partial<Document> = {}): Document => ({
  title: words('title', 'Ba chuyến đi'),
  summary: words('summary', 'Năm năm'),
  date: '6/4/2015',
  sourceLine: 'Nguồn: Báo cáo',
  sourceTitle: words('source.title', 'Báo cáo'),
  sourcePublisher: words('source.publisher', 'Công đoàn'),
  organisation: 'Công đoàn',
  image: { asset: { hash: 'aa', width: 10, height: 10 } },
  sections: [
    {
      id: 'facts',
      heading: words('facts.heading', 'Số liệu'),
      blocks: [
        {
          kind: 'statistics',
          items: [{ figure: { value: 3, before: '', number: '3', after: '' }, label: words('facts.figure.1', 'đoàn') }],
        },
      ],
      narration: [],
    },
    {
      id: 'plan',
      heading: words('plan.heading', 'Kế hoạch'),
      blocks: [],
      narration: [words('plan.text.1', 'Đi tiếp.')],
    },
  ],
  closing: { heading: 'Nguồn', source: 'Nguồn' },
  pageMark: '{{page}}/{{pages}}',
  altWords: altWords(),
  ...changes,
});

/** What a view draws of a document, without terms. */
export const sampleContent = (document: Document, view: View): Content => ({
  document: documentIn(view, document),
  terms: [],
});

/** A document in a locale, as it is planned. */
export const sampleText = (locale: string, document = sampleDocument()): PlannedText => ({
  story: 'cao-bang',
  locale,
  views: Object.fromEntries(
    VIEWS.map((view) => [view, { content: contentHash(sampleContent(document, view)), hasEmoji: false }]),
  ) as PlannedText['views'],
  fallback: false,
});

/** Every role in its own colour, accent as the tests name it. */
export const sampleTheme: Theme = {
  ...(Object.fromEntries(
    themeSchema.keyof().options.map((role, index) => [role, `#0000${10 + index}`]),
  ) as unknown as Theme),
  accent: '#b8860b',
  series: ['#000040', '#000041', '#000042', '#000043'],
};

export const sampleToolchain = (changes: Partial<Toolchain> = {}): Toolchain => ({
  code: 'c0de',
  tools: { satori: '0.63.2', icu: '78.2' },
  fonts: 'be-vietnam-pro@0.4.1',
  ...changes,
});
