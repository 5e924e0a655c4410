import { type ParseStoryOptions, parseStory } from '../../scripts/story/parse-story.ts';
import { notationOf } from './notation.ts';

/** Front matter of eight lines: the Markdown begins at line 9. */
export const HEAD = [
  '---',
  'title: Ba chuyến đi',
  'summary: Năm năm',
  'date: 2015-04-06',
  'source:',
  '  title: Báo cáo số 17',
  '  publisher: Liên đoàn Lao động tỉnh',
  '---',
  '',
].join('\n');

/** Reads a whole story text in Vietnamese notation. */
export const parse = (text: string, options: Partial<ParseStoryOptions> = {}) =>
  parseStory(text, { slug: 'thu', file: 'content/thu/story.md', notation: notationOf('vi'), ...options });

/** Reads Markdown below good front matter. */
export const parseBody = (body: string, options: Partial<ParseStoryOptions> = {}) => parse(HEAD + body, options);

/** The blocks of the first section, messages as "key: words" and positions left out. */
export const blocksOf = (body: string, options: Partial<ParseStoryOptions> = {}): unknown => {
  const story = parseBody(`## A\n\n${body}`, options);
  if (!story.ok || story.findings.length > 0) return story.findings;
  const text = JSON.stringify(story.value.sections[0]?.blocks, (name, value) => {
    if (name === 'at') return undefined;
    return typeof value?.key === 'string' ? `${value.key}${value.plural ? '#' : ''}: ${value.source}` : value;
  });
  return JSON.parse(text);
};

/** What is found in Markdown, as "id line:column". */
export const findingsOf = (body: string): readonly string[] =>
  parseBody(body).findings.map(({ id, at }) => `${id} ${at?.line}:${at?.column}`);
