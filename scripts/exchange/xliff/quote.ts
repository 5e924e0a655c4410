import { checkText } from '../../files/check-text.ts';

/** Longest piece of the file that a finding shows, in UTF-16 units. */
const SHOWN = 80;

/** The beginning of an attribute, for a finding: without the unseen characters that references can bring into it. */
export const quote = (value: string): string =>
  [...value.slice(0, SHOWN)].filter((character) => !checkText(character)).join('');
