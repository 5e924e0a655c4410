import type { VideoProps } from '../../../../compositions/video/props.ts';
import type { Devtools } from '../../text/devtools.ts';
import { beforeLoad, showComposition, showFrame } from './page-script.ts';

/**
 * Flags that let DevTools say when the page draws a frame; the mode turns off what draws later than it was asked to.
 * Drawn again in parts only, a frame would depend on the one before: its edges come out unlike those of a screenshot.
 */
export const BEGIN_FRAME_FLAGS = [
  '--enable-begin-frame-control',
  '--run-all-compositor-stages-before-draw',
  '--deterministic-mode',
  '--disable-partial-raster',
];

/** How a picture of the page is asked for; `screenshot` is Remotion's way. */
export type Capture = 'begin-frame' | 'screenshot';
export type Picture = { readonly format: 'jpeg'; readonly quality: number } | { readonly format: 'png' };

export interface TabOptions {
  readonly browser: Devtools;
  readonly capture: Capture;
  /** Address of the bundle. */
  readonly url: string;
  /** Id of the composition. */
  readonly composition: string;
  /** With the addresses of its pictures. */
  readonly video: VideoProps;
}

/** A page of the bundle that shows one frame of the video after the other. */
export interface Tab {
  seek(frame: number): Promise<void>;
  take(picture: Picture): Promise<Buffer>;
}

/** A page that answers nothing for this long is taken for dead; Remotion's own time for getting ready is shorter. */
const PATIENCE_MS = 40_000;

/** Opens a page and loads the composition. Rejects where the browser knows no BeginFrame, or the page does not get ready. */
export async function openTab({ browser, capture, url, composition, video }: TabOptions): Promise<Tab> {
  const { width, height } = video;
  const controlled = capture === 'begin-frame';
  const ask = <T>(method: string, params?: object, session?: string): Promise<T> =>
    answered(browser.send<T>(method, params, session), method);
  const wanted = { url: 'about:blank', width, height, ...(controlled && { enableBeginFrameControl: true }) };
  const { targetId } = await ask<{ targetId: string }>('Target.createTarget', wanted);
  const attached = { targetId, flatten: true };
  const { sessionId } = await ask<{ sessionId: string }>('Target.attachToTarget', attached);
  const send = <T>(method: string, params?: object): Promise<T> => ask(method, params, sessionId);
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = await send<Evaluated>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? expression);
    return answer.result.value;
  };
  const props = { story: 'none', locale: 'none', video };
  await send('Page.enable');
  if (controlled) await send('HeadlessExperimental.enable');
  else await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await send('Page.addScriptToEvaluateOnNewDocument', { source: beforeLoad(props) });
  await send('Page.navigate', { url });
  const begun = performance.now();
  while ((await evaluate('typeof window.remotion_setBundleMode')) !== 'function') {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('the bundle was not loaded');
    // A page whose frames are asked for is not laid out, and may not go on loading, without any.
    if (controlled) await send('HeadlessExperimental.beginFrame');
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await evaluate(showComposition(composition, video, props));
  return {
    async seek(frame) {
      await evaluate(showFrame(composition, frame));
    },
    async take(picture) {
      const screenshot = { ...picture, optimizeForSpeed: true };
      if (controlled) {
        const { screenshotData } = await send<Begun>('HeadlessExperimental.beginFrame', { screenshot });
        if (screenshotData === undefined) throw new Error('a frame was drawn without a picture of it');
        return Buffer.from(screenshotData, 'base64');
      }
      const clip = { x: 0, y: 0, width, height, scale: 1 };
      const shot = { ...screenshot, clip, captureBeyondViewport: true, fromSurface: true };
      return Buffer.from((await send<{ data: string }>('Page.captureScreenshot', shot)).data, 'base64');
    },
  };
}

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
}

interface Begun {
  readonly screenshotData?: string;
}

async function answered<T>(answer: Promise<T>, method: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer to ${method}`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
