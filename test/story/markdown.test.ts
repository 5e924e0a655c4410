import { describe, expect, test } from 'vitest';
import { blocksOf, findingsOf, parseBody } from './parse.ts';

const paragraph = (text: string) => [{ kind: 'paragraph', message: `a.text.1: ${text}` }];

describe('prose', () => {
  test.each([
    ['Họp lúc 10:30, nguồn:Báo, a:b[x]{c=d}', 'Họp lúc 10:30, nguồn:Báo, a:b[x]{c=d}'],
    ['::khac[x]{a=1}', '::khac[x]{a=1}'],
    ['**đậm** và *nghiêng*, _nghiêng_', '**đậm** và _nghiêng_, _nghiêng_'],
    ['***cả hai*** **đậm _trong_ đậm**', '_cả hai_ **đậm trong đậm**'],
    ['*trong*từ', '**trong**từ'],
    ['`mã` [chữ](https://a.vn) <https://b.vn> http://c.vn', 'mã chữ https://b.vn http://c.vn'],
    ['5 * 3, ten_file, \\_x\\_, \\\\*', '5 * 3, ten_file, \\_x\\_, \\\\*'],
    ['~~bỏ~~ ~5~ a[^1]', '~~bỏ~~ ~5~ a[^1]'],
    ['dòng một\ndòng hai  \ndòng   ba', 'dòng một dòng hai dòng ba'],
    ['&amp; &#225;', '& á'],
    ['e&#x301;', 'é'],
  ])('%j', (typed, source) => {
    expect(blocksOf(typed)).toEqual(paragraph(source));
  });

  test('lines of scripts without spaces join without one', () => {
    expect(blocksOf('工会\n会员')).toEqual(paragraph('工会会员'));
  });

  test.each([
    ['<b>x</b>', 'invalid-markdown.html 11:1'],
    ['a <br> b', 'invalid-markdown.html 11:3'],
    ['<!-- x -->', 'invalid-markdown.html 11:1'],
    ['<script>alert(1)</script>', 'invalid-markdown.html 11:1'],
    ['a \\<b c', 'invalid-markdown.html 11:1'],
    ['[x](javascript:alert(1))', 'invalid-markdown.link 11:1'],
    ['[x](JavaScript&#58;alert(1))', 'invalid-markdown.link 11:1'],
    ['[x](data:text/html,x)', 'invalid-markdown.link 11:1'],
    ['một {{x}}', 'unsafe-text.braces 11:1'],
    ['$t(x)', 'unsafe-text.nesting 11:1'],
    ['a &#x202E; b', 'unsafe-text.direction 11:1'],
    ['a &#x85; b', 'unsafe-text.replacement 11:1'],
    ['a &#0; b', 'unsafe-text.replacement 11:1'],
    ['**mở', 'invalid-markdown.unclosed-strong 11:1'],
    ['a ![b](c.png) d', 'invalid-markdown.inline-image 11:3'],
    ['### x', 'invalid-markdown.heading-level 11:1'],
    ['# x', 'invalid-markdown.title-heading 11:1'],
    ['x\n---', 'invalid-markdown.underlined-heading 11:1'],
    ['##', 'invalid-markdown.empty-heading 11:1'],
    ['```\nx\n```', 'invalid-markdown.unsupported 11:1'],
    ['[^1]: x', 'invalid-markdown.unsupported 11:1'],
    ['x'.repeat(2001), 'invalid-markdown.too-long 11:1'],
    ['x\n'.repeat(4001), 'invalid-markdown.too-many-lines 4000:1'],
    ['x\n\n'.repeat(2).concat(`${'y'.repeat(7000)}\n\n`.repeat(29)), 'invalid-markdown.story-too-long 1:1'],
    ['> x\n>\n> - y', 'invalid-markdown.quotation-content 13:3'],
    [':::compare\nx\n:::', 'invalid-markdown.compare-content 12:1'],
    [`${'x '.repeat(4001)}`, 'invalid-markdown.block-too-long 11:1'],
    ['> '.repeat(40), 'invalid-markdown.too-deep 11:1'],
  ])('%j is refused', (typed, finding) => {
    expect(findingsOf(`## A\n\n${typed}\n`)[0]).toBe(finding);
  });

  test('text must stand in a section', () => {
    expect(findingsOf('x\n\n## A\n')).toEqual(['invalid-markdown.before-section 9:1']);
    expect(findingsOf('# T\n\n## A\n')).toEqual(['invalid-markdown.title-heading 9:1']);
    expect(findingsOf('')).toEqual(['invalid-markdown.no-sections 1:1']);
  });

  test('all faults are told at once, front matter and Markdown, in reading order', () => {
    const { findings } = parseBody('## A\n\n<b>\n\n:::naration\nx\n:::\n');
    expect(findings.map(({ id }) => id)).toEqual(['invalid-markdown.html', 'invalid-markdown.unknown-directive']);
  });
});

