import { NoReactInternals } from 'remotion/no-react';
import { type VideoProps, videoFrames } from '../../../../compositions/video/props.ts';

/** What Remotion's renderer sets before its page is loaded (`@remotion/renderer`, set-props-and-env), said by hand. */
export const beforeLoad = (inputProps: Record<string, unknown>): string => `
  Object.assign(window, ${JSON.stringify({
    remotion_puppeteerTimeout: TIMEOUT_MS,
    remotion_isMainTab: true,
    remotion_mediaCacheSizeInBytes: null,
    remotion_initialMemoryAvailable: null,
    remotion_sampleRate: 48_000,
    remotion_inputProps: serialised(inputProps),
    remotion_initialFrame: 0,
    remotion_attempt: 1,
    remotion_proxyPort: 0,
    remotion_audioEnabled: false,
    remotion_videoEnabled: true,
    remotion_logLevel: 'error',
  })});
  window.process = { env: { NODE_ENV: 'production' } };
  window.remotion_broadcastChannel = new BroadcastChannel('remotion-video-frame-extraction');
  // A page whose frames are asked for has none by itself: what Remotion leaves to the next one comes after whatever
  // is waiting already, so that React has put its new state into the page by then.
  const after = (tasks, then) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (tasks > 1 ? after(tasks - 1, then) : then());
    port2.postMessage(null);
  };
  window.requestAnimationFrame = (call) => (after(3, () => call(performance.now())), 1);
  window.nhipcauReady = () => new Promise((resolve, reject) => {
    const look = () => {
      if (window.remotion_cancelledError !== undefined) reject(new Error(window.remotion_cancelledError));
      else if (window.remotion_renderReady !== true) after(1, look);
      else resolve(document.fonts.ready.then(() => true));
    };
    after(3, look);
  });
`;

/** Remotion's own default for a page that does not get ready. */
const TIMEOUT_MS = 30_000;

/** Shows the composition, as Remotion's make-page does. */
export const showComposition = (id: string, video: VideoProps, props: Record<string, unknown>): string => `
  document.body.style.background = 'black';
  window.remotion_setBundleMode(${JSON.stringify({
    type: 'composition',
    compositionName: id,
    serializedResolvedPropsWithSchema: serialised(props),
    compositionDurationInFrames: videoFrames(video),
    compositionFps: video.fps,
    compositionHeight: video.height,
    compositionWidth: video.width,
    compositionDefaultCodec: null,
    compositionDefaultOutName: null,
    compositionDefaultVideoImageFormat: null,
    compositionDefaultPixelFormat: null,
    compositionDefaultProResProfile: null,
    compositionDefaultSampleRate: null,
  })});
  window.nhipcauReady()`;

/** Resolves when the frame is in the page (`@remotion/renderer`, seek-to-frame). */
export const showFrame = (id: string, frame: number): string =>
  `window.remotion_setFrame(${frame}, ${JSON.stringify(id)}, 1); window.nhipcauReady()`;

const serialised = (data: Record<string, unknown>): string =>
  NoReactInternals.serializeJSONWithSpecialTypes({ data, indent: undefined, staticBase: null }).serializedString;
