import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeAttributeValue,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import type { ExchangeLabels } from '../labels.ts';
import { type ExchangeFile, UNIT_STATES } from '../model.ts';
import { COLUMNS } from './columns.ts';

/** The library's own name for it, which it does not export. */
type FileContent = Stream | Buffer | Blob;

const SHEET = 'xl/worksheets/sheet{id}.xml';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
/** Longest list of words that Excel takes in a validation (its own limit). */
const LONGEST_LIST = 255;

/**
 * What the library leaves to its users: hides the mark column, offers the words of the states as a list, links the first
 * picture of a row. Cells are not locked: translators sort, filter and widen.
 */
export const sheetFeature = (files: readonly ExchangeFile[], labels: ExchangeLabels): Feature<FileContent> => ({
  files: {
    transform: {
      [SHEET]: {
        transformElementAttributes: (tag, attributes) =>
          tag === 'col' && attributes.min === COLUMNS.length ? { ...attributes, hidden: 1 } : attributes,
        transform: (xml, _, { sheetIndex }) => {
          const file = files[sheetIndex]!;
          return [stateList(file, labels), linksMarkup(file)].reduce(withElement, xml);
        },
      },
      'xl/worksheets/_rels/sheet{id}.xml.rels': {
        insert: (_, { sheetIndex }) => pictureLinks(files[sheetIndex]!).map(relationMarkup).join(''),
      },
    },
  },
});

interface PictureLink {
  readonly id: string;
  readonly cell: string;
  readonly target: string;
}

const rowsOf = ({ units }: ExchangeFile): ExchangeFile['units'] => units.flatMap((unit) => unit.forms.map(() => unit));

const pictureLinks = (file: ExchangeFile): readonly PictureLink[] =>
  rowsOf(file).flatMap(({ context }, index) => {
    const picture = context.pictures[0];
    if (picture === undefined) return [];
    const target = picture.split('/').map(encodeURIComponent).join('/');
    return [{ id: `rId-picture-${index + 1}`, cell: getCellAddress(index + 1, COLUMNS.indexOf('picture')), target }];
  });

const relationMarkup = ({ id, target }: PictureLink): string =>
  `<Relationship Id="${id}" Type="${HYPERLINK}" Target="${sanitizeAttributeValue(target)}" TargetMode="External"/>`;

const linksMarkup = (file: ExchangeFile): string => {
  const links = pictureLinks(file).map(({ id, cell }) => `<hyperlink ref="${cell}" r:id="${id}"/>`);
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
};

/** The words to choose from; another word may still be typed, which the reader then tells of. */
const stateList = (file: ExchangeFile, labels: ExchangeLabels): string => {
  const words = UNIT_STATES.map((state) => labels.states[state]);
  const list = words.join(',');
  const rows = rowsOf(file).length;
  if (rows === 0 || list.length > LONGEST_LIST || words.some((word) => /[",]/.test(word))) return '';
  const column = COLUMNS.indexOf('state');
  const range = `${getCellAddress(1, column)}:${getCellAddress(rows, column)}`;
  return (
    `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${range}">` +
    `<formula1>"${sanitizeTextContent(list)}"</formula1></dataValidation></dataValidations>`
  );
};

const withElement = (xml: string, markup: string): string =>
  markup === ''
    ? xml
    : insertElementMarkupAccordingToOrderOfSiblings(xml, markup, getOrderOfSiblings(SHEET, 'worksheet')!, 'worksheet');
