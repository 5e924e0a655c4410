import { Buffer } from 'node:buffer';
import PDFDocument from 'pdfkit';
import type { Description } from '../../compositions/alt/describe.ts';
import type { Page } from '../../compositions/layout/mark.ts';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { xmpPacket } from '../job/xmp.ts';
import { drawMarks } from './pdf-draw.ts';
import { loadPrintImages } from './pdf-images.ts';
import { addStructure } from './pdf-structure.ts';

export interface PdfOptions {
  readonly input: StillInput;
  readonly description: Description;
  /** Folder of prepared assets. */
  readonly assets: string;
  /** Takes the markup out of a text, as the engine does. */
  readonly plain: (value: string) => string;
}

/** A4 in points of 1/72 inch: 210 x 297 mm (ISO 216). */
const A4 = [(210 / 25.4) * 72, (297 / 25.4) * 72] as const;
const MAKER = 'Nhịp Cầu';

/**
 * The page as a PDF of one A4 sheet, drawn of the same marks as the picture. Letters are outlines, as on the picture, so
 * that every script stands as it was set and no font is needed; what they say is in the structure (PDF 1.7, 14.7 to
 * 14.9), which screen readers follow: headings, texts in reading order, pictures and charts with their descriptions.
 * Nothing in it tells when it was made: equal pages have equal bytes.
 */
export async function pageToPdf(page: Page, { input, description, assets, plain }: PdfOptions): Promise<Buffer> {
  const { document, locale } = input;
  const images = await loadPrintImages(page, assets);
  const pdf = openDocument(input, description);
  const written = collected(pdf);
  pdf.scale(A4[0] / page.width, A4[1] / page.height);
  const contents = drawMarks(pdf, page, images);
  addStructure(pdf, contents, { document, plain, title: description.title, locale });
  pdf.end();
  return written;
}

/** Parts of pdfkit that its types leave out. */
interface Internals {
  readonly info: { CreationDate?: Date };
  readonly _root: { readonly data: Record<string, unknown> };
  endMetadata: () => void;
}

function openDocument(input: StillInput, description: Description): PDFKit.PDFDocument {
  const pdf = new PDFDocument({
    size: [...A4],
    margin: 0,
    pdfVersion: '1.7',
    // No letter is text: without this, Helvetica would be among the fonts.
    font: '',
    tagged: true,
    displayTitle: true,
    lang: input.locale,
    info: {
      Title: description.title,
      Author: input.document.organisation,
      Subject: description.short,
      Creator: MAKER,
      Producer: MAKER,
      // The file's id is made of these.
      CreationDate: new Date(0),
    },
  });
  const internals = pdf as unknown as Internals;
  delete internals.info.CreationDate;
  // pdfkit's own packet holds the date, and titles as they are: one with an ampersand would be no XML.
  internals.endMetadata = () => {
    const metadata = pdf.ref({ Type: 'Metadata', Subtype: 'XML' });
    (metadata as unknown as { compress: boolean }).compress = false;
    metadata.end(Buffer.from(xmpPacket(description, input)));
    internals._root.data.Metadata = metadata;
  };
  return pdf;
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });
}
