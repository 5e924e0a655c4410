import type { PictureName } from './photographs.ts';

/**
 * One thing to look at in every format. `body`: the sections of a story, in Markdown and Vietnamese; the words of the
 * other languages are in `words.json`, by the Vietnamese text.
 */
export interface GoldenCase {
  readonly id: string;
  readonly body: string;
  /** Lines of front matter beside the usual ones. */
  readonly front?: string;
  /** Replaces `source.url`, which every other case has: the closing card draws a QR code of it. */
  readonly url?: null;
  /** Generated pictures that stand beside the story. */
  readonly pictures?: readonly PictureName[];
  /** The newsroom's `theme:`, YAML. Absent: the theme of a newsroom that says nothing. */
  readonly theme?: string;
  /** Which cards and scenes are kept. Pictures of one page are kept whole. Default: those of the sections. */
  readonly pages?: readonly ('cover' | 'closing' | 'sections')[];
  /** Locales other than all of them. */
  readonly locales?: readonly GoldenLocale[];
}

/** A script sample: Latin with stacked accents, right to left, stacked and unspaced, Han, and long words. */
export const GOLDEN_LOCALES = ['vi', 'ar', 'km', 'zh', 'ru'] as const;
export type GoldenLocale = (typeof GOLDEN_LOCALES)[number];

const STATISTICS = `## Một tỉnh biên giới với hơn một nghìn công đoàn cơ sở

- **34.318** đoàn viên, tính cả đoàn viên công đoàn ngành trung ương
- **1.177** công đoàn cơ sở
- **333,403 km** đường biên giới với Quảng Tây, Trung Quốc
`;

const COLUMNS = `## Cả năm năm chỉ có ba đoàn ra nước ngoài

:::chart{kind=column highlight=2014}
| Năm | Số đoàn ra nước ngoài, 2011 – tháng 4/2015 |
|---|---|
| 2011 | 1 |
| 2012 | 0 |
| 2013 | 0 |
| 2014 | 2 |
| 4/2015 | 0 |
:::
`;

/** Numbers of one measure over many years. */
const years = (from: number, values: readonly number[]): string =>
  values.map((value, index) => `| ${from + index} | ${value} |`).join('\n');

const SERIES = [3, 4, 4, 6, 9, 8, 11, 12, 10, 14, 17, 21];