describe('lists', () => {
  test('items that start with a bold figure are statistics', () => {
    expect(
      blocksOf(
        '- **34.318** đoàn viên\n- hơn **20.000** _tài khoản_\n- **gần 14.000 người**: dự\n- **333,403 km** biên giới\n',
      ),
    ).toEqual([
      {
        kind: 'statistics',
        items: [
          { figure: { qualifier: 'exact', value: 34318, decimals: 0, unit: '' }, label: 'a.figure.1#: đoàn viên' },
          {
            figure: { qualifier: 'more-than', value: 20000, decimals: 0, unit: '' },
            label: 'a.figure.2#: _tài khoản_',
          },
          {
            figure: { qualifier: 'nearly', value: 14000, decimals: 0, unit: '' },
            unit: 'a.unit.1#: người',
            label: 'a.figure.3#: dự',
          },
          { figure: { qualifier: 'exact', value: 333.403, decimals: 3, unit: 'km' }, label: 'a.figure.4#: biên giới' },
        ],
      },
    ]);
  });

  test('a badly written figure is told with the likely one', () => {
    expect(parseBody('## A\n\n- **12.34** km\n').findings).toMatchObject([
      { id: 'invalid-markdown.figure', at: { line: 11, column: 3 }, expected: '12,34', actual: '12.34' },
    ]);
    expect(findingsOf('## A\n\n- **20** x\n- không\n')).toEqual(['invalid-markdown.mixed-statistics 12:3']);
    expect(findingsOf('## A\n\n- **20**\n')).toEqual(['invalid-markdown.statistic-label 11:3']);
  });

  test('bold words, documents and years are a plain list', () => {
    const text = '- **Chủ động**: trước\n- **Nghị quyết 15** x\n- **15/NQ-BCH** y\n- **2018–2023** z';
    expect(blocksOf(text)).toEqual([
      {
        kind: 'list',
        items: [
          'a.item.1: **Chủ động**: trước',
          'a.item.2: **Nghị quyết 15** x',
          'a.item.3: **15/NQ-BCH** y',
          'a.item.4: **2018–2023** z',
        ],
      },
    ]);
  });

  test('what a picture cannot show of a list is refused where it stands', () => {
    expect(findingsOf('## A\n\n- a\n  - b\n')).toEqual(['invalid-markdown.nested-list 12:3']);
    expect(findingsOf('## A\n\n- a\n\n  b\n')).toEqual(['invalid-markdown.list-item 13:3']);
    expect(findingsOf('## A\n\n-\n- b\n')).toEqual(['invalid-markdown.empty-item 11:1']);
  });

  test('an ordered list is steps, with a title where one is set off', () => {
    expect(
      blocksOf('1. **A.** một\n2. **B**: hai\n3. **C**\n   ba\n4. **D**\n\n   bốn\n5. **E** năm\n6. sáu\n7. **G**\n'),
    ).toEqual([
      {
        kind: 'steps',
        items: [
          { title: 'a.step.1.title: A', text: 'a.step.1: một' },
          { title: 'a.step.2.title: B', text: 'a.step.2: hai' },
          { title: 'a.step.3.title: C', text: 'a.step.3: ba' },
          { title: 'a.step.4.title: D', text: 'a.step.4: bốn' },
          { text: 'a.step.5: **E** năm' },
          { text: 'a.step.6: sáu' },
          { title: 'a.step.7.title: G' },
        ],
      },
    ]);
  });

  test('an ordered list of dates is a timeline', () => {
    const lines = [
      '2011: một',
      '2011:hai',
      '**4/2015** – ba',
      '26–27/6/2023: bốn',
      '30/6 – 2/7/2023: năm',
      '2018–2023: _sáu_',
      '**28/6/2023**: bảy',
    ];
    expect(blocksOf(lines.map((line, index) => `${index + 1}. ${line}`).join('\n'))).toEqual([
      {
        kind: 'timeline',
        items: [
          { when: { from: { year: 2011 } }, text: 'a.event.1: một' },
          { when: { from: { year: 2011 } }, text: 'a.event.2: hai' },
          { when: { from: { year: 2015, month: 4 } }, text: 'a.event.3: ba' },
          {
            when: { from: { year: 2023, month: 6, day: 26 }, to: { year: 2023, month: 6, day: 27 } },
            text: 'a.event.4: bốn',
          },
          {
            when: { from: { year: 2023, month: 6, day: 30 }, to: { year: 2023, month: 7, day: 2 } },
            text: 'a.event.5: năm',
          },
          { when: { from: { year: 2018 }, to: { year: 2023 } }, text: 'a.event.6: _sáu_' },
          { when: { from: { year: 2023, month: 6, day: 28 } }, text: 'a.event.7: bảy' },
        ],
      },
    ]);
    expect(findingsOf('## A\n\n1. 31/6/2023: x\n')).toEqual(['invalid-markdown.date 11:4']);
    expect(blocksOf('1. 2011: x\n2. rồi')).toMatchObject([{ kind: 'steps' }]);
  });
});

