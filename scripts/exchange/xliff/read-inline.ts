import { isPlaceholder, MARKS } from './inline-codes.ts';
import type { XmlElement } from './parse-xml.ts';

/** What the codes of a source or target stand for, by their ids: `{{name}}`, `**` or `_`. */
export type Codes = ReadonlyMap<string, string>;

/** A code that stands for nothing a text may hold. */
export interface UnknownCode {
  readonly unknown: XmlElement;
}

const isMark = (text: string): boolean => Object.hasOwn(MARKS, text);
const markOfType = (subType: string | undefined): string | undefined =>
  Object.entries(MARKS).find(([, known]) => known === subType)?.[0];

/** What the code says of itself, on either side for a pair; undefined where a tool has dropped that. */
const ownToken = ({ name, attributes }: XmlElement): string | undefined => {
  if (name === 'ph') return ['equiv', 'disp'].map((one) => attributes.get(one) ?? '').find(isPlaceholder);
  const shown = ['equivStart', 'dispStart', 'equiv', 'disp'].map((one) => attributes.get(one) ?? '');
  return shown.find(isMark) ?? markOfType(attributes.get('subType'));
};

/** Codes that begin in these elements: `<ph>`, `<pc>` and `<sc>` at any depth. */
export const codesOf = (elements: readonly XmlElement[]): Codes => {
  const codes = new Map<string, string>();
  const collect = (element: XmlElement): void => {
    const [id, token] = [element.attributes.get('id'), ownToken(element)];
    if (/^(?:ph|pc|sc)$/.test(element.name) && id !== undefined && token !== undefined) codes.set(id, token);
    for (const child of element.children) if (typeof child !== 'string') collect(child);
  };
  for (const element of elements) collect(element);
  return codes;
};

const tokenOf = (element: XmlElement, codes: Codes): string | undefined => {
  const { attributes } = element;
  const ids = ['id', 'startRef', 'copyOf'].map((one) => attributes.get(one) ?? '');
  const known = ids.map((id) => codes.get(id)).find((token) => token !== undefined);
  // A tool may have left of a code only its id.
  const fits = known !== undefined && isPlaceholder(known) === (element.name === 'ph');
  return ownToken(element) ?? (fits ? known : undefined);
};

const codePoint = (hex: string | undefined): string => {
  const code = Number.parseInt(hex ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
};

/**
 * The words of a `<source>` or `<target>` with its codes written out. Annotations are passed over. A `<cp>` becomes its
 * character, U+FFFD for none: who checks the text finds either.
 */
export const readInline = (content: XmlElement, codes: Codes): string | UnknownCode => {
  let text = '';
  for (const child of content.children) {
    const words = typeof child === 'string' ? child : readElement(child, codes);
    if (typeof words !== 'string') return words;
    text += words;
  }
  return text;
};

const readElement = (element: XmlElement, codes: Codes): string | UnknownCode => {
  switch (element.name) {
    case 'mrk':
      return readInline(element, codes);
    case 'sm':
    case 'em':
      return '';
    case 'cp':
      return codePoint(element.attributes.get('hex'));
    case 'ph':
    case 'sc':
    case 'ec':
      return tokenOf(element, codes) ?? { unknown: element };
    case 'pc': {
      const token = tokenOf(element, codes);
      if (token === undefined) return { unknown: element };
      const words = readInline(element, codes);
      return typeof words === 'string' ? `${token}${words}${token}` : words;
    }
    default:
      return { unknown: element };
  }
};
