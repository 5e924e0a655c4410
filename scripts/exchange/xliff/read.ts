import type { Finding, Position } from '../../../compositions/model/diagnostic.ts';
import { fail, type Result, succeed } from '../../files/result.ts';
import { isSlug } from '../../files/slug.ts';
import type { ReturnedFile } from '../model.ts';
import { localeOf } from './language.ts';
import { childrenNamed, parseXml, type XmlElement } from './parse-xml.ts';
import { quote } from './quote.ts';
import { readUnits } from './read-units.ts';
import { READ_VERSIONS, XLIFF } from './vocabulary.ts';

const fileFinding = (detail: string, at: Position, actual = ''): Finding => ({
  rule: 'invalid-exchange',
  id: `invalid-exchange.${detail}`,
  at,
  ...(actual === '' ? {} : { actual: quote(actual) }),
});

/** The one `<file>` of a document in a version of XLIFF that is read here. */
const readRoot = (root: XmlElement): Result<XmlElement> => {
  const version = root.attributes.get('version') ?? '';
  if (root.name !== 'xliff') return fail(fileFinding('xliff-not-xliff', root.at, `<${root.name}>`));
  if (root.uri !== XLIFF || !READ_VERSIONS.includes(version)) {
    return fail({ ...fileFinding('xliff-version', root.at, version), expected: READ_VERSIONS.join(', ') });
  }
  const [file, second] = childrenNamed(root, 'file');
  if (second) return fail(fileFinding('xliff-several-files', second.at, second.attributes.get('id')));
  return file ? succeed(file) : fail(fileFinding('xliff-no-file', root.at));
};

/**
 * Reads an XLIFF file that `writeXliff` made and other tools have rewritten. What breaks one unit costs that unit; without
 * a story or a language there is no file. `text` is decoded and clean; `file` is its name in findings. Never throws.
 */
export const readXliff = (text: string, file: string): Result<ReturnedFile> => {
  const document = parseXml(text, file);
  if (!document.ok) return document;
  const root = document.value;
  const content = readRoot(root);
  if (!content.ok) return content;
  const { attributes, at } = content.value;
  const story = attributes.get('id') ?? '';
  if (!isSlug(story)) return fail(fileFinding('xliff-story', at, story));
  const language = root.attributes.get('trgLang') ?? '';
  if (language.trim() === '') return fail(fileFinding('xliff-no-language', root.at));
  const locale = localeOf(language);
  if (locale === undefined) {
    return fail({ ...fileFinding('xliff-language', root.at), values: { language: quote(language) } });
  }
  const { units, findings } = readUnits(content.value);
  return succeed(
    { story, locale, at, units },
    findings.map((finding) => ({ ...finding, story, locale })),
  );
};
