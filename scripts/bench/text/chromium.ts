import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { FAMILIES, type FamilyId, fontPath } from '../../typography/fonts.ts';
import { startBrowser } from './devtools.ts';

/** One block as the browser set it, px of the sheet. */
export interface BrowserBlock {
  readonly top: number;
  /** Baseline of the first line. */
  readonly baseline: number;
  /** Characters of each line in logical order, spaces at its ends left out. */
  readonly lines: readonly string[];
}

/** Grey values, 0 black to 255 white, rows from the top. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
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

/** Run in the page: where the first baseline and the characters of every block came to stand. */
const READ_BLOCKS = `[...document.querySelectorAll('.case')].map((block) => {
  const box = block.getBoundingClientRect();
  const pitch = parseFloat(getComputedStyle(block).lineHeight);
  const baseline = block.querySelector('i').getBoundingClientRect().bottom;
  const lines = [];
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (const { index, segment } of new Intl.Segmenter('und').segment(node.data)) {
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const place = range.getClientRects()[0];
      if (!place) continue;
      const line = Math.floor(((place.top + place.bottom) / 2 - box.top) / pitch);
      lines[line] = (lines[line] ?? '') + segment;
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
      await evaluate(
        `document.body.innerHTML = ${JSON.stringify(blocks.join(''))}; document.fonts.ready.then(() => 0)`,
      );
      const read = await evaluate<readonly BrowserBlock[]>(READ_BLOCKS);
      const height = await evaluate<number>('Math.ceil(document.documentElement.scrollHeight)');
      const { data } = await send<{ data: string }>('Page.captureScreenshot', {
        format: 'png',
        captureBeyondViewport: true,
        clip: { x: 0, y: 0, width: SHEET_WIDTH, height, scale: 1 },
      });
      const image = sharp(Buffer.from(data, 'base64')).flatten({ background: '#fff' }).greyscale();
      const { data: grey, info } = await image.raw().toBuffer({ resolveWithObject: true });
      return { blocks: read, picture: { width: info.width, height: info.height, data: grey } };
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
