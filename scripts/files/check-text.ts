/** The first character of a text that must not stand in it. */
export interface TextFault {
  /** The entry of cli.json that words it. */
  readonly id: `unsafe-text.${'control' | 'direction' | 'separator' | 'surrogate' | 'replacement'}`;
  readonly rule: 'unsafe-text';
  /** As in "U+202E". */
  readonly codePoint: string;
  /** Offset in UTF-16 units. */
  readonly index: number;
  /** Both count from 1; the column counts UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/**
 * What cannot be seen but changes what is: controls (C0, C1, DEL), overrides, embeddings and isolates of direction,
 * separators that break lines where no editor shows one, half surrogate pairs, and U+FFFD, which
 * stands for a letter that was lost. Joiners (ZWJ, ZWNJ), the zero width space
 * and the marks LRM and RLM are needed to write Khmer, Arabic or Thai, and stay allowed.
 */
const REFUSED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters looked for.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd\p{Surrogate}]/u;

const idOf = (code: number): TextFault['id'] => {
  if (code >= 0xd800 && code <= 0xdfff) return 'unsafe-text.surrogate';
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'unsafe-text.direction';
  if (code === 0x2028 || code === 0x2029 || code === 0xfeff) return 'unsafe-text.separator';
  return code === 0xfffd ? 'unsafe-text.replacement' : 'unsafe-text.control';
};

/** The first fault of a text from outside, or undefined. Line feed and tab are the only controls it may hold. */
export const checkText = (value: string): TextFault | undefined => {
  const index = value.search(REFUSED);
  if (index < 0) return undefined;
  const code = value.codePointAt(index) ?? 0;
  const before = value.slice(0, index);
  return {
    rule: 'unsafe-text',
    id: idOf(code),
    codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    index,
    line: before.split('\n').length,
    column: index - before.lastIndexOf('\n'),
  };
};
