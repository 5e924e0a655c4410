import path from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { ExchangeLabels } from '../exchange/labels.ts';
import type { ExchangeFile, ReturnedFile, UnitState } from '../exchange/model.ts';
import { cleanText } from '../files/clean-text.ts';
import { readBytes } from '../files/read-text.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import type { ExchangeFormat } from './flags.ts';

/** Bytes of the largest file that is read back: a workbook of a long story in eleven languages takes a tenth. */
const MOST_BYTES = 20 * 1024 * 1024;

export const EXTENSION = { po: 'po', xliff: 'xlf', xlsx: 'xlsx' } as const satisfies Record<ExchangeFormat, string>;

/** The files of one story in a format: several languages share a workbook, and nothing else. */
export async function writeExchange(
  format: ExchangeFormat,
  files: readonly [ExchangeFile, ...ExchangeFile[]],
  labels: ExchangeLabels,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'po':
      return (await import('../exchange/po/write.ts')).writePo(files[0], labels);
    case 'xliff':
      return (await import('../exchange/xliff/write.ts')).writeXliff(files[0], labels);
    case 'xlsx':
      return (await import('../exchange/xlsx/write.ts')).writeXlsx(files, labels);
  }
}

/** Reads a file that a translator sends back, of whatever format. `shown`: its name in findings. */
export async function readExchange(
  file: string,
  shown: string,
  stateWords: ReadonlyMap<string, UnitState>,
): Promise<Result<readonly ReturnedFile[]>> {
  const read = await readBytes(file, MOST_BYTES);
  const at = { file: shown };
  if (read.state === 'unreadable') {
    const id = read.reason === 'ENOENT' ? 'absent' : 'unreadable';
    return refuse(id, at, { reason: read.reason });
  }
  if (read.state === 'too-large') return refuse('too-large', at, { limit: MOST_BYTES / 1024 ** 2 });
  const format = formatOf(file, read.bytes);
  if (format === undefined) return refuse('format', at, { name: path.basename(file) });
  if (format === 'xlsx') return (await import('../exchange/xlsx/read.ts')).readXlsx(read.bytes, shown, stateWords);
  const text = decode(read.bytes, shown);
  if (!text.ok) return text;
  const one =
    format === 'po'
      ? (await import('../exchange/po/read.ts')).readPo(text.value, shown)
      : (await import('../exchange/xliff/read.ts')).readXliff(text.value, shown);
  return one.ok ? succeed([one.value], one.findings) : one;
}

const refuse = (detail: string, at: { file: string }, values: Finding['values'] = {}): Result<never> =>
  fail({ rule: 'invalid-exchange', id: `invalid-exchange.${detail}`, values: { file: at.file, ...values }, at });

/** By the name's ending, else by how the bytes begin: mail programs rename attachments. */
const formatOf = (file: string, bytes: Uint8Array): ExchangeFormat | undefined => {
  const ending = path.extname(file).slice(1).toLowerCase();
  if (ending === 'po' || ending === 'pot') return 'po';
  if (ending === 'xlf' || ending === 'xliff') return 'xliff';
  if (ending === 'xlsx' || ending === 'xls') return 'xlsx';
  const start = Buffer.from(bytes.subarray(0, 200))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('PK')) return 'xlsx';
  if (start.startsWith('<')) return 'xliff';
  return /^(?:#|msg(?:id|ctxt) )/.test(start) ? 'po' : undefined;
};

const decode = (bytes: Uint8Array, shown: string): Result<string> => {
  try {
    return cleanText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), shown);
  } catch {
    return fail({
      rule: 'invalid-encoding',
      id: 'invalid-encoding.utf8',
      at: { file: shown, line: 1, column: 1 },
      expected: 'UTF-8',
    });
  }
};
