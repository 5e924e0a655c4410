/** Version of Revideo's packages that is measured. */
export const REVIDEO = '0.11.0';

/**
 * Files of a Revideo project that tells what the sample of `npm run bench -- video` tells: half a minute of 1920x1080 at 30
 * frames a second, a slowly growing photograph with a heading, a number counting up, growing bars, captions on plates.
 * `photo.jpg` is added by whoever renders it.
 */
export const revideoProject = (): Readonly<Record<string, string>> => ({
  'package.json': PACKAGE,
  'telemetry/package.json': JSON.stringify({ name: '@revideo/telemetry', version: REVIDEO, main: 'index.js' }),
  'telemetry/index.js': NO_TELEMETRY,
  'src/project.js': PROJECT,
  'render.js': RENDER,
});

/** The puppeteer that Revideo asks for runs on Node 22 and newer; the one before takes the same options. */
const PUPPETEER = '24.43.1';

const PACKAGE = JSON.stringify({
  name: 'revideo-peer',
  private: true,
  type: 'module',
  dependencies: {
    '@revideo/2d': REVIDEO,
    '@revideo/core': REVIDEO,
    '@revideo/renderer': REVIDEO,
    '@revideo/telemetry': 'file:./telemetry',
    '@revideo/ui': REVIDEO,
    '@revideo/vite-plugin': REVIDEO,
    puppeteer: PUPPETEER,
  },
  overrides: { '@revideo/telemetry': '$@revideo/telemetry', puppeteer: '$puppeteer' },
});

/** Revideo tells its maker of every render unless it is told not to; here what would tell is not even installed. */
const NO_TELEMETRY = `
exports.EventName = {};
exports.sendEvent = () => undefined;
`;

/** 240 frames of the photograph, 60 each of the number and the bars, 30 of the end: 390 of 900 and the captions' changes. */
const PROJECT = `
import { Img, Rect, Txt, makeScene2D } from '@revideo/2d';
import { all, createSignal, easeOutCubic, linear, makeProject, waitFor } from '@revideo/core';

const INK = '#0b2a5b';

const story = makeScene2D('story', function* (view) {
  view.fill('#ffffff');

  function* captions() {
    const plate = new Rect({ y: 440, width: 1400, height: 110, radius: 12, fill: 'rgba(11, 20, 40, 0.85)', zIndex: 1 });
    const words = new Txt({ fontSize: 48, fill: '#ffffff' });
    plate.add(words);
    view.add(plate);
    for (let number = 1; number <= 10; number += 1) {
      words.text('Caption ' + number + ': what is said while this is seen');
      yield* waitFor(3);
    }
  }

  function* pictures() {
    const photo = new Img({ src: '/photo.jpg', width: 1920, height: 1080 });
    const heading = new Txt({ text: 'A bridge over the river', fontSize: 96, fontWeight: 700, fill: '#ffffff', y: -380 });
    view.add([photo, heading]);
    yield* photo.scale(1.08, 8, linear);
    photo.remove();

    heading.fill(INK);
    heading.text('Those who built it');
    const count = createSignal(0);
    const text = () => Math.round(count()).toLocaleString('en');
    const number = new Txt({ text, fontSize: 260, fontWeight: 700, fill: INK });
    view.add(number);
    yield* count(34318, 2, easeOutCubic);
    yield* waitFor(4);
    number.remove();

    heading.text('Spans each year');
    const bars = [120, 190, 310, 460].map((height, index) => {
      const bar = new Rect({ x: -420 + 280 * index, y: 300, width: 180, height: 0, offsetY: 1, fill: INK });
      view.add(bar);
      return bar.height(height, 2, easeOutCubic);
    });
    yield* all(...bars);
    yield* waitFor(6);

    const sheet = new Rect({ width: 1920, height: 1080, fill: '#ffffff', opacity: 0 });
    const end = new Txt({ text: 'Where this comes from', fontSize: 120, fontWeight: 700, fill: INK, y: 60, opacity: 0 });
    view.add([sheet, end]);
    yield* all(sheet.opacity(1, 1), end.opacity(1, 1), end.position.y(0, 1, easeOutCubic));
    yield* waitFor(7);
  }

  yield* all(pictures(), captions());
});

export default makeProject({
  scenes: [story],
  settings: { shared: { size: { x: 1920, y: 1080 } }, rendering: { fps: 30 } },
});
`;

/**
 * Renders a second first, so that its server has bundled, then the whole, and prints how long that took. Started in the
 * project's folder with the browser and the number of workers. Revideo runs the whole browser as one process, in which
 * graphics do not start, and which often does not end when it is closed: then it holds nothing that is still wanted.
 */
const RENDER = `
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { default: puppeteer } = require('puppeteer');
const { renderVideo } = require('@revideo/renderer');

const launch = puppeteer.launch.bind(puppeteer);
puppeteer.launch = async (options) => {
  const browser = await launch(options);
  browser.close = async () => void browser.process().kill('SIGKILL');
  return browser;
};

const [executablePath, workers] = process.argv.slice(2);
const render = (outFile, range) =>
  renderVideo({
    projectFile: './src/project.js',
    settings: {
      outFile,
      workers: Number(workers),
      puppeteer: { executablePath, args: ['--no-sandbox', '--disable-gpu'] },
      projectSettings: { exporter: { name: '@revideo/core/wasm' }, ...range },
    },
  });
await render('warm.mp4', { range: [0, 1] });
const started = performance.now();
await render('video.mp4', {});
process.stdout.write('\\nSECONDS ' + (performance.now() - started) / 1000 + '\\n', () => process.exit(0));
`;
