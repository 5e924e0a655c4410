import { withoutPlaceholders } from './placeholders.ts';

/** Longest text of one entry, in UTF-16 units: a page of prose, far more than a picture can hold. */
export const MAX_VALUE_LENGTH = 2000;

/** What is wrong with a translation's text, and the piece of it that shows it. */
export interface ValueFault {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly actual?: string;
}

/** Longest piece of somebody's text that a diagnostic quotes. */
const QUOTED = 80;

/** The beginning of a text, for a diagnostic. */
export const quote = (text: string): string => (text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text);

/**
 * i18next would follow `$t(...)` into other entries (427 bytes grew to a million characters), read object paths in
 * `{{a.b}}` and run formats in `{{a, f}}`: a translator needs none of these.
 */
const PATTERNS: readonly (readonly [id: string, pattern: RegExp])[] = [
  ['invalid-catalog.nesting', /\$t\s*\(/],
  ['invalid-catalog.raw-placeholder', /\{\{\s*-[^}]*\}{0,2}/],
  ['invalid-catalog.html', /<[A-Za-z/!?][^>\s]*>?/],
  ['invalid-catalog.entity', /&(?:[A-Za-z][A-Za-z0-9]*|#\d+|#[xX][\dA-Fa-f]+);/],
  ['invalid-catalog.line-break', /[\n\t]/],
  ['invalid-catalog.link', /!?\[[^\]]*\]\([^)]*\)/],
];

/** Line breaks as a JSON file writes them: a diagnostic is one line. */
const SHOWN_SPACES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t' };

/** Faults of one value; only `**strong**`, `_emphasis_` and `{{name}}` may stand in it. Characters are checked apart. */
export const valueFaults = (value: string): readonly ValueFault[] => {
  if (value.length > MAX_VALUE_LENGTH) {
    const values = { limit: MAX_VALUE_LENGTH, length: value.length };
    return [{ id: 'invalid-catalog.too-long', values, actual: String(value.length) }];
  }
  const faults: ValueFault[] = [];
  for (const [id, pattern] of PATTERNS) {
    const found = pattern.exec(value);
    if (found) faults.push({ id, actual: quote(found[0].replace(/\s/g, (space) => SHOWN_SPACES[space] ?? space)) });
  }
  const rest = withoutPlaceholders(value);
  const brace = /\{\{[^}]*\}{0,2}|\}\}/.exec(rest);
  if (brace && !faults.some((fault) => fault.id === 'invalid-catalog.raw-placeholder')) {
    faults.push({ id: 'invalid-catalog.placeholder', actual: quote(brace[0]) });
  }
  if ((rest.match(/\*\*/g)?.length ?? 0) % 2 === 1) faults.push({ id: 'invalid-catalog.unclosed-strong' });
  return faults;
};
