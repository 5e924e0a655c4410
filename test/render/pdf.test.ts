import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';
import pixelmatch from 'pixelmatch';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { describePages } from '../../compositions/alt/describe.ts';
import { pageToSvg } from '../../compositions/paint/svg.ts';
import { loadImages } from '../../scripts/render/images.ts';
import { pageToPdf } from '../../scripts/render/pdf.ts';
import { pdfPath } from '../../scripts/render/pdf-path.ts';
import { rasterise } from '../../scripts/render/raster.ts';
import { stillPages } from '../../scripts/render/still.ts';
import { createTextEngine } from '../../scripts/typography/index.ts';
import { plain } from '../../scripts/workers/plain.ts';
import { folderWith, shippedWorkspace } from '../rig.ts';
import { preparedStills } from '../workers/prepared.ts';

async function shippedPdf(locale: string) {
  const selection = { story: ['cao-bang'], locale: [locale], format: ['a4'] };
  const { jobs, place } = await preparedStills(shippedWorkspace(), selection);
  const input = jobs[0]!;
  const { pages, sections } = stillPages(input, await createTextEngine(locale, input.terms));
  const [description] = describePages(pages, sections, { document: input.document, plain });
  const page = pages[0]!;
  const make = () => pageToPdf(page, { input, description: description!, assets: place.assets, plain });
  return { input, page, place, make, pdf: await make() };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The text strings that stand behind a name (PDF 1.7, 7.3.4.2 and 7.9.2.2): Latin, or UTF-16 behind its mark. */
function strings(pdf: Buffer, name: string): string[] {
  const text = pdf.toString('latin1');
  // What is said of the whole file stands in objects of its own.
  const direct = text.replace(/ (\d+) 0 R/g, (whole, id: string) => {
    const at = text.indexOf(`\n${id} 0 obj\n(`);
    return at < 0 ? whole : ` ${text.slice(text.indexOf('(', at), text.indexOf('\nendobj', at))}`;
  });
  const found = direct.matchAll(new RegExp(`/${name} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`, 'g'));
  return [...found].map(([, written = '']) => {
    const bytes = written.replace(/\\([\s\S])/g, (_, one: string) => ESCAPES[one] ?? one);
    return bytes.startsWith('\xfe\xff') ? Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le') : bytes;
  });
}

function pathOf(operators: string): string {
  const letters: Record<string, string> = { m: 'M', l: 'L', c: 'C', h: 'Z' };
  return operators.replace(
    /^(.*?) ?([mlch])$/gm,
    (_, numbers: string, operator: string) => letters[operator] + numbers,
  );
}

describe('path data', () => {
  test.each([
    ['a letter: relative curves of both degrees', 'M20 20q40 60 80 0t80 0t10 90z'],
    ['curves that go on', 'M10 90C30 10 60 10 80 90S150 170 180 20'],
    ['lines', 'm20 20l50 0 20 50h-30v40z M100 100 150 150H170V100Z'],
    ['arcs, turned and small', 'M10 80a30 20 30 1 0 60 0a30 20 -20 0 1 60 10z'],
    ['a circle, its flags close', 'M60 100a40 40 0 1180 0a40 40 0 11-80 0z'],
  ])('%s: the PDF draws what SVG draws', (_, d) => {
    const draw = (data: string): Buffer =>
      new Resvg(
        `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><path d="${data}" stroke="#000" stroke-width="3" stroke-linejoin="round" fill="#888"/></svg>`,
      ).render().pixels;
    const [wanted, drawn] = [draw(d), draw(pathOf(pdfPath(d)))];
    const off = wanted.filter((value, index) => Math.abs(value - drawn[index]!) > 40).length;
    expect(off).toBeLessThan(10);
  });
});

describe('the PDF of a poster', () => {
  test('is one A4 sheet, told apart by title, author and language, without a date or a font', async () => {
    const { pdf, input, make } = await shippedPdf('ar');
    const text = pdf.toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text)!;
    expect(Number(width)).toBeCloseTo((210 / 25.4) * 72, 2);
    expect(Number(height)).toBeCloseTo((297 / 25.4) * 72, 2);
    expect(strings(pdf, 'Title')).toContain(plain(input.document.title.value));
    expect(strings(pdf, 'Author')).toEqual([input.document.organisation]);
    expect(text).toContain('/Lang (ar)');
    expect(text).toContain('/DisplayDocTitle true');
    expect(text).not.toMatch(/CreationDate|ModDate|\/Type \/Font/);
    expect(pdf.length).toBeLessThan(1_000_000);
    expect((await make()).equals(pdf)).toBe(true);
  });

  test('says every text of the page in its order, with headings, bookmarks and a description of its chart', async () => {
    const { pdf, page, input } = await shippedPdf('vi');
    const text = pdf.toString('latin1');
    expect(text).toContain('/Marked true');
    const said = strings(pdf, 'ActualText');
    const texts = page.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    const headings = input.document.sections.filter(({ heading }) => texts.some(({ key }) => key === heading.key));
    expect(headings.length).toBeGreaterThan(3);
    const places = headings.map(({ heading }) => said.indexOf(plain(heading.value)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
    expect(text.match(/\/S \/H2/g)).toHaveLength(headings.length);
    expect(text.match(/\/S \/H1/g)).toHaveLength(1);
    expect(strings(pdf, 'Title')).toEqual(expect.arrayContaining(headings.map(({ heading }) => plain(heading.value))));
    // The source, a number with what it counts, the values of the chart.
    expect(said).toContain(input.document.sourceLine);
    expect(said.some((one) => one.startsWith('34.318 đoàn viên'))).toBe(true);
    expect(strings(pdf, 'Alt').join(' ')).toContain('2011: 1; 2012: 0; 2013: 0; 2014: 2; 4/2015: 0.');
  });

  test('draws letters as curves inside marked content', async () => {
    const { pdf } = await shippedPdf('vi');
    const [, id] = /\/Contents (\d+) 0 R/.exec(pdf.toString('latin1'))!;
    const at = pdf.indexOf('stream\n', pdf.indexOf(`\n${id} 0 obj`)) + 7;
    const content = inflateSync(pdf.subarray(at)).toString('latin1');
    expect(content.match(/ BDC/g)!.length).toBe(content.match(/^EMC$/gm)!.length);
    expect(content).toMatch(/\d c\n/);
    expect(content).not.toMatch(/\bTj\b|\bTJ\b/);
  });

  const poppler = hasPoppler();
  test.skipIf(!poppler)('looks like the PNG (needs pdftoppm, of poppler-utils)', { timeout: 120_000 }, async () => {
    const { pdf, page, place } = await shippedPdf('vi');
    const folder = folderWith();
    writeFileSync(path.join(folder, 'a4.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', 'a4.pdf', 'a4'], { cwd: folder });
    const size = { width: 827, height: 1170 };
    const small = (image: Sharp): Promise<Buffer> =>
      image
        .extract({ left: 0, top: 0, width: page.width, height: page.height })
        .resize(size.width, size.height, { fit: 'fill' })
        .ensureAlpha()
        .raw()
        .toBuffer();
    const { data, ...whole } = await rasterise(pageToSvg(page, await loadImages([page], place.assets)));
    const picture = await small(sharp(data, { raw: { ...whole, channels: 4 } }));
    const printed = await small(sharp(path.join(folder, 'a4.png')));
    const off = pixelmatch(picture, printed, undefined, size.width, size.height, { threshold: 0.1 });
    expect(off / (size.width * size.height)).toBeLessThan(0.01);
  });
});

function hasPoppler(): boolean {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
