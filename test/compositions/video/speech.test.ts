import { describe, expect, it } from 'vitest';
import { layoutScenes } from '../../../compositions/infographic/scenes.ts';
import { findFormat, type VideoFormat } from '../../../compositions/model/format.ts';
import type { VideoInput } from '../../../compositions/model/job-input.ts';
import { findLocale } from '../../../compositions/model/locale.ts';
import { prepareVideo } from '../../../compositions/video/prepare.ts';
import { shareFrames } from '../../../compositions/video/share-frames.ts';
import type { Speech } from '../../../compositions/video/soundtrack.ts';
import { SPEECH_LEAD_FRAMES, SPEECH_TAIL_FRAMES, timeSpeech } from '../../../compositions/video/time-speech.ts';
import { createTextEngine } from '../../../scripts/typography/index.ts';
import { sampleInput } from '../../video/sample-input.ts';

const FPS = 30;
const page = (weight = 5, settled = 20) => ({ weight, settled });
/** Captions of that many characters, said evenly: when each begins, and the last ends. */
const evenly = (characters: readonly number[], frames: number): number[] => {
  const all = characters.reduce((sum, count) => sum + count, 0);
  const before = (index: number) => characters.slice(0, index).reduce((sum, count) => sum + count, 0);
  return [...characters, 0].map((_, index) => (frames * before(index)) / all);
};
const ends = (times: readonly { from: number; durationInFrames: number }[]) =>
  times.map(({ from, durationInFrames }) => from + durationInFrames);

describe('a section that is spoken', () => {
  it('is as long as its speech, a lead and a tail', () => {
    for (const captions of [[], [40], [40, 60, 20]]) {
      const { pages } = timeSpeech([page()], captions.length > 0 ? evenly(captions, 6 * FPS) : [], 6 * FPS);
      expect(pages.map(({ durationInFrames }) => durationInFrames)).toEqual([
        6 * FPS + SPEECH_LEAD_FRAMES + SPEECH_TAIL_FRAMES,
      ]);
    }
  });

  it('shows each caption while its share of the characters is said', () => {
    const { captions } = timeSpeech([page()], evenly([30, 60, 30], 8 * FPS), 8 * FPS);
    expect(captions.map(({ from }) => from - SPEECH_LEAD_FRAMES)).toEqual([0, 2 * FPS, 6 * FPS]);
    // Two frames apart, the last a moment longer than the last word.
    expect(ends(captions).slice(0, 2)).toEqual(captions.slice(1).map(({ from }) => from - 2));
    expect(ends(captions)[2]).toBe(SPEECH_LEAD_FRAMES + 8 * FPS + SPEECH_TAIL_FRAMES - 8);
  });

  it('shows none for less than 5/6 s or more than 7 s, however it is spoken', () => {
    const short = timeSpeech([page()], evenly([2, 80, 2], 3 * FPS), 3 * FPS).captions;
    for (const { durationInFrames } of short) expect(durationInFrames).toBeGreaterThanOrEqual(25);
    const slow = timeSpeech([page()], evenly([10, 10], 30 * FPS), 30 * FPS).captions;
    for (const { durationInFrames } of slow) expect(durationInFrames).toBeLessThanOrEqual(7 * FPS);
    // More captions than can be seen in that time make the section longer, never two captions at once.
    const many = timeSpeech([page()], evenly(new Array<number>(10).fill(5), 2 * FPS), 2 * FPS);
    expect(ends(many.captions).at(-1)).toBeLessThan(many.pages[0]!.durationInFrames);
    many.captions.slice(1).forEach(({ from }, index) => {
      expect(from).toBeGreaterThan(ends(many.captions)[index]!);
    });
  });

  it('shares the speech out to its pages by what there is to read, and changes them between captions', () => {
    const { pages, captions } = timeSpeech([page(3), page(6)], evenly([50, 50, 50, 50, 50, 50], 27 * FPS), 27 * FPS);
    const [first, second] = pages;
    expect(first!.durationInFrames + second!.durationInFrames).toBe(27 * FPS + SPEECH_LEAD_FRAMES + SPEECH_TAIL_FRAMES);
    expect(first!.durationInFrames).toBe(captions[2]!.from);
    expect(first!.captions.map(({ caption }) => caption)).toEqual([0, 1]);
    expect(second!.captions.map(({ caption }) => caption)).toEqual([2, 3, 4, 5]);
    expect(second!.captions[0]!.from).toBe(0);
  });

  it('lets a caption stand on while the page changes under it, where no caption begins near', () => {
    const { pages, captions } = timeSpeech([page(), page()], evenly([100], 6 * FPS), 6 * FPS);
    expect(pages.map((one) => one.captions.length)).toEqual([1, 1]);
    expect(ends(pages[0]!.captions)).toEqual([pages[0]!.durationInFrames]);
    expect(pages[1]!.captions[0]!.from).toBe(0);
    const shown = pages.reduce((sum, one) => sum + one.captions[0]!.durationInFrames, 0);
    expect(shown).toBe(captions[0]!.durationInFrames);
  });

  it('goes on in silence only until its pages have come in and been seen', () => {
    const { pages } = timeSpeech([page(5, 60), page(5, 30)], evenly([10], FPS), FPS);
    expect(pages.map(({ durationInFrames }) => durationInFrames)).toEqual([60 + 2 * FPS, 30 + 2 * FPS]);
    // A page with little to read takes from the others what it needs.
    const uneven = timeSpeech([page(0.1, 30), page(10)], [], 10 * FPS).pages;
    expect(uneven[0]!.durationInFrames).toBe(30 + 2 * FPS);
    expect(uneven[0]!.durationInFrames + uneven[1]!.durationInFrames).toBe(
      10 * FPS + SPEECH_LEAD_FRAMES + SPEECH_TAIL_FRAMES,
    );
  });
});

