/** A sound among the prepared assets, `<hash>.<extension>`. */
export interface SoundFile {
  readonly hash: string;
  /** Without a dot: `wav`. */
  readonly extension: string;
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
