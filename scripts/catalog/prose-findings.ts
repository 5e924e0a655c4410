import type { Finding, RuleName } from '../../compositions/model/diagnostic.ts';
import { isPseudo } from '../../compositions/model/locale.ts';
import type { Message } from '../../compositions/model/story.ts';
import type { Catalog, CatalogEntry } from './catalog.ts';
import { isCopyOfSource } from './copy-of-source.ts';
import type { MissingTerms } from './glossary-check.ts';
import { numberMismatch } from './number-mismatch.ts';
import { quote } from './value-faults.ts';

/** What a translation is compared with. */
export interface ProseSource {
  readonly story: string;
  /** The language of the message. */
  readonly locale: string;
  readonly message: Message;
  /** Tells the terms that a translation lacks; without it none are asked for. */
  readonly missingTerms?: MissingTerms | undefined;
}

/** Forms of a term that a diagnostic lists. */
const SHOWN_FORMS = 3;
const NONE = '–';

type Fault = Pick<Finding, 'rule' | 'id' | 'values' | 'expected' | 'actual'> & { readonly rule: RuleName };

const numberFaults = ({ locale, message }: ProseSource, value: string, target: string): readonly Fault[] => {
  const found = numberMismatch({ text: message.source, locale }, { text: value, locale: target });
  if (!found) return [];
  const [missing, unknown] = [found.missing.join(' · '), found.unknown.join(' · ')];
  const detail = unknown === '' ? 'missing' : missing === '' ? 'unknown' : 'changed';
  return [
    {
      rule: 'number-mismatch',
      id: `number-mismatch.${detail}`,
      values: { missing, unknown },
      expected: missing || NONE,
      actual: unknown || NONE,
    },
  ];
};

const termFaults = ({ locale, message, missingTerms }: ProseSource, value: string, target: string): readonly Fault[] =>
  (missingTerms?.(message, value) ?? []).map((term) => ({
    rule: 'glossary-term',
    id: 'glossary-term.missing',
    values: { term: term.forms.get(locale)?.[0] ?? term.id, word: term.forms.get(target)?.[0] ?? '' },
    expected: (term.forms.get(target) ?? []).slice(0, SHOWN_FORMS).join(' / '),
    actual: quote(value),
  }));

const copyFaults = (
  { locale, message }: ProseSource,
  { key, value }: CatalogEntry,
  target: string,
): readonly Fault[] =>
  isCopyOfSource(key, { text: message.source, locale }, { text: value, locale: target })
    ? [{ rule: 'untranslated-copy', id: 'untranslated-copy.message', values: { locale: target }, actual: quote(value) }]
    : [];

const DOUBLED = /[ \u00a0\u3000]{2,}/g;

const spaceFaults = ({ value, typed }: CatalogEntry): readonly Fault[] => {
  const whole = typed ?? value;
  const tidy = value.replace(DOUBLED, (spaces) => spaces.match(/[^ ]/)?.[0] ?? ' ');
  if (tidy === whole) return [];
  return [
    {
      rule: 'stray-space',
      id: typed === undefined ? 'stray-space.doubled' : 'stray-space.ends',
      expected: quote(tidy),
      actual: quote(whole.replace(/^\s+|\s+$|[ \u00a0\u3000]{2,}/g, (spaces) => '␣'.repeat(spaces.length))),
    },
  ];
};

/**
 * What is wrong with the words of one translation: numbers changed, lost or added, a term of the glossary written in another
 * way, the source copied, stray spaces. Each at the value; an empty one has no faults of this kind.
 */
export const proseFindings = (source: ProseSource, catalog: Catalog, key: string): readonly Finding[] => {
  const entry = catalog.entries.get(key);
  const { locale } = catalog;
  // Pseudo-languages are made of the source itself.
  if (!entry || entry.value === '' || isPseudo(locale) || locale === source.locale) return [];
  const copied = copyFaults(source, entry, locale);
  const faults = [
    ...numberFaults(source, entry.value, locale),
    // A copy lacks every term: one finding says it all.
    ...(copied.length > 0 ? copied : termFaults(source, entry.value, locale)),
    ...spaceFaults(entry),
  ];
  return faults.map((fault) => ({
    ...fault,
    values: { key, ...fault.values },
    at: entry.valueAt,
    story: source.story,
    locale,
    key,
  }));
};
