import { checkText } from './check-text.ts';
import { fail, type Result, succeed } from './result.ts';

/**
 * One spelling of a text: no byte order mark, line feeds only, NFC. Refuses unseen characters at their line and
 * column. Cleaning twice changes nothing.
 */
export const cleanText = (text: string, file: string): Result<string> => {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n/g, '\n');
  const fault = checkText(plain);
  if (!fault) return succeed(plain.normalize('NFC'));
  return fail({
    rule: fault.rule,
    id: fault.id,
    values: { character: fault.codePoint },
    at: { file, line: fault.line, column: fault.column },
    actual: fault.codePoint,
  });
};
