import type { Document } from '../../compositions/model/document.ts';
import { documentTexts } from '../../compositions/model/document-texts.ts';
import type { Glossary } from '../catalog/glossary.ts';
import { readMarkup } from '../typography/markup.ts';
import { mayPart, termsIn } from '../typography/terms.ts';

/** What separates the places of "Cao Bằng, Việt Nam"; Thai, Lao and Khmer write a space there and nowhere else. */
const BETWEEN_PLACES =
  /\s*[,،、，;・·]\s*|(?<=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])\s+(?=[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}])/u;
/** Joins texts so that no term reaches from one into the next. */
const BETWEEN_TEXTS = '\n\u0000\n';

/**
 * Tells the terms that stand in a document: forms of the glossary in the locales its words are in, the organisation, the
 * publisher, the place. Only those that stand there, sorted: a term of another story must not change a fingerprint.
 */
export function createTermList(glossary: Glossary): (document: Document, locales: readonly string[]) => string[] {
  return (document, locales) => {
    const { organisation, sourcePublisher, place } = document;
    const names = [organisation, sourcePublisher.value, ...(place?.value.split(BETWEEN_PLACES) ?? [])].map(plain);
    const forms = glossary.terms.flatMap((term) => locales.flatMap((locale) => term.forms.get(locale) ?? []));
    return termsOf(document, [...new Set([...names, ...forms])].filter(mayPart));
  };
}

/** Those of the terms that stand in a document, sorted. */
export const termsOf = (document: Document, terms: readonly string[]): string[] =>
  termsIn(wordsOf(document), terms).sort();

const wordsOf = (document: Document): string =>
  documentTexts(document)
    .map(({ value }) => plain(value))
    .join(BETWEEN_TEXTS);

const plain = (value: string): string => readMarkup(value).text;
