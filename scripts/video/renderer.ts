import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { type Finding, RULES } from '../../compositions/model/diagnostic.ts';
import type { JobInput, VideoInput } from '../../compositions/model/job-input.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';
import type { VideoProps } from '../../compositions/video/props.ts';
import { type Subtitle, toSrt, toVtt } from '../../compositions/video/subtitles.ts';
import { writeFileAtomic } from '../files/write-atomic.ts';
import type { Rendered, RenderedFile, Renderer, RenderPlace } from '../render/rendered.ts';
import { type Drawn, drawVideo } from './draw.ts';
import { failureFinding } from './failure.ts';
import type { LockFolder } from './kept-folder.ts';
import { findMusic } from './sound.ts';
import { openStage, type Stage } from './stage.ts';

export interface VideoRendererOptions {
  /** Where the browser and the bundle are kept between runs. */
  readonly cacheDir: string;
  readonly lock: LockFolder;
  /** Browser tabs drawing one video at once; more than the machine has cores is refused by Remotion. */
  readonly concurrency: number;
  /** Lays out and times a video. Given as a value: setting text is another feature's work. */
  readonly prepare: (input: VideoInput) => Promise<PreparedVideo>;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Draws videos one after the other with one bundle and one browser, which stay until `close`. */
export function createVideoRenderer(options: VideoRendererOptions): Renderer {
  let opening: Promise<Stage> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();
  const stage = (): Promise<Stage> => {
    opening ??= openStage({ ...options, platform: process.platform });
    // A browser that could not be found once may have been installed since.
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };

  return {
    render(input, place, onProgress = () => {}) {
      // One at a time: a video keeps every core busy.
      const rendered = queue.then(() =>
        renderVideo(input, place, { ...options, stage, signal: closing.signal, onProgress }),
      );
      queue = rendered.catch(() => undefined);
      return rendered;
    },
    async close() {
      closing.abort();
      const open = await opening?.catch(() => undefined);
      await open?.close();
      await queue;
    },
  };
}

interface RenderContext extends Pick<VideoRendererOptions, 'prepare' | 'concurrency'> {
  readonly stage: () => Promise<Stage>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

async function renderVideo(input: JobInput, place: RenderPlace, context: RenderContext): Promise<Rendered> {
  const started = performance.now();
  if (input.kind !== 'video') throw new Error(`${input.id} is not a video`);
  const { findings, sections, ...prepared } = await context.prepare(input);
  const finish = (files: readonly RenderedFile[], more: readonly Finding[] = []): Rendered => ({
    files,
    findings: [...findings, ...more],
    sections,
    ms: performance.now() - started,
  });
  if (findings.some(({ rule }) => RULES[rule].check === 'error')) return finish([]);
  try {
    const drawn = await drawWithRetry(prepared.props, input, place, context);
    return finish(await writeFiles(drawn, prepared.subtitles, input, place.output));
  } catch (error) {
    return finish([], context.signal.aborted ? [] : [failureFinding(error, input)]);
  }
}

/** A browser that died or hangs is replaced once; a second failure is the video's own. */
async function drawWithRetry(
  props: VideoProps,
  input: VideoInput,
  place: RenderPlace,
  { stage, signal, concurrency, onProgress }: RenderContext,
): Promise<Drawn> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const current = await stage();
    try {
      const video = await withAddresses(props, input, place, current);
      return await drawVideo(current, { video, format: input.format, concurrency, onProgress, signal });
    } catch (error) {
      await current.dropBrowser();
      if (attempt === 2 || signal.aborted) throw error;
    }
  }
}

/** Adds where the page finds the images and the sound that the job names by hash. */
async function withAddresses(
  props: VideoProps,
  input: VideoInput,
  place: RenderPlace,
  { server }: Stage,
): Promise<VideoProps> {
  const base = server.share(place.assets);
  const hashes = new Set(
    props.scenes.flatMap(({ page }) => page.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.hash] : []))),
  );
  const names = hashes.size === 0 ? [] : await readdir(place.assets);
  const images = Object.fromEntries(
    names.flatMap((name) => {
      const hash = path.parse(name).name;
      return hashes.has(hash) ? [[hash, `${base}/${name}`]] : [];
    }),
  );
  const music = input.music && (await findMusic(input.music, place.assets, base));
  return { ...props, images, ...(music && { music }) };
}

async function writeFiles(
  drawn: Drawn,
  subtitles: readonly Subtitle[],
  input: VideoInput,
  output: string,
): Promise<RenderedFile[]> {
  const sidecars: [string, string][] =
    input.captions === 'burned' || subtitles.length === 0
      ? []
      : [
          ['.srt', toSrt(subtitles)],
          ['.vtt', toVtt(subtitles)],
        ];
  const files: [string, Uint8Array][] = [
    ['.mp4', drawn.mp4],
    ...sidecars.map(([suffix, text]): [string, Uint8Array] => [suffix, Buffer.from(text, 'utf8')]),
    ['-poster.jpg', drawn.poster],
  ];
  const written: RenderedFile[] = [];
  for (const [suffix, bytes] of files) {
    const name = `${input.id}${suffix}`;
    await writeFileAtomic(path.join(output, name), bytes);
    written.push({ path: name, bytes: bytes.byteLength, hash: createHash('sha256').update(bytes).digest('hex') });
  }
  return written;
}