it('frames are shared out whole, and none is lost', () => {
  expect(shareFrames(100, [1, 1, 1], [0, 0, 0])).toEqual([33, 33, 34]);
  expect(shareFrames(100, [1, 1, 8], [30, 0, 0])).toEqual([30, 7, 63]);
  expect(shareFrames(10, [1, 2], [20, 5])).toEqual([20, 5]);
  expect(shareFrames(10, [], [])).toEqual([]);
});

describe('a video that is spoken', () => {
  const spoken = (seconds: number, isVoice = false): Speech => ({
    hash: 'a',
    extension: 'mp3',
    seconds,
    pauses: [],
    isVoice,
  });

  async function prepared(speech: Record<string, Speech>, change: Partial<VideoInput> = {}) {
    const input = sampleInput({ format: 'landscape', ...change });
    const format = findFormat(input.format) as VideoFormat;
    const locale = findLocale(input.locale)!;
    const engine = await createTextEngine(input.locale);
    const scenes = layoutScenes({ ...input, format, locale, engine, logo: undefined });
    return prepareVideo({ input, format, locale, scenes, engine, speech: new Map(Object.entries(speech)) });
  }

  it('has its scenes as long as what is said, and says where', async () => {
    const { props, sound, subtitles } = await prepared({ cover: spoken(4), doan: spoken(9.01), closing: spoken(5) });
    const lengths = Object.fromEntries(props.scenes.map(({ id, durationInFrames }) => [id, durationInFrames]));
    expect(lengths.cover).toBe(4 * FPS + 30);
    expect(lengths.doan).toBe(271 + 30);
    expect(lengths.closing).toBeGreaterThanOrEqual(5 * FPS + 30);
    const start = (id: string) => props.scenes.find((scene) => scene.id === id)!.from;
    expect(sound).toEqual({
      speech: [
        { hash: 'a', extension: 'mp3', from: SPEECH_LEAD_FRAMES, durationInFrames: 120 },
        { hash: 'a', extension: 'mp3', from: start('doan') + SPEECH_LEAD_FRAMES, durationInFrames: 271 },
        { hash: 'a', extension: 'mp3', from: start('closing') + SPEECH_LEAD_FRAMES, durationInFrames: 150 },
      ],
    });
    expect(subtitles[0]!.from).toBe(start('doan') + SPEECH_LEAD_FRAMES);
    expect(ends(subtitles).at(-1)).toBeLessThan(start('doan') + lengths.doan!);
  });

  it('is spoken without captions too, and the rest of it is timed as ever', async () => {
    const silent = await prepared({});
    const { props, findings } = await prepared({ so: spoken(12) });
    expect(silent.sound).toBeUndefined();
    const of = ({ scenes }: typeof props, id: string) => scenes.find((scene) => scene.id === id)!;
    expect(of(props, 'so').durationInFrames).toBe(12 * FPS + 30);
    expect(of(props, 'so').captions).toEqual([]);
    for (const id of ['cover', 'doan', 'closing'])
      expect(of(props, id).durationInFrames).toBe(of(silent.props, id).durationInFrames);
    expect(findings).toEqual([]);
  });

  it('has its music from the first frame to the last', async () => {
    const music = { hash: 'b', extension: 'mp3' };
    expect((await prepared({}, { music })).sound).toEqual({ speech: [], music });
  });

  it('is told where captions go by before they are read, once a section, with the file', async () => {
    const hurried = await prepared({ doan: spoken(4) });
    expect(hurried.findings).toMatchObject([
      {
        id: 'caption-too-fast.speech',
        at: { file: 'content/mau/audio/vi/doan.mp3' },
        locale: 'vi',
        expected: '17',
        values: { section: 'doan', text: expect.stringContaining('đoàn') },
      },
    ]);
    expect(Number(hurried.findings[0]!.actual)).toBeGreaterThan(20);
    const voice = await prepared({ doan: spoken(4, true) });
    expect(voice.findings.map(({ id, at }) => [id, at])).toEqual([['caption-too-fast.voice', undefined]]);
    expect((await prepared({ doan: spoken(9) })).findings).toEqual([]);
  });

  it('gives its name to a section that is called like the cover', async () => {
    const { document } = sampleInput();
    const [first, ...others] = document.sections;
    const sections = [{ ...first!, id: 'cover' }, ...others];
    const { props, sound } = await prepared({ cover: spoken(9) }, { document: { ...document, sections } });
    expect(sound!.speech.map(({ from }) => from)).toEqual([props.scenes[1]!.from + SPEECH_LEAD_FRAMES]);
  });
});
