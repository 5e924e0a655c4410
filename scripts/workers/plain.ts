import { readMarkup } from '../typography/markup.ts';

/** A text without its markup, as the text engine draws it. */
export const plain = (value: string): string => readMarkup(value).text;
