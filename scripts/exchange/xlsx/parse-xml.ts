import { SaxesParser } from 'saxes';

/** What is made of a part; names of elements and attributes come without their namespace prefix. */
export interface XmlHandlers {
  readonly open: (element: string, attributes: ReadonlyMap<string, string>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (element: string) => void;
}

/** A sheet of 500,000 cells has some 1,100,000. */
const MAX_ELEMENTS = 2_000_000;
/** Characters between two looks at whether to go on. */
const CHUNK = 0x10000;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const localNames = (attributes: Readonly<Record<string, string>>): ReadonlyMap<string, string> => {
  const entries = Object.entries(attributes);
  return entries.length === 0 ? NO_ATTRIBUTES : new Map(entries.map(([name, value]) => [localName(name), value]));
};

/**
 * Reads XML strictly; false where it is not well-formed, endless, or has a DOCTYPE, which no workbook has: nothing further
 * is handed on after the first fault. The parser knows no entities but XML's own five.
 */
export const parseXml = (xml: string, { open, text, close }: XmlHandlers): boolean => {
  const parser = new SaxesParser();
  let [isSound, elements] = [true, 0];
  const refuse = (): void => {
    isSound = false;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (elements > MAX_ELEMENTS) refuse();
    if (isSound) open(localName(name), localNames(attributes));
  });
  const onText = (piece: string): void => {
    if (isSound) text?.(piece);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', ({ name }) => {
    if (isSound) close?.(localName(name));
  });
  for (let at = 0; isSound && at < xml.length; at += CHUNK) parser.write(xml.slice(at, at + CHUNK));
  if (isSound) parser.close();
  return isSound;
};
