import { unescapeCellText } from './cell-text.ts';
import { parseXml } from './parse-xml.ts';

/** Built-in formats that show a whole number as it was typed, and their codes where a program defines them itself. */
const PLAIN_FORMATS = new Set(['0', '1', '49']);
const PLAIN_CODES = new Set(['general', '0', '@']);

export interface Relation {
  /** Last part of its type's address: `worksheet`, `styles`. */
  readonly type: string;
  /** Path of the part in the archive. */
  readonly target: string;
}

/** A path that a part names, from the archive's root: `..` and a leading slash are understood, as packages write both. */
const resolvePart = (target: string, folder: string): string => {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}/${target}`).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/** Parts that another one refers to, by id; undefined for XML that cannot be read. `folder`: that of the referring part. */
export const readRelations = (xml: string, folder: string): ReadonlyMap<string, Relation> | undefined => {
  const relations = new Map<string, Relation>();
  const open = (element: string, attributes: ReadonlyMap<string, string>): void => {
    if (element !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
    const type = (attributes.get('Type') ?? '').split('/').at(-1)!;
    const target = resolvePart(attributes.get('Target') ?? '', folder);
    relations.set(attributes.get('Id') ?? '', { type, target });
  };
  return parseXml(xml, { open }) ? relations : undefined;
};

export interface SheetEntry {
  readonly name: string;
  /** Id of the relation to its part. */
  readonly relation: string;
}

/** Sheets of a workbook in their order. */
export const readSheetList = (xml: string): readonly SheetEntry[] | undefined => {
  const sheets: SheetEntry[] = [];
  const open = (element: string, attributes: ReadonlyMap<string, string>): void => {
    if (element !== 'sheet') return;
    sheets.push({ name: unescapeCellText(attributes.get('name') ?? ''), relation: attributes.get('id') ?? '' });
  };
  return parseXml(xml, { open }) ? sheets : undefined;
};

/** Texts that cells refer to by number. The runs of a formatted text are one text; what only shows how to say it (`rPh`) is not. */
export const readSharedStrings = (xml: string): readonly string[] | undefined => {
  const strings: string[] = [];
  let [text, isText, isPhonetic] = ['', false, false];
  const sound = parseXml(xml, {
    open: (element) => {
      if (element === 'si') text = '';
      else if (element === 't') isText = true;
      else if (element === 'rPh') isPhonetic = true;
    },
    text: (piece) => {
      if (isText && !isPhonetic) text += piece;
    },
    close: (element) => {
      if (element === 'si') strings.push(unescapeCellText(text));
      else if (element === 't') isText = false;
      else if (element === 'rPh') isPhonetic = false;
    },
  });
  return sound ? strings : undefined;
};

/** For each cell style, in order: does it show a whole number as it was typed? Dates, per cents and money do not. */
export const readPlainStyles = (xml: string): readonly boolean[] | undefined => {
  const plain: boolean[] = [];
  const formats = new Set(PLAIN_FORMATS);
  let isCellStyle = false;
  const sound = parseXml(xml, {
    open: (element, attributes) => {
      const format = attributes.get('numFmtId') ?? '0';
      if (element === 'cellXfs') isCellStyle = true;
      else if (element === 'xf' && isCellStyle) plain.push(formats.has(format));
      else if (element === 'numFmt' && PLAIN_CODES.has(attributes.get('formatCode')?.toLowerCase() ?? ''))
        formats.add(format);
    },
    close: (element) => {
      if (element === 'cellXfs') isCellStyle = false;
    },
  });
  return sound ? plain : undefined;
};
