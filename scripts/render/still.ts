import { createHash } from 'node:crypto';
import type { InfographicProps } from '../../compositions/infographic/Infographic.tsx';
import { layoutStill } from '../../compositions/infographic/stills.ts';
import type { Page } from '../../compositions/layout/mark.ts';
import type { TextEngine } from '../../compositions/layout/text.ts';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import { findFormat, type StillFormat } from '../../compositions/model/format.ts';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { findLocale } from '../../compositions/model/locale.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { Rendered, RenderedFile, RenderPlace } from '../job/rendered.ts';
import { EXTENSIONS, encode } from './encode.ts';
import { loadImages } from './images.ts';
import { rasterise } from './raster.ts';
import { pageToSvg } from './svg.ts';

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

/**
 * Draws a still job and writes its files, each whole or not at all. A job with an error-level finding is not drawn, and
 * then none of its files is replaced.
 */
export async function renderStill(
  input: StillInput,
  place: RenderPlace,
  engine: TextEngine,
  lint: LintPages,
): Promise<Rendered> {
  const started = performance.now();
  const { pages, sections } = stillPages(input, engine);
  const findings = await lint(pages, input);
  let files: RenderedFile[] = [];
  if (!findings.some(({ rule }) => RULES[rule].check === 'error')) {
    const image = await loadImages(pages, place.assets);
    const drawn = await Promise.all(pages.map((page) => drawPage(page, input, image)));
    // Together, for most of the time is waiting for the disk. No write is left under way where another failed.
    const written = await Promise.allSettled(drawn.map((bytes, index) => write(fileName(input, index), bytes, place)));
    const refused = written.find((one) => one.status === 'rejected');
    if (refused) throw refused.reason;
    files = written.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }
  return { files, findings, sections, ms: performance.now() - started };
}

async function drawPage(page: Page, input: StillInput, image: InfographicProps['image']): Promise<Buffer> {
  return encode(rasterise(await pageToSvg(page, image)), input.encoding);
}

async function write(path: string, bytes: Buffer, { output }: RenderPlace): Promise<RenderedFile> {
  await writeFileAtomic(`${output}/${path}`, bytes);
  return { path, bytes: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') };
}

/** `<story>/<locale>/<format>.png`, numbered from 01 in a carousel. */
function fileName({ story, locale, format, encoding }: StillInput, index: number): string {
  const { carousel } = findFormat(format) as StillFormat;
  const number = carousel ? `-${String(index + 1).padStart(2, '0')}` : '';
  return `${story}/${locale}/${format}${number}.${EXTENSIONS[encoding]}`;
}
