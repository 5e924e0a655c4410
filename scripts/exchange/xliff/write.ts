import { findLocale } from '../../../compositions/model/locale.ts';
import type { ExchangeLabels } from '../labels.ts';
import type { ExchangeFile } from '../model.ts';
import { MODULES, XLIFF } from './vocabulary.ts';
import { inside, writeUnit } from './write-unit.ts';
import { attributes } from './xml.ts';

/**
 * An XLIFF 2.0 file of one story in one language. Spaces are kept, and tools are asked not to split texts. Equal input
 * gives equal text.
 */
export const writeXliff = (file: ExchangeFile, labels: ExchangeLabels): string => {
  const { story, original, sourceLocale, locale, units } = file;
  const namespaces = Object.fromEntries(Object.entries(MODULES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));
  const languages = { srcLang: sourceLocale, trgLang: locale };
  const directions = { srcDir: findLocale(sourceLocale)?.direction, trgDir: findLocale(locale)?.direction };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff${attributes({ xmlns: XLIFF, ...namespaces, version: '2.0', ...languages, 'xml:space': 'preserve' })}>`,
    ...inside([
      `<file${attributes({ id: story, original, canResegment: 'no', ...directions })}>`,
      ...inside([
        '<slr:profiles generalProfile="xliff:codepoints"/>',
        ...units.flatMap((unit) => writeUnit(unit, labels)),
      ]),
      '</file>',
    ]),
    '</xliff>',
  ];
  return `${lines.join('\n')}\n`;
};
