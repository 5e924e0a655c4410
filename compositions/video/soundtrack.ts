/** A sound among the prepared assets, `<hash>.<extension>`. */
export interface SoundFile {
  readonly hash: string;
  /** Without a dot: `wav`. */
  readonly extension: string;
}

/** What it is called among the assets. */
export const assetName = ({ hash, extension }: SoundFile): string => `${hash}.${extension}`;

/** A stretch of a sound without words, seconds from its beginning. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

/** Narration that can be heard. */
export interface Speech extends SoundFile {
  readonly seconds: number;
  /** Where nobody speaks. */
  readonly pauses: readonly Pause[];
  /** True where a program spoke it: there is no file of the story's to mend. */
  readonly isVoice: boolean;
}

/** Speech at its place in the video. */
export interface SpokenClip extends SoundFile {
  /** First frame. */
  readonly from: number;
  /** Frames for which it is heard. */
  readonly durationInFrames: number;
}

/** All that is heard in a video; silence where there is none. */
export interface Soundtrack {
  /** In order; no two at once. */
  readonly speech: readonly SpokenClip[];
  /** Under the whole video, again from its beginning where it is shorter; quieter while somebody speaks. */
  readonly music?: SoundFile;
}
