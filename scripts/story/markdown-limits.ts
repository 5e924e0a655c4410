import type { Finding } from '../../compositions/model/diagnostic.ts';

/** UTF-16 units of a paragraph, list or table; the parser's time grows with the square of it. */
const MAX_BLOCK = 8000;
/** UTF-16 units of a story: 40,000 words. */
const MAX_LENGTH = 200_000;
/** Marks of quotations and lists before a line's first word. */
const MAX_NESTING = 12;
const MAX_LINES = 4000;

/** What no story needs and a parser chokes on, looked for before it starts. */
export const markdownLimits = (body: string, file: string): Finding | undefined => {
  const rule = 'invalid-markdown';
  const at = (line: number) => ({ file, line, column: 1 });
  const lines = body.split('\n');
  if (lines.length > MAX_LINES) {
    const values = { limit: MAX_LINES };
    return {
      rule,
      id: `${rule}.too-many-lines`,
      values,
      at: at(MAX_LINES),
      expected: `≤ ${MAX_LINES}`,
      actual: String(lines.length),
    };
  }
  if (body.length > MAX_LENGTH) {
    const values = { limit: MAX_LENGTH };
    return {
      rule,
      id: `${rule}.story-too-long`,
      values,
      at: at(1),
      expected: `≤ ${MAX_LENGTH}`,
      actual: String(body.length),
    };
  }
  let length = 0;
  for (const [index, line] of lines.entries()) {
    length = line.trim() === '' ? 0 : length + line.length;
    if (length > MAX_BLOCK)
      return { rule, id: `${rule}.block-too-long`, values: { limit: MAX_BLOCK }, at: at(index + 1) };
    const marks = line.match(/^(?:\s*(?:[>*+-]|\d{1,9}[.)])(?=\s|>|$))*/)?.[0].match(/[>*+.)-]/g)?.length ?? 0;
    const indent = line.match(/^[ \t]*/)?.[0].replace(/\t/g, '    ').length ?? 0;
    if (marks > MAX_NESTING || (line.trim() !== '' && indent > 4 * MAX_NESTING)) {
      return { rule, id: `${rule}.too-deep`, at: at(index + 1) };
    }
  }
  return undefined;
};
