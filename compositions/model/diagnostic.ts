/**
 * The one shape for everything a user can get wrong. `line` and `column` count from 1; a column counts
 * UTF-16 units, as editors do. `message` is already in the language of the person at the terminal.
 */
export interface Diagnostic {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly message: string;
  /** Path relative to the workspace root, with forward slashes. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly story?: string;
  readonly locale?: string;
  readonly key?: string;
  readonly format?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** What to do next. */
  readonly hint?: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** A point in a file, kept from reading to the last report. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding before it is put into words: the words live in `locales/{vi,en}/cli.json`, one pair a finding. */
export interface Finding {
  readonly rule: RuleName;
  /** `<rule>.<detail>`: the entry of cli.json that words it; `<id>.hint` words the next step where there is one. */
  readonly id: string;
  /** Values for the placeholders of that entry. */
  readonly values?: Readonly<Record<string, string | number>>;
  readonly at?: Partial<Position>;
  readonly story?: string;
  readonly locale?: string;
  readonly key?: string;
  readonly format?: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** The rules in their order of printing; `release` is the severity under `--release`. */
export const RULES = {
  'wrong-usage': { check: 'error', release: 'error' },
  'invalid-newsroom': { check: 'error', release: 'error' },
  'invalid-front-matter': { check: 'error', release: 'error' },
  'invalid-markdown': { check: 'error', release: 'error' },
  'invalid-catalog': { check: 'error', release: 'error' },
  'invalid-glossary': { check: 'error', release: 'error' },
  'invalid-exchange': { check: 'error', release: 'error' },
  'doubtful-exchange': { check: 'warning', release: 'warning' },
  'translation-conflict': { check: 'error', release: 'error' },
  'invalid-encoding': { check: 'error', release: 'error' },
  'duplicate-key': { check: 'error', release: 'error' },
  'missing-translation': { check: 'error', release: 'error' },
  'stale-translation': { check: 'warning', release: 'error' },
  'unreviewed-translation': { check: 'info', release: 'error' },
  'placeholder-mismatch': { check: 'error', release: 'error' },
  'number-mismatch': { check: 'error', release: 'error' },
  'plural-form-missing': { check: 'error', release: 'error' },
  'glossary-term': { check: 'warning', release: 'error' },
  'untranslated-copy': { check: 'warning', release: 'error' },
  'stray-space': { check: 'warning', release: 'error' },
  'machine-translation': { check: 'warning', release: 'warning' },
  'outdated-catalog': { check: 'info', release: 'error' },
  'missing-glyph': { check: 'error', release: 'error' },
  'text-overflow': { check: 'error', release: 'error' },
  'text-too-small': { check: 'warning', release: 'error' },
  'low-contrast': { check: 'error', release: 'error' },
  'unsafe-area': { check: 'warning', release: 'error' },
  'caption-too-fast': { check: 'warning', release: 'error' },
  'caption-line-too-long': { check: 'warning', release: 'error' },
  'chart-unsuitable': { check: 'warning', release: 'error' },
  'missing-alt-text': { check: 'warning', release: 'error' },
  'missing-image': { check: 'error', release: 'error' },
  'invalid-image': { check: 'error', release: 'error' },
  'image-too-large': { check: 'error', release: 'error' },
  'invalid-audio': { check: 'error', release: 'error' },
  'voice-failed': { check: 'error', release: 'error' },
  'unsafe-path': { check: 'error', release: 'error' },
  'unsafe-text': { check: 'error', release: 'error' },
  'render-failed': { check: 'error', release: 'error' },
  'outdated-plan': { check: 'warning', release: 'warning' },
  'invalid-manifest': { check: 'info', release: 'info' },
  'output-locked': { check: 'error', release: 'error' },
  'write-failed': { check: 'error', release: 'error' },
  'internal-error': { check: 'error', release: 'error' },
} as const satisfies Record<string, { check: Severity; release: Severity }>;

export type RuleName = keyof typeof RULES;
