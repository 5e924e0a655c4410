import { createHash } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { videoFrames } from '../../../compositions/video/props.ts';
import { lockToolFolder, PAINTER } from '../../commands/open-renderers.ts';
import { PACKAGE } from '../../commands/toolchain.ts';
import { findBrowser } from '../../video/browser.ts';
import { bundleCompositions } from '../../video/bundle.ts';
import { type DrawSession, openDrawSession } from '../../video/draw-session.ts';
import { runFfmpeg } from '../../video/ffmpeg.ts';
import { segmentsOf } from '../../video/paint/segments.ts';
import type { DrawRequest } from '../../video/protocol.ts';
import { median, rounded } from '../numbers.ts';
import { CORES, readyFrames } from './encode-only.ts';
import { type Peer, runPeers } from './peers/peers.ts';
import { watchMemory } from './process-tree.ts';
import { openSample, type Sample } from './sample.ts';
import { videoSsim } from './ssim.ts';

/** What the product must hold: ratios to plain Remotion, shares, and likeness. */
const BARS = { identical: 1.8, social: 2.8, ssim: 0.995, size: 1.3, overhead: 1.15, edited: 0.15 } as const;
/** Frames between two that are compared: neighbours are alike. */
const COMPARED = 5;

export interface VideoBenchOptions {
  /** How many times each way draws the video, in turns. */
  readonly rounds: number;
  /** Other ways and other tools, too: the page by BeginFrame, and Revideo, which is installed for it. */
  readonly peers: boolean;
  readonly progress: (line: string) => void;
}

/**
 * plain: Remotion's `renderMedia` with JPEG frames, its default; reference: with PNG frames, which lose nothing; identical:
 * ours, in one piece, with the same encoder settings; social: ours as it is used; encode: ready frames into its encoder.
 */
const WAYS = ['plain', 'social', 'encode', 'reference', 'identical'] as const;
type Way = (typeof WAYS)[number];

/** Renders one story through plain Remotion and through our renderer, in turns, and encodes ready frames only. */
export async function benchVideo({ rounds, peers, progress }: VideoBenchOptions) {
  const sample = await openSample();
  const plain = await openPlain();
  const ours = await openDrawSession({ renderer: 'painted', worker: PAINTER });
  const seconds: Record<Way, number[]> = { plain: [], reference: [], identical: [], social: [], encode: [] };
  const memory: Partial<Record<Way, number>> = {};
  try {
    const ready = await readyFrames(sample);
    for (const session of [plain, ours]) await warmUp(session, sample);
    progress(`painting alone: ${rounded(ready.painting)} s`);

    const waysOf: Record<Way, () => Promise<number>> = {
      plain: () => timed(plain, sample, 'plain', { profile: 'social' }),
      social: () => timed(ours, sample, 'social', { profile: 'social' }),
      encode: ready.encode,
      reference: () => timed(plain, sample, 'reference', { profile: 'master' }),
      identical: () => timed(ours, sample, 'identical', { profile: 'master', isWhole: true }),
    };
    for (let round = 1; round <= rounds; round += 1) {
      for (const way of WAYS) {
        const watch = watchMemory(
          way === 'plain' || way === 'reference' ? '"renderer":"plain"' : '"renderer":"painted"',
        );
        const took = await waysOf[way]();
        memory[way] = Math.max(memory[way] ?? 0, watch.stop());
        seconds[way].push(took);
        progress(`round ${round}, ${way}: ${took.toFixed(1)} s, ${memory[way]} MB`);
      }
    }
    const kept = await editOne(ours, sample);
    progress(`from nothing ${kept.cold.toFixed(2)} s, with one caption edited ${kept.edited.toFixed(2)} s`);
    const others = peers ? await drawByPeers(sample, progress) : [];
    return {
      benchmark: 'video' as const,
      ...(await results(sample, seconds, memory, ready.painting, kept)),
      peers: others,
    };
  } finally {
    await Promise.all([plain.close(), ours.close()]);
    await sample.remove();
  }
}

async function drawByPeers({ video, input, assets, folder }: Sample, progress: VideoBenchOptions['progress']) {
  const drawn: Peer[] = [];
  for await (const peer of runPeers(video.props, assets, { composition: input.format, folder })) {
    progress(`${peer.name}: ${'seconds' in peer ? `${peer.seconds.toFixed(1)} s` : peer.unavailable}`);
    drawn.push(peer);
  }
  return drawn;
}

