import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { FAMILIES, type FamilyId, fontPath } from '../../typography/fonts.ts';
import { startBrowser } from './devtools.ts';
import { type Grey, toGrey } from './grey.ts';

/** One block as the browser set it, px of the sheet. */
export interface BrowserBlock {
  readonly top: number;
  /** Baseline of the first line. */
  readonly baseline: number;
  /** Characters of each line in logical order, spaces at its ends left out. */
  readonly lines: readonly string[];
}

export interface BrowserSheet {
  readonly blocks: readonly BrowserBlock[];
  readonly picture: Grey;
}

export interface TextBrowser {
  readonly version: string;
  /** Sets blocks of HTML one under the other, `margin` px apart and from the edges, on a sheet of that width. */
  draw(blocks: readonly string[]): Promise<BrowserSheet>;
  close(): Promise<void>;
}

/** Room around the blocks: ink may leave its line. */
export const MARGIN = 60;
export const SHEET_WIDTH = 1000 + 2 * MARGIN;

/** Fractions of a px and no hinting, as outlines are drawn; the page reads fonts from files. */
const ARGUMENTS = [
  '--allow-file-access-from-files',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--disable-gpu',
];

const WEIGHTS = [400, 600, 800] as const;

/** `nowrap` holds pieces together; nothing else of the browser's own taste takes part. */
const STYLE = `
  html, body { margin: 0; background: #fff; color: #000 }
  .case { margin: ${MARGIN}px; text-rendering: geometricPrecision; text-wrap: wrap; hyphens: manual;
    text-spacing-trim: space-all; text-autospace: no-autospace; font-synthesis: none; font-kerning: normal }
  .case u { text-decoration: none; line-break: anywhere }
  .case b { font-weight: inherit; white-space: nowrap; line-break: auto }
  .case i { display: inline-block; width: 0; height: 0 }
`;

const fontFaces = (): string =>
  (Object.keys(FAMILIES) as FamilyId[])
    .flatMap((id) =>
      WEIGHTS.map(
        (weight) =>
          `@font-face { font-family: '${FAMILIES[id].name}'; font-weight: ${weight}; ` +
          `src: url('${pathToFileURL(fontPath(id, weight)).href}') }`,
      ),
    )
    .join('\n');

/** What a sheet waits for. */
const PICTURES_AND_FONTS = `Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode())]).then(() => 0)`;

/** Run in the page: where the first baseline and the characters of every block came to stand. */
const READ_BLOCKS = `[...document.querySelectorAll('.case')].map((block) => {
  const box = block.getBoundingClientRect();
  const pitch = parseFloat(getComputedStyle(block).lineHeight);
  const baseline = block.querySelector('i').getBoundingClientRect().bottom;
  const lines = [];
  const range = document.createRange();
  const put = (place, characters) => {
    if (!place) return;
    const line = Math.floor(((place.top + place.bottom) / 2 - box.top) / pitch);
    lines[line] = (lines[line] ?? '') + characters;
  };
  const nodes = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (node.nodeName === 'IMG') put(node.getBoundingClientRect(), node.alt);
    if (node.nodeType !== Node.TEXT_NODE) continue;
    for (const { index, segment } of new Intl.Segmenter('und').segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      put(range.getClientRects()[0], segment);
    }
  }
  return { top: box.top, baseline, lines: Array.from(lines, (line) => (line ?? '').trim()) };
})`;

/** Opens a browser that knows the product's fonts, and no others but its own last resort. */
export async function openTextBrowser(executable: string): Promise<TextBrowser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhipcau-text-'));
  const file = path.join(folder, 'page.html');
  await writeFile(file, `<!doctype html><meta charset="utf-8"><style>${fontFaces()}${STYLE}</style><body>`);
  const browser = startBrowser(executable, [...ARGUMENTS, `--user-data-dir=${path.join(folder, 'profile')}`]);
  const { product } = await browser.send<{ product: string }>('Browser.getVersion');
  const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await browser.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
  const send = <T>(method: string, params?: object): Promise<T> => browser.send<T>(method, params, sessionId);
  await send('Emulation.setDeviceMetricsOverride', {
    width: SHEET_WIDTH,
    height: 1000,
    deviceScaleFactor: 1,
    mobile: false,
  });
  await send('Page.navigate', { url: pathToFileURL(file).href });

  async function evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await send<{ result: { value: T }; exceptionDetails?: { text: string } }>(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
    );
    if (exceptionDetails) throw new Error(`the page failed: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }
  await evaluate(
    `new Promise((done) => (document.readyState === 'complete' ? done() : addEventListener('load', done)))`,
  );

  return {
    version: product,
    async draw(blocks) {
      await evaluate(`document.body.innerHTML = ${JSON.stringify(blocks.join(''))}; ${PICTURES_AND_FONTS}`);
      const read = await evaluate<readonly BrowserBlock[]>(READ_BLOCKS);
      const height = await evaluate<number>('Math.ceil(document.documentElement.scrollHeight)');
      const { data } = await send<{ data: string }>('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: SHEET_WIDTH, height, scale: 1 },
      });
      const image = sharp(Buffer.from(data, 'base64')).ensureAlpha();
      const { data: rgba, info } = await image.raw().toBuffer({ resolveWithObject: true });
      return { blocks: read, picture: toGrey({ width: info.width, height: info.height, data: rgba }) };
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
