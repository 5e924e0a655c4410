import { createTheme } from '../../compositions/layout/theme.ts';
import type { Document } from '../../compositions/model/document.ts';
import type { VideoInput } from '../../compositions/model/job-input.ts';
import { altWords } from '../alt-words.ts';

interface SampleWords {
  readonly title: string;
  readonly heading: string;
  readonly narration: string;
}

const VIETNAMESE: SampleWords = {
  title: 'Ba chuyến đi, nhiều bài học',
  heading: 'Cả năm năm chỉ có ba đoàn ra nước ngoài',
  narration:
    'Mỗi đoàn có một cán bộ của tỉnh tham gia. Cũng trong năm năm ấy, tỉnh chưa đón đoàn công đoàn nước ngoài nào.',
};

/** A short story of one captioned section and one without words to say, in any locale. */
export function sampleInput(change: Partial<VideoInput> = {}, words: SampleWords = VIETNAMESE): VideoInput {
  const locale = change.locale ?? 'vi';
  const format = change.format ?? 'landscape';
  return {
    kind: 'video',
    id: `mau/${locale}/${format}`,
    story: 'mau',
    locale,
    format,
    document: sampleDocument(words),
    theme: createTheme({ brand: '#0b2a5b', accent: '#b8860b' }),
    terms: [],
    fallback: false,
    captions: 'both',
    renderer: 'painted',
    profile: 'social',
    encoding: 'mp4',
    ...change,
  };
}

function sampleDocument({ title, heading, narration }: SampleWords): Document {
  const words = (key: string, value: string) => ({ key, value });
  const figure = (value: number) => ({ value, before: '', number: String(value), after: '' });
  return {
    title: words('title', title),
    summary: words('summary', heading),
    date: '6/4/2015',
    sourceLine: 'Báo cáo số 17/BC-LĐLĐ, 6/4/2015',
    sourceTitle: words('source.title', 'Báo cáo số 17/BC-LĐLĐ'),
    sourcePublisher: words('source.publisher', 'Liên đoàn Lao động tỉnh Cao Bằng'),
    organisation: 'Tổng Liên đoàn Lao động Việt Nam',
    sections: [
      {
        id: 'doan',
        heading: words('doan.heading', heading),
        blocks: [
          {
            kind: 'chart',
            chart: 'column',
            categories: ['2011', '2012', '2013', '2014', '2015'].map((year) => words('', year)),
            series: [{ name: words('doan.column', ''), values: [1, 0, 0, 2, 0].map(figure) }],
            highlight: [3],
          },
        ],
        narration: [words('doan.paragraph', narration)],
      },
      {
        id: 'so',
        heading: words('so.heading', title),
        blocks: [
          {
            kind: 'statistics',
            items: [
              { figure: figure(34318), label: words('so.1', title) },
              { figure: figure(1177), label: words('so.2', title) },
            ],
          },
        ],
        narration: [],
      },
    ],
    closing: { heading: title, source: 'Nguồn' },
    pageMark: '',
    altWords: altWords(),
  };
}