describe('tables', () => {
  test('cells are figures, dates and words', () => {
    expect(
      blocksOf(
        '| Năm | Đoàn | Ngày | Ghi chú | 2014 |\n|---|---|---|---|---|\n| 2011 | hơn 1.000 người | 28/6/2023 | 5 | 2 |\n| 4/2015 | - | | không | 3 |',
      ),
    ).toEqual([
      {
        kind: 'table',
        highlight: [],
        header: [
          { kind: 'text', message: 'a.column.1: Năm' },
          { kind: 'text', message: 'a.column.2: Đoàn' },
          { kind: 'text', message: 'a.column.3: Ngày' },
          { kind: 'text', message: 'a.column.4: Ghi chú' },
          { kind: 'date', span: { from: { year: 2014 } } },
        ],
        rows: [
          [
            { kind: 'date', span: { from: { year: 2011 } } },
            {
              kind: 'figure',
              figure: { qualifier: 'more-than', value: 1000, decimals: 0, unit: '' },
              unit: 'a.unit.1#: người',
            },
            { kind: 'date', span: { from: { year: 2023, month: 6, day: 28 } } },
            { kind: 'text', message: 'a.cell.1: 5' },
            { kind: 'figure', figure: { qualifier: 'exact', value: 2, decimals: 0, unit: '' } },
          ],
          [
            { kind: 'date', span: { from: { year: 2015, month: 4 } } },
            { kind: 'empty' },
            { kind: 'empty' },
            { kind: 'text', message: 'a.cell.2: không' },
            { kind: 'figure', figure: { qualifier: 'exact', value: 3, decimals: 0, unit: '' } },
          ],
        ],
      },
    ]);
  });

  test('a badly grouped figure among figures, and a cell too many, are told', () => {
    expect(findingsOf('## A\n\n| a | b |\n|---|---|\n| x | 12.34 |\n| y | 5 |\n')).toEqual([
      'invalid-markdown.figure 13:5',
    ]);
    expect(findingsOf('## A\n\n| a | b |\n|---|---|\n| x | 1 | 2 |\n')).toEqual(['invalid-markdown.table-row 13:9']);
  });
});

test('a quotation has a speaker and what they are', () => {
  expect(blocksOf('> Câu một\n> câu hai\n>\n> Câu ba\n> — Bà Lan, chủ tịch, Cao Bằng')).toEqual([
    {
      kind: 'quotation',
      text: ['a.quote.1: Câu một câu hai', 'a.quote.2: Câu ba'],
      speaker: 'a.speaker.1: Bà Lan',
      role: 'a.role.1: chủ tịch, Cao Bằng',
    },
  ]);
  expect(blocksOf('> Câu\n>\n> — Lan')).toMatchObject([{ text: ['a.quote.1: Câu'], speaker: 'a.speaker.1: Lan' }]);
  expect(blocksOf('> Câu')).toEqual([{ kind: 'quotation', text: ['a.quote.1: Câu'] }]);
  expect(findingsOf('## A\n\n> — Lan\n')).toEqual(['invalid-markdown.quotation 11:1']);
});

test('an image is a photograph with caption and credit', () => {
  const picture = {
    src: 'anh dep.jpg',
    alt: 'a.alt.1: Cột mốc',
    caption: 'a.caption.1: Ở biên giới',
    credit: 'a.credit.1: Lan',
  };
  const photograph = [{ kind: 'photograph', picture }];
  expect(blocksOf('![Cột mốc](anh%20dep.jpg)\n_Ở biên giới (Ảnh: Lan)_')).toEqual(photograph);
  expect(blocksOf('![Cột mốc](<anh dep.jpg>)\n\n*Ở biên giới (Ảnh: Lan)*')).toEqual(photograph);
  expect(blocksOf('![Cột mốc](anh%20dep.jpg "Ở biên giới (Ảnh: Lan)")')).toEqual(photograph);
  expect(findingsOf('## A\n\n![](a.jpg)\n')).toEqual(['missing-alt-text.photograph 11:1']);
  expect(parseBody('## A\n\n![](a.jpg)\n').ok).toBe(true);
  expect(findingsOf('## A\n\n![x](..%2f..%2fetc/passwd)\n')).toEqual(['unsafe-path.parent 11:1']);
  expect(findingsOf('## A\n\n![x](https://example.org/a.png)\n')).toEqual(['unsafe-path.remote 11:1']);
});