export const CASES: readonly GoldenCase[] = [
  { id: 'cover', body: STATISTICS, pages: ['cover', 'closing'] },
  {
    id: 'cover-photo',
    front: `image:
  src: scene.jpg
  alt: Một nhịp cầu bắc qua sông
  credit: Nhịp Cầu
  focus: 70% 36%`,
    pictures: ['scene.jpg'],
    body: STATISTICS,
    pages: ['cover'],
  },
  {
    id: 'cover-photo-bright',
    front: `image:
  src: bright.png
  alt: Một nhịp cầu bắc qua sông
  credit: Nhịp Cầu`,
    pictures: ['bright.png'],
    body: STATISTICS,
    pages: ['cover'],
    locales: ['vi', 'ar'],
  },
  { id: 'closing-plain', url: null, body: STATISTICS, pages: ['closing'], locales: ['vi', 'ar'] },
  {
    id: 'paragraph',
    body: `## Hai cán bộ lãnh đạo, ba chuyến học tập

Mỗi chuyến đi là một lần xem công đoàn bạn làm việc ra sao và mang kinh nghiệm về tỉnh.

Công đoàn Cao Bằng tập hợp người lao động ở một tỉnh miền núi giáp Trung Quốc. Láng giềng ở ngay bên kia biên giới.
`,
  },
  { id: 'statistics', body: STATISTICS },
  {
    id: 'statistics-one',
    body: `## Ngành Y tế bầu ban chấp hành mới

- **20** người được bầu vào ban chấp hành nhiệm kỳ 2023–2028
`,
  },
  {
    id: 'chart-bar',
    body: `## Bảy chủ đề mang về từ các chuyến đi

:::chart{kind=bar highlight=3}
| Nội dung | Số lớp tập huấn |
|---|---|
| Tổ chức công đoàn | 18 |
| Truyền thông | 9 |
| Đàm phán và thương lượng tập thể | 27 |
| An toàn, vệ sinh lao động | 22 |
| Tài chính công đoàn | 4 |
:::
`,
  },
  {
    id: 'chart-multiples',
    body: `## Ngành Y tế đại diện cho nhiều đoàn viên nhất

| Công đoàn | Đại biểu dự đại hội | Đoàn viên được đại diện |
|---|---|---|
| Ngành Y tế Hà Nội | 220 | hơn 27.000 |
| Huyện Sóc Sơn | 185 | gần 14.000 |
| Thị xã Sơn Tây | 198 | gần 8.000 |
`,
  },
  { id: 'chart-column', body: COLUMNS },
  {
    id: 'chart-negative',
    body: `## Bảy chủ đề mang về từ các chuyến đi

:::chart{kind=bar}
| Nội dung | Số lớp tập huấn |
|---|---|
| Truyền thông | 12 |
| Phương pháp đào tạo | 5 |
| Tài chính công đoàn | -7 |
:::
`,
    locales: ['vi', 'ar'],
  },
  {
    id: 'chart-line',
    body: `## Kế hoạch 2015–2020: bắt đầu từ láng giềng

:::chart{kind=line highlight=2020}
| Năm | Số lớp tập huấn |
|---|---|
${years(2009, SERIES)}
:::
`,
  },
  {
    id: 'chart-area',
    body: `## Kế hoạch 2015–2020: bắt đầu từ láng giềng

:::chart{kind=area}
| Năm | Số lớp tập huấn |
|---|---|
${years(2009, SERIES)}
:::
`,
  },
  {
    id: 'chart-grouped',
    body: `## Ngành Y tế đại diện cho nhiều đoàn viên nhất

:::chart{kind=grouped}
| Công đoàn | Nữ đoàn viên | Nam đoàn viên |
|---|---|---|
| Ngành Y tế Hà Nội | 640 | 310 |
| Huyện Sóc Sơn | 420 | 455 |
| Thị xã Sơn Tây | 265 | 230 |
:::
`,
  },
  {
    id: 'chart-stacked',
    body: `## Ngành Y tế đại diện cho nhiều đoàn viên nhất

:::chart{kind=stacked}
| Công đoàn | Nữ đoàn viên | Nam đoàn viên |
|---|---|---|
| Ngành Y tế Hà Nội | 640 | 310 |
| Huyện Sóc Sơn | 420 | 455 |
| Thị xã Sơn Tây | 265 | 230 |
:::
`,
  },
  {
    id: 'chart-proportion',
    body: `## Bảy chủ đề mang về từ các chuyến đi

:::chart{kind=proportion highlight=1}
| Nội dung | Tỉ lệ |
|---|---|
| An toàn, vệ sinh lao động | 46 % |
| Truyền thông | 31 % |
| Công tác nữ công | 23 % |
:::
`,
  },
  {
    id: 'table',
    body: `## Ba đại hội nối nhau từ 24 đến 28 tháng 6

:::chart{kind=table highlight=2}
| Công đoàn | Đại biểu dự đại hội | Đoàn viên được đại diện | Tỉ lệ |
|---|---|---|---|
| Ngành Y tế Hà Nội | 220 | hơn 27.000 | 54,7 % |
| Huyện Sóc Sơn | 185 | gần 14.000 | 28,3 % |
| Thị xã Sơn Tây | 198 | gần 8.000 | 16,9 % |
:::
`,
  },
  {
    // Twice as many rows as a panel has room for: in two halves there, over two cards elsewhere.
    id: 'table-long',
    body: `## Ngành Y tế đại diện cho nhiều đoàn viên nhất

:::chart{kind=table}
| Năm | Nữ đoàn viên | Nam đoàn viên |
|---|---|---|
${SERIES.map((value, index) => `| ${2009 + index} | ${value * 110} | ${value * 97 + 5} |`).join('\n')}
:::
`,
    locales: ['vi', 'ar'],
  },
  {
    id: 'steps',
    body: `## Kế hoạch 2015–2020: bắt đầu từ láng giềng

1. **Thông tin.** Tiếp tục thông tin cho đoàn viên
2. **Học hỏi.** Dự các lớp học và diễn đàn
3. **Lên đường.** Cử cán bộ đi học tập
4. **Kết nối.** Xây dựng quan hệ với công đoàn địa phương các nước láng giềng
`,
  },
  {
    id: 'timeline',
    body: `## Ba đại hội nối nhau từ 24 đến 28 tháng 6

1. 24/6/2023: Thị xã Sơn Tây, đại hội lần thứ 11
2. 26–27/6/2023: Huyện Sóc Sơn, đại hội lần thứ 11
3. 28/6/2023: Công đoàn ngành Y tế Hà Nội
`,
  },
  {
    id: 'list',
    body: `## Tỉnh đề nghị Tổng Liên đoàn ba việc

- Tổ chức thêm các đoàn đi học tập
- Biên soạn tài liệu và mở lớp về thông tin đối ngoại
- Giúp giới thiệu các tỉnh qua các kênh quốc tế
`,
  },
  {
    // An arrow of a kind: turned round where the page reads from right to left.
    id: 'icon',
    body: `## Hai cán bộ lãnh đạo, ba chuyến học tập

::section{icon=send}

Mỗi chuyến đi là một lần xem công đoàn bạn làm việc ra sao và mang kinh nghiệm về tỉnh.
`,
    locales: ['vi', 'ar'],
  },
  {
    id: 'quotation',
    body: `## Trả lời bằng sự thật

> Nhờ có hình ảnh, anh chị em ở xa cũng biết công đoàn đang làm gì.
> — Nguyễn Văn An, cán bộ công đoàn
`,
  },
  {
    id: 'quotation-portrait',
    pictures: ['portrait.png'],
    body: `## Trả lời bằng sự thật

> ![Nguyễn Văn An](portrait.png)
> Nhờ có hình ảnh, anh chị em ở xa cũng biết công đoàn đang làm gì.
> — Nguyễn Văn An, cán bộ công đoàn
`,
  },
  {
    id: 'photograph',
    pictures: ['scene.jpg'],
    body: `## Trả lời bằng sự thật

![Một nhịp cầu bắc qua sông](scene.jpg)
*Một nhịp cầu bắc qua sông (Ảnh: Nhịp Cầu)*
`,
  },
  {
    id: 'fact',
    body: `## Trả lời bằng sự thật

:::fact{claim="Công đoàn chỉ thu đoàn phí" source="Báo cáo tài chính 2024"}
Phần lớn đoàn phí được dùng cho đoàn viên.
:::
`,
  },
  {
    id: 'compare',
    body: `## Đổi mới cách làm và nội dung

:::compare
**Trước đây**

- Chỉ có văn bản
- Chỉ có tiếng Việt

**Bây giờ**

- Có hình và video
- Có nhiều thứ tiếng
:::
`,
  },
  {
    id: 'places',
    body: `## Ba điều còn cản bước

:::map
- **12** Hà Nội
- **7** Cao Bằng
- **5** Đà Nẵng
- **2** Cần Thơ
:::
`,
  },
  { id: 'theme-warm', theme: '{ name: warm }', body: COLUMNS, pages: ['cover', 'sections'], locales: ['vi', 'ar'] },
  { id: 'theme-print', theme: '{ name: print }', body: COLUMNS, pages: ['cover', 'sections'], locales: ['vi', 'ar'] },
  {
    // Paper on paper: discs and panels are drawn in ink.
    id: 'theme-print-blocks',
    theme: '{ name: print }',
    body: `## Kế hoạch 2015–2020: bắt đầu từ láng giềng

1. **Thông tin.** Tiếp tục thông tin cho đoàn viên
2. **Học hỏi.** Dự các lớp học và diễn đàn
3. **Lên đường.** Cử cán bộ đi học tập

## Trả lời bằng sự thật

:::fact{claim="Công đoàn chỉ thu đoàn phí" source="Báo cáo tài chính 2024"}
Phần lớn đoàn phí được dùng cho đoàn viên.
:::
`,
    locales: ['vi'],
  },
  {
    id: 'theme-dark',
    theme: '{ name: institutional, mode: dark }',
    body: COLUMNS,
    pages: ['cover', 'sections'],
    locales: ['vi', 'ar'],
  },
];
