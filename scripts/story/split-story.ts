import matter from 'gray-matter';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { readYaml, type Yaml } from '../files/read-yaml.ts';
import { fail, type Result, succeed } from '../files/result.ts';

export interface SplitStory {
  readonly frontMatter: Yaml;
  /** The Markdown with its front matter blanked out: lines are those of the file. */
  readonly body: string;
}

/** Takes a story (cleaned text) apart at its front matter, which must be there and be YAML. */
export const splitStory = (text: string, file: string): Result<SplitStory> => {
  const fault = delimiterFault(text, file);
  if (fault) return fail(fault);
  let yaml: Result<Yaml> = readYaml('', { file, rule: 'invalid-front-matter' });
  const parse = (source: string): object => {
    yaml = readYaml(source, { file, rule: 'invalid-front-matter' });
    return {};
  };
  // Options always: without them gray-matter keeps a broken file in its cache and calls it fine the second time.
  const { content } = matter(text, { language: 'yaml', engines: { yaml: parse } });
  if (!yaml.ok) return yaml;
  const before = text.slice(0, text.length - content.length);
  return succeed({ frontMatter: yaml.value, body: '\n'.repeat(before.split('\n').length - 1) + content });
};

/**
 * Whatever is not plainly `---` around YAML is refused before gray-matter sees it: `---js` would run code, and a
 * blank line first would make everything body text.
 */
const delimiterFault = (text: string, file: string): Finding | undefined => {
  const at = (line: number, detail: string, column = 1, actual?: string): Finding => ({
    rule: 'invalid-front-matter',
    id: `invalid-front-matter.${detail}`,
    at: { file, line, column },
    expected: '---',
    ...(actual === undefined ? {} : { actual }),
  });
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  if (first.trim() === '' && lines.find((line) => line.trim() !== '')?.startsWith('---')) return at(1, 'blank-line');
  if (!first.startsWith('---') || first.startsWith('----')) return at(1, 'absent');
  const language = first.slice(3).trim();
  if (language !== '') return at(1, 'language', 4, language);
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (close < 0) return at(1, 'unclosed');
  const closing = lines[close] ?? '';
  return closing.trimEnd() === '---' ? undefined : at(close + 1, 'closing', 4, closing);
};
