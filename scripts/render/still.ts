import { type Description, describePages, descriptionText } from '../../compositions/alt/describe.ts';
import { missingAltText } from '../../compositions/alt/missing.ts';
import { layoutStill } from '../../compositions/infographic/stills.ts';
import type { Page } from '../../compositions/layout/mark.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { type FormatId, findFormat, type StillFormat } from '../../compositions/model/format.ts';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { type ImageOf, pageToSvg } from '../../compositions/paint/svg.ts';
import { drawingKey, type FindKept, renderedFile } from '../job/drawing-key.ts';
import type { Rendered, RenderedFile, RenderPlace } from '../job/rendered.ts';
import { xmpPacket } from '../job/xmp.ts';
import { EXTENSIONS, encode } from './encode.ts';
import { loadImages } from './images.ts';
import { pageToPdf } from './pdf.ts';
import { rasterise } from './raster.ts';

/** The pages of a job, laid out with the fonts of its locale, and the sections there was room for. */
export function stillPages(
  input: StillInput,
  engine: TextEngine,
): { pages: readonly Page[]; sections: readonly string[] } {
  const format = findFormat(input.format) as StillFormat;
  const locale = findLocale(input.locale)!;
  return layoutStill({ document: input.document, format, locale, theme: input.theme, engine, logo: input.logo });
}

/** Looks at laid-out pages. Given as a value: the rules are another feature's work. */
export type LintPages = (pages: readonly Page[], input: StillInput) => Promise<readonly Finding[]>;

/** What a still is drawn with beside its input. Given as values: setting text and the rules are other features' work. */
export interface StillTools {
  readonly engine: TextEngine;
  readonly lint: LintPages;
  /** Takes the markup out of a text, as the engine does. */
  readonly plain: (value: string) => string;
  readonly findKept: FindKept;
}

/**
 * Draws a still job: the pictures, what they show in words, and for print a PDF. A job with an error-level finding is not
 * drawn. What comes to pages that were drawn before is not drawn again, whatever words it comes from.
 */
export async function renderStill(
  input: StillInput,
  place: RenderPlace,
  { engine, lint, plain, findKept }: StillTools,
): Promise<Rendered> {
  const started = performance.now();
  const { pages, sections } = stillPages(input, engine);
  const descriptions = describePages(pages, sections, { document: input.document, plain });
  const findings = [...(await lint(pages, input)), ...missingAltText(descriptions, input)];
  const finish = (more: Pick<Rendered, 'files' | 'drawing' | 'isKept'>): Rendered => ({
    findings,
    sections,
    ms: performance.now() - started,
    ...more,
  });
  if (findings.some(({ rule }) => RULES[rule].check === 'error')) return finish({ files: [] });
  const { assets, kept } = place;
  const drawing = kept && drawingKey(kept, drawnContent(input, pages, sections, descriptions));
  const files = kept && drawing && (await findKept(kept, drawing));
  if (files) return finish({ files, drawing, isKept: true });
  const image = await loadImages(pages, assets);
  const drawn: RenderedFile[] = [];
  // One after the other: the pixels of a whole carousel would be 100 MB, and memory new to a process is slow.
  for (const [index, page] of pages.entries()) {
    const facts = { image, description: descriptions[index]!, index, assets, plain };
    drawn.push(...(await drawPage(page, input, facts)));
  }
  return finish({ files: drawn, ...(drawing && { drawing }) });
}

/** All that the files of a job are made of: its pages, what is said about them, and where that comes from. */
function drawnContent(
  { story, locale, format, encoding, document }: StillInput,
  pages: readonly Page[],
  sections: readonly string[],
  descriptions: readonly Description[],
): unknown {
  const { sourceLine, sourceUrl, organisation } = document;
  const source = { sourceLine, sourceUrl, organisation };
  // The PDF is told section by section.
  const told = isPrinted({ format, encoding }) ? document.sections.filter(({ id }) => sections.includes(id)) : [];
  return { story, locale, format, encoding, pages, descriptions, source, told };
}

interface PageFacts {
  readonly image: ImageOf;
  readonly description: Description;
  readonly index: number;
  readonly assets: string;
  readonly plain: StillTools['plain'];
}

/** A page's files: its picture, its description, and its PDF where the format is for print. */
async function drawPage(
  page: Page,
  input: StillInput,
  { image, description, index, assets, plain }: PageFacts,
): Promise<RenderedFile[]> {
  const { encoding } = input;
  const name = fileName(input, index);
  const picture = await encode(await rasterise(pageToSvg(page, image)), encoding, xmpPacket(description, input));
  const files = [
    renderedFile(`${name}.${EXTENSIONS[encoding]}`, picture),
    // A picture in another encoding stands beside the PNG, and so does its description: neither is the other's to remove.
    renderedFile(
      encoding === 'png' ? `${name}.txt` : `${name}.${EXTENSIONS[encoding]}.txt`,
      Buffer.from(descriptionText(description)),
    ),
  ];
  if (!isPrinted(input)) return files;
  return [...files, renderedFile(`${name}.pdf`, await pageToPdf(page, { input, description, assets, plain }))];
}

/** The format that offices print: it has a PDF beside its PNG. */
const PRINTED: FormatId = 'a4';
const isPrinted = ({ format, encoding }: Pick<StillInput, 'format' | 'encoding'>): boolean =>
  format === PRINTED && encoding === 'png';

/** `<format>`, numbered from 01 in a carousel. */
function fileName({ format }: StillInput, index: number): string {
  const { carousel } = findFormat(format) as StillFormat;
  return carousel ? `${format}-${String(index + 1).padStart(2, '0')}` : format;
}
