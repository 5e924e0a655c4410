import { createHash } from 'node:crypto';
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
import { writeFileAtomic } from '../files/write-atomic.ts';
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
}

/**
 * Draws a still job and writes its files, each whole or not at all: the pictures, what they show in words, and for print
 * a PDF. A job with an error-level finding is not drawn, and then none of its files is replaced.
 */
export async function renderStill(
  input: StillInput,
  place: RenderPlace,
  { engine, lint, plain }: StillTools,
): Promise<Rendered> {
  const started = performance.now();
  const { pages, sections } = stillPages(input, engine);
  const descriptions = describePages(pages, sections, { document: input.document, plain });
  const findings = [...(await lint(pages, input)), ...missingAltText(descriptions, input)];
  let files: RenderedFile[] = [];
  if (!findings.some(({ rule }) => RULES[rule].check === 'error')) {
    const image = await loadImages(pages, place.assets);
    const drawn: File[] = [];
    // One after the other: the pixels of a whole carousel would be 100 MB, and memory new to a process is slow.
    for (const [index, page] of pages.entries()) {
      const facts = { image, description: descriptions[index]!, index, assets: place.assets, plain };
      drawn.push(...(await drawPage(page, input, facts)));
    }
    // Together, for most of the time is waiting for the disk. No write is left under way where another failed.
    const written = await Promise.allSettled(drawn.map(([path, bytes]) => write(path, bytes, place)));
    const refused = written.find((one) => one.status === 'rejected');
    if (refused) throw refused.reason;
    files = written.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }
  return { files, findings, sections, ms: performance.now() - started };
}

interface PageFacts {
  readonly image: ImageOf;
  readonly description: Description;
  readonly index: number;
  readonly assets: string;
  readonly plain: StillTools['plain'];
}

type File = readonly [path: string, bytes: Buffer];

/** A page's files: its picture, its description, and its PDF where the format is for print. */
async function drawPage(
  page: Page,
  input: StillInput,
  { image, description, index, assets, plain }: PageFacts,
): Promise<File[]> {
  const { format, encoding } = input;
  const name = fileName(input, index);
  const picture = await encode(await rasterise(pageToSvg(page, image)), encoding, xmpPacket(description, input));
  const files: File[] = [
    [`${name}.${EXTENSIONS[encoding]}`, picture],
    // A picture in another encoding stands beside the PNG, and so does its description: neither is the other's to remove.
    [
      encoding === 'png' ? `${name}.txt` : `${name}.${EXTENSIONS[encoding]}.txt`,
      Buffer.from(descriptionText(description)),
    ],
  ];
  if (format !== PRINTED || encoding !== 'png') return files;
  return [...files, [`${name}.pdf`, await pageToPdf(page, { input, description, assets, plain })]];
}

/** The format that offices print: it has a PDF beside its PNG. */
const PRINTED: FormatId = 'a4';

async function write(path: string, bytes: Buffer, { output }: RenderPlace): Promise<RenderedFile> {
  await writeFileAtomic(`${output}/${path}`, bytes);
  return { path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** `<story>/<locale>/<format>`, numbered from 01 in a carousel. */
function fileName({ id, format }: StillInput, index: number): string {
  const { carousel } = findFormat(format) as StillFormat;
  return carousel ? `${id}-${String(index + 1).padStart(2, '0')}` : id;
}
