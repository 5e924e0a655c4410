import { ICON_NAMES } from '../../compositions/layout/icons.ts';
import { nearest } from '../files/nearest.ts';

/** How many names are offered: enough to choose from, few enough to read. */
const OFFERED = 3;
/** Names that everybody finds something in, where nothing is near what was typed. */
const USUAL = ['users', 'calendar-days', 'globe'];

/** Icons whose name is most like a word that is none: misspelt, or a part of it. */
export const nearestIcons = (typed: string): readonly string[] => {
  const word = typed.toLowerCase();
  // Of three letters, one changed is another word.
  const near = word.length > 3 ? nearest(word, ICON_NAMES) : undefined;
  const parts = word.split(/[^a-z0-9]+/).filter((part) => part.length > 2);
  const alike = ICON_NAMES.filter((name) => parts.some((part) => name.split('-').includes(part)));
  const found = [...new Set([...(near ? [near] : []), ...alike])].slice(0, OFFERED);
  return found.length > 0 ? found : USUAL;
};
