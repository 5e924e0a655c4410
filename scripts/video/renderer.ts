import { descriptionText } from '../../compositions/alt/describe.ts';
import { RULES } from '../../compositions/model/diagnostic.ts';
import type { JobInput, VideoInput, VideoRenderer } from '../../compositions/model/job-input.ts';
import { toSrt, toVtt } from '../../compositions/video/subtitles.ts';
import type { DescribedVideo } from '../job/described-video.ts';
import { drawingKey, type FindKept, renderedFile } from '../job/drawing-key.ts';
import { jpegWithXmp } from '../job/embed-xmp.ts';
import type { DrawProgress, Rendered, RenderedFile, Renderer, RenderPlace } from '../job/rendered.ts';
import { xmpPacket } from '../job/xmp.ts';
import { findBrowser } from './browser.ts';
import { bundleCompositions } from './bundle.ts';
import { type Drawn, type DrawSession, openDrawSession } from './draw-session.ts';
import { failureFinding } from './failure.ts';
import type { LockFolder } from './kept-folder.ts';

export interface VideoRendererOptions {
  /** Where the browser and the bundle are kept between runs. */
  readonly cacheDir: string;
  readonly lock: LockFolder;
  /** Threads or browser tabs drawing one video at once; more than the machine has cores is refused by Remotion. */
  readonly concurrency: number;
  /** Lays out, times and looks at a video. Given as a value: setting text is another feature's work. */
  readonly prepare: (input: VideoInput, place: RenderPlace) => Promise<DescribedVideo>;
  readonly findKept: FindKept;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Address of the module that a painting thread runs. Given as a value: drawing pictures is another feature's work. */
  readonly painter: string;
}

/** Draws videos one after the other with one set of threads, or one bundle and one browser, which stay until `close`. */
export function createVideoRenderer(options: VideoRendererOptions): Renderer {
  const closing = new AbortController();
  const sessions = keepSession(options);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    render(input, place, onProgress = () => {}) {
      // One at a time: a video keeps every core busy.
      const context = { ...options, sessions, signal: closing.signal, onProgress };
      const rendered = queue.then(() => renderVideo(input, place, context));
      queue = rendered.catch(() => undefined);
      return rendered;
    },
    async close() {
      closing.abort();
      await sessions.drop();
      await queue;
      // One more: a video that was about to begin may have opened another.
      await sessions.drop();
    },
  };
}

interface Sessions {
  /** The drawing process of a renderer, started when first asked for; one of another renderer ends. */
  current(renderer: VideoRenderer): Promise<DrawSession>;
  /** Ends it; the next `current` starts another. */
  drop(): Promise<void>;
}

function keepSession(options: VideoRendererOptions): Sessions {
  let opening: Promise<DrawSession> | undefined;
  let opened: VideoRenderer | undefined;
  const open = async (renderer: VideoRenderer): Promise<DrawSession> => {
    if (renderer === 'painted') return openDrawSession({ renderer, worker: options.painter });
    const browser = await findBrowser({ ...options, platform: process.platform });
    const bundle = await bundleCompositions(options.cacheDir, options.lock);
    return openDrawSession({ renderer: 'plain', bundle, browser });
  };
  const drop = async (): Promise<void> => {
    const session = await opening?.catch(() => undefined);
    opening = undefined;
    await session?.close();
  };
  return {
    async current(renderer) {
      if (opened !== renderer) await drop();
      opened = renderer;
      opening ??= open(renderer);
      return opening;
    },
    drop,
  };
}

interface RenderContext extends Pick<VideoRendererOptions, 'prepare' | 'findKept' | 'concurrency'> {
  readonly sessions: Sessions;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DrawProgress) => void;
}

async function renderVideo(input: JobInput, place: RenderPlace, context: RenderContext): Promise<Rendered> {
  const started = performance.now();
  if (input.kind !== 'video') throw new Error(`${input.id} is not a video`);
  const { findings, sections, ...prepared } = await context.prepare(input, place);
  const finish = (files: readonly RenderedFile[], more: Partial<Rendered> = {}): Rendered => ({
    files,
    findings,
    sections,
    ms: performance.now() - started,
    ...more,
  });
  if (findings.some(({ rule }) => RULES[rule].check === 'error')) return finish([]);
  const { kept } = place;
  const drawing = kept && drawingKey(kept, drawnContent(prepared, input));
  const known = kept && drawing && (await context.findKept(kept, drawing));
  if (known) return finish(known, { drawing, isKept: true });
  try {
    const drawn = await drawWithRetry(prepared, input, place, context);
    return finish(filesOf(drawn, prepared, input), drawing ? { drawing } : {});
  } catch (error) {
    const failure = context.signal.aborted ? [] : [failureFinding(error, input)];
    return finish([], { findings: [...findings, ...failure] });
  }
}

/** All that the files of a video are made of. */
function drawnContent(prepared: Omit<DescribedVideo, 'findings' | 'sections'>, input: VideoInput): unknown {
  const { story, locale, format, captions, renderer, profile, encoding, document } = input;
  const { sourceLine, sourceUrl, organisation } = document;
  const source = { sourceLine, sourceUrl, organisation };
  return { story, locale, format, captions, renderer, profile, encoding, prepared, source };
}

/** A process that died, hangs or failed is replaced once; a second failure is the video's own. */
async function drawWithRetry(
  { props: video, sound }: Pick<DescribedVideo, 'props' | 'sound'>,
  { format, renderer, profile, encoding }: VideoInput,
  { assets, kept }: RenderPlace,
  { sessions, signal, concurrency, onProgress }: RenderContext,
): Promise<Drawn> {
  const request = {
    format,
    video,
    profile,
    encoding,
    assets,
    concurrency,
    ...(sound && { sound }),
    ...(kept && { kept }),
  };
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const session = await sessions.current(renderer);
      return await session.draw(request, onProgress);
    } catch (error) {
      await sessions.drop();
      if (attempt === 2 || signal.aborted) throw error;
    }
  }
}

function filesOf(
  drawn: Drawn,
  { subtitles, descriptions }: Pick<DescribedVideo, 'subtitles' | 'descriptions'>,
  input: VideoInput,
): RenderedFile[] {
  const isCaptioned = input.captions !== 'burned' && subtitles.length > 0;
  const text = (words: string): Buffer => Buffer.from(words, 'utf8');
  const files: [string, Uint8Array][] = [[`.${input.encoding}`, drawn.video]];
  // Beside an MP4 stands all that goes with the video; other encodings are copies of it.
  if (drawn.poster) {
    if (isCaptioned) files.push(['.srt', text(toSrt(subtitles))], ['.vtt', text(toVtt(subtitles))]);
    files.push(
      ['-poster.jpg', jpegWithXmp(Buffer.from(drawn.poster), xmpPacket(descriptions.poster, input))],
      ['.txt', text(descriptionText(descriptions.video))],
    );
  }
  return files.map(([suffix, bytes]) => renderedFile(`${input.format}${suffix}`, bytes));
}
