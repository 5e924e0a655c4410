import type { Finding } from '../../compositions/model/diagnostic.ts';
import { checkText } from '../files/check-text.ts';

/** Longest name of a reviewer, in UTF-16 units: it stands beside every text. */
const MOST_NAME = 100;

/** What is wrong with the name after `--by`. */
export const reviewerFaults = (by: string): Finding[] =>
  by.trim() === '' || by.length > MOST_NAME || /[\n\t]/.test(by) || checkText(by)
    ? [{ rule: 'wrong-usage', id: 'wrong-usage.by', values: { most: MOST_NAME } }]
    : [];

/** The day where the reviewer is, as `YYYY-MM-DD`. */
export const localDay = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