describe('directives', () => {
  const table = '| Năm | Số |\n|---|---|\n| 2011 | 1 |\n| 2014 | 2 |\n';

  test('fact, compare, narration and an icon', () => {
    const story = parseBody(
      '## A\n\n::section{icon=users}\n\n:::fact{claim="Tin _sai_" source="Báo A"}\nSự **thật**\n\nđoạn hai\n:::\n\n:::compare\n**Trước**\n\n- a\n\n### Sau\n\n- b\n- c\n:::\n\n:::narration\nNói một\n\nNói hai\n:::\n\n## B\n\n::::section{icon=map-pin}\nchữ\n\n:::narration\nlời\n:::\n::::\n',
    );
    expect(story.findings).toEqual([]);
    const [a, b] = story.ok ? story.value.sections : [];
    expect(a).toMatchObject({
      icon: 'users',
      blocks: [
        {
          kind: 'fact',
          claim: { key: 'a.claim.1', source: 'Tin \\_sai\\_' },
          source: { key: 'a.fact-source.1' },
          text: [{ source: 'Sự **thật**' }, { key: 'a.fact.2' }],
        },
        {
          kind: 'compare',
          sides: [
            { title: { key: 'a.side.1', source: 'Trước' }, items: [{ key: 'a.item.1' }] },
            { title: { source: 'Sau' }, items: [{ key: 'a.item.2' }, {}] },
          ],
        },
      ],
      narration: [{ key: 'a.narration.1', source: 'Nói một' }, { key: 'a.narration.2' }],
    });
    expect(b).toMatchObject({
      icon: 'map-pin',
      blocks: [{ kind: 'paragraph' }],
      narration: [{ key: 'b.narration.1' }],
    });
  });

  test.each([
    ['highlight=2014', [1]],
    ['highlight=2', [1]],
    ['highlight="1, 2014"', [0, 1]],
    ['', []],
  ])('chart{kind=line %s}', (attribute, highlight) => {
    expect(blocksOf(`:::chart{kind=line ${attribute}}\n${table}:::`)).toMatchObject([
      { kind: 'table', chart: 'line', highlight },
    ]);
  });

  test.each([
    [':::naration\nx\n:::', 'unknown-directive 11:1', ':::narration'],
    [':::hop\nx\n:::', 'unknown-directive 11:1', ':::fact, :::chart, :::compare, :::map, :::narration, :::section'],
    [
      ':::constructor\nx\n:::',
      'unknown-directive 11:1',
      ':::fact, :::chart, :::compare, :::map, :::narration, :::section',
    ],
    [':::fact{claims=x}\ny\n:::', 'unknown-attribute 11:1', 'claim'],
    [':::fact[x]\ny\n:::', 'directive-label 11:8', undefined],
    [':::fact {claim=x}\ny\n:::', 'directive-syntax 11:1', ':::fact{claim="…"}'],
    ['x\n\n:::', 'directive-syntax 13:1', ':::fact{claim="…"}'],
    [':::narration\nx\n\n## B', 'unclosed-directive 11:1', ':::'],
    [':::narration\n:::', 'empty-directive 11:1', undefined],
    [':::narration\n- x\n:::', 'paragraphs-only 12:1', undefined],
    ['::fact{claim=x}', 'leaf-directive 11:1', ':::fact'],
    [
      ':::chart{kind=pie}\n| a |\n|---|\n| 1 |\n:::',
      'chart-kind 11:1',
      'bar, column, grouped, stacked, line, area, proportion, table',
    ],
    [':::chart{highlight=2019}\n| a | b |\n|---|---|\n| x | 1 |\n:::', 'highlight 12:1', 'x'],
    [':::chart\nx\n:::', 'chart-content 12:1', undefined],
    [':::compare\n**a**\n\n- b\n:::', 'compare-sides 11:1', '≥ 2'],
    ['::section{icon="<x>"}', 'icon 11:1', 'users, calendar-days, globe'],
    ['::section{icon=handshaek}', 'icon 11:1', 'handshake'],
    ['::section{icon=hat}', 'icon 11:1', 'chef-hat, hard-hat, hat-glasses'],
  ])('%j is told', (body, finding, expected) => {
    const story = parseBody(`## A\n\n${body}\n`);
    const [first] = story.findings;
    expect(`${first?.id} ${first?.at?.line}:${first?.at?.column}`).toBe(`invalid-markdown.${finding}`);
    expect(first?.expected).toBe(expected);
  });

  test('a chart of words is told, and stays a table', () => {
    const story = parseBody('## A\n\n:::chart{kind=bar}\n| a | b |\n|---|---|\n| x | y |\n:::\n');
    expect(story).toMatchObject({ ok: true, findings: [{ id: 'chart-unsuitable.no-numbers', at: { line: 12 } }] });
  });
});