async function openPlain(): Promise<DrawSession> {
  const toolCache = path.join(PACKAGE, '.nhipcau');
  const places = { cacheDir: toolCache, lock: lockToolFolder };
  const browser = await findBrowser({ ...places, environment: process.env, platform: process.platform });
  return openDrawSession({ renderer: 'plain', bundle: await bundleCompositions(toolCache, lockToolFolder), browser });
}

/** What starts once a run, the browser or the threads, has started before anything is measured. */
async function warmUp(session: DrawSession, sample: Sample): Promise<void> {
  const { props } = sample.video;
  const [cover] = props.scenes;
  const short = { ...props, scenes: [{ ...cover!, durationInFrames: WARM_FRAMES }] };
  await timed(session, { ...sample, video: { ...sample.video, props: short } }, 'warm', { profile: 'social' });
}

const WARM_FRAMES = 24;

type Choice = Pick<DrawRequest, 'profile'> & Partial<Pick<DrawRequest, 'isWhole' | 'kept'>>;

/** Draws the video to `<name>.mp4` in the sample's folder, and answers how long it took, seconds. */
async function timed(
  session: DrawSession,
  { video, input, assets, folder }: Pick<Sample, 'video' | 'input' | 'assets' | 'folder'>,
  name: string,
  choice: Choice,
): Promise<number> {
  const { props, sound } = video;
  const request = {
    format: input.format,
    video: props,
    encoding: 'mp4',
    assets,
    concurrency: CORES,
    ...choice,
  } as const;
  const started = performance.now();
  const drawn = await session.draw({ ...request, ...(sound && { sound }) }, () => undefined);
  const seconds = (performance.now() - started) / 1000;
  await writeFile(path.join(folder, `${name}.mp4`), drawn.video);
  return seconds;
}

/** Seconds for the video from nothing, and again with other words in one caption. */
async function editOne(session: DrawSession, sample: Sample): Promise<{ cold: number; edited: number }> {
  const kept = { cache: path.join(sample.folder, 'cache'), code: 'bench' };
  const cold = await timed(session, sample, 'cold', { profile: 'social', kept });
  const changed = { ...sample, video: sample.edited };
  return { cold, edited: await timed(session, changed, 'edited', { profile: 'social', kept }) };
}

async function results(
  { video: { props }, folder }: Sample,
  seconds: Readonly<Record<Way, readonly number[]>>,
  memory: Partial<Record<Way, number>>,
  painting: number,
  kept: { readonly cold: number; readonly edited: number },
) {
  const fileOf = (way: Way): string => path.join(folder, `${way}.mp4`);
  const bytesOf = async (way: Way): Promise<number> => (await stat(fileOf(way))).size;
  const all = videoFrames(props);
  const distinct = segmentsOf(props, { isWhole: true }).reduce((sum, { shown }) => sum + shown.length, 0);
  const took = (way: Way): number => median(seconds[way]);
  const bound = took('encode') + painting;
  const ssim = await videoSsim([fileOf('social'), fileOf('identical')], props, COMPARED);
  const isIdentical =
    (await streamHash(fileOf('reference'), folder)) === (await streamHash(fileOf('identical'), folder));
  const measured = {
    identical: rounded(took('reference') / took('identical')),
    social: rounded(took('plain') / took('social')),
    ssim: Math.round(ssim * 1e5) / 1e5,
    size: rounded((await bytesOf('social')) / (await bytesOf('identical'))),
    overhead: rounded(took('social') / bound),
    edited: rounded(kept.edited / kept.cold),
  };
  const missed = (Object.keys(BARS) as (keyof typeof BARS)[]).filter((name) =>
    MORE_IS_BETTER.has(name) ? measured[name] < BARS[name] : measured[name] > BARS[name],
  );
  return {
    ok: missed.length === 0 && isIdentical,
    frames: { all, distinct, share: rounded(distinct / all) },
    seconds: Object.fromEntries(Object.entries(seconds).map(([way, times]) => [way, times.map(rounded)])),
    framesPerSecond: Object.fromEntries(
      Object.entries(seconds).map(([way, times]) => [way, rounded(all / median(times))]),
    ),
    paintingAlone: rounded(painting),
    megabytes: memory,
    isIdentical,
    measured,
    bars: BARS,
    missed,
  };
}

const MORE_IS_BETTER: ReadonlySet<string> = new Set(['identical', 'social', 'ssim']);

/** SHA-256 of the H.264 stream alone, as a decoder is fed. */
async function streamHash(file: string, folder: string): Promise<string> {
  const stream = path.join(folder, 'stream.h264');
  await runFfmpeg(['-i', file, '-map', '0:v', '-c', 'copy', '-f', 'h264', '-y', stream]);
  return createHash('sha256')
    .update(await readFile(stream))
    .digest('hex');
}
