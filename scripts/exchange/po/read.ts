import type { Finding } from '../../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { duplicateFinding, lostMarkFindings } from '../findings.ts';
import type { ReturnedFile, ReturnedUnit } from '../model.ts';
import { type PoEntry, type PoFault, parseBlock, poBlocks } from './entries.ts';
import { type Identity, readHeader } from './read-header.ts';
import { readUnit } from './read-unit.ts';

/** In UTF-16 units: a story of 1,000 texts with long comments takes some 2 million. */
const MAX_LENGTH = 5_000_000;
const MAX_ENTRIES = 20_000;
/** Longest piece of the file that a finding shows. */
const SHOWN = 80;

const syntaxFinding = ({ line, text }: PoFault, file: string): Finding => ({
  rule: 'invalid-exchange',
  id: 'invalid-exchange.po-syntax',
  at: { file, line, column: 1 },
  actual: text.trim().slice(0, SHOWN),
});

const readUnits = (entries: readonly PoEntry[], identity: Identity) => {
  const units = new Map<string, ReturnedUnit>();
  const findings: Finding[] = [];
  for (const entry of entries) {
    const read =
      'fault' in entry ? { finding: syntaxFinding(entry.fault, identity.at.file) } : readUnit(entry, identity);
    if ('finding' in read) {
      findings.push(read.finding);
      continue;
    }
    const first = units.get(read.unit.key);
    if (first) findings.push(duplicateFinding(read.unit.key, read.unit.at, first.at));
    else units.set(read.unit.key, read.unit);
  }
  return { units: [...units.values()], findings };
};

/** What the header's entry says, or why the file cannot be read without it. */
const identify = (head: PoEntry | undefined, text: string, file: string): Result<Identity> => {
  if (head && 'fault' in head) return fail(syntaxFinding(head.fault, file));
  const keyword = head?.keywords[0];
  if (!head?.headers || !keyword) {
    return fail({ rule: 'invalid-exchange', id: 'invalid-exchange.po-header', at: { file, line: 1, column: 1 } });
  }
  return readHeader(head.headers, text, { file, line: keyword.line, column: keyword.column });
};

/**
 * Reads a PO file that `writePo` made and other tools have rewritten: order, folding and comments of their own do not
 * matter. What breaks one entry costs that entry; without a header, a story or a language there is no file. Every form
 * that comes back has its CLDR category, also where a tool has given the language fewer forms than we do. `text` is
 * decoded and clean; `file` is its name in findings. Never throws.
 */
export const readPo = (text: string, file: string): Result<ReturnedFile> => {
  const blocks = text.length > MAX_LENGTH ? undefined : poBlocks(text);
  if (!blocks || blocks.length > MAX_ENTRIES) {
    return fail({ rule: 'invalid-exchange', id: 'invalid-exchange.po-too-large', at: { file, line: 1, column: 1 } });
  }
  const [head, ...entries] = blocks.map(parseBlock);
  const identity = identify(head, text, file);
  if (!identity.ok) return identity;
  const { story, locale, at } = identity.value;
  const { units, findings } = readUnits(entries, identity.value);
  const all = [...identity.findings, ...findings, ...lostMarkFindings(units)];
  return succeed(
    { story, locale, at, units },
    all.map((finding) => ({ ...finding, story, locale })),
  );
};
