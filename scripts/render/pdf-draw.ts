import { Resvg } from '@resvg/resvg-js';
import type { ImageMark, Page, PathMark, RectMark, TextMark } from '../../compositions/layout/mark.ts';
import type { TextPicture } from '../../compositions/layout/text.ts';
import { pdfPath } from './pdf-path.ts';

/** A drawn text or image, and the piece of the page's content that it is. */
export interface Content {
  readonly mark: TextMark | ImageMark;
  readonly piece: PDFKit.PDFStructureContent;
}

/** Draws the marks in their order, px of the page. Texts and images become pieces of the structure; shapes are layout. */
export function drawMarks(
  pdf: PDFKit.PDFDocument,
  page: Page,
  images: ReadonlyMap<ImageMark, Buffer>,
): readonly Content[] {
  const contents: Content[] = [];
  const ground = { x: 0, y: 0, width: page.width, height: page.height };
  asLayout(pdf, () => drawRect(pdf, { kind: 'rect', box: ground, fill: page.background }));
  for (const mark of page.marks) {
    switch (mark.kind) {
      case 'rect':
        asLayout(pdf, () => drawRect(pdf, mark));
        break;
      case 'path':
        asLayout(pdf, () => drawPath(pdf, mark));
        break;
      case 'text':
        contents.push({ mark, piece: pdf.markStructureContent('Span') });
        drawText(pdf, mark);
        pdf.endMarkedContent();
        break;
      case 'image':
        contents.push({ mark, piece: pdf.markStructureContent('Figure') });
        drawImage(pdf, mark, images.get(mark)!);
        pdf.endMarkedContent();
        break;
    }
  }
  return contents;
}

function asLayout(pdf: PDFKit.PDFDocument, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  draw();
  pdf.endMarkedContent();
}

function drawRect(pdf: PDFKit.PDFDocument, { box, fill, radius = 0, opacity = 1 }: RectMark): void {
  outlineBox(pdf, box, radius);
  pdf.fillColor(fill, opacity).fill();
}

/** CSS makes corners smaller that would meet; pdfkit does not. */
function outlineBox(pdf: PDFKit.PDFDocument, { x, y, width, height }: RectMark['box'], radius: number): void {
  const round = Math.min(radius, width / 2, height / 2);
  if (round > 0) pdf.roundedRect(x, y, width, height, round);
  else pdf.rect(x, y, width, height);
}

function drawPath(pdf: PDFKit.PDFDocument, { box, d, fill, stroke, strokeWidth = 1, opacity = 1 }: PathMark): void {
  pdf.save().translate(box.x, box.y);
  pdf.lineJoin('round').lineCap('round').lineWidth(strokeWidth);
  if (fill !== undefined && fill !== 'none') writePath(pdf, d).fillColor(fill, opacity).fill();
  if (stroke !== undefined) writePath(pdf, d).strokeColor(stroke, opacity).stroke();
  pdf.restore();
}

/** As bytes: pdfkit turns a text into bytes letter by letter. */
function writePath(pdf: PDFKit.PDFDocument, d: string): PDFKit.PDFDocument {
  return pdf.addContent(Buffer.from(`${pdfPath(d)}\n`, 'latin1'));
}

function drawText(pdf: PDFKit.PDFDocument, { box, text, fill }: TextMark): void {
  pdf.save().translate(box.x, box.y);
  if (text.path !== '') writePath(pdf, text.path).fillColor(fill, 1).fill();
  for (const picture of text.pictures ?? []) drawPicture(pdf, picture);
  pdf.restore();
}

/** Emoji come as small pictures: four times their place keeps their edges clear in print. */
const PICTURE_SCALE = 4;

function drawPicture(pdf: PDFKit.PDFDocument, { x, y, size, svg }: TextPicture): void {
  const width = Math.max(1, Math.round(size * PICTURE_SCALE));
  const png = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
  pdf.image(png.render().asPng(), x, y, { width: size, height: size });
}

function drawImage(pdf: PDFKit.PDFDocument, { box, radius = 0 }: ImageMark, bytes: Buffer): void {
  const { x, y, width, height } = box;
  pdf.save();
  outlineBox(pdf, box, radius);
  pdf.clip();
  pdf.image(bytes, x, y, { width, height });
  pdf.restore();
}
