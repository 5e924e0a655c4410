/** Weights the fonts of every script have. */
export type Weight = 400 | 600 | 800;

/** How a text wants to be set. Sizes are px of the format. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  /** Line height is chosen by script and role: `title` is tighter, `body` looser. */
  readonly role: 'title' | 'body' | 'figure';
  /** Even out line lengths (headlines). */
  readonly balance?: boolean;
}

/** One laid-out line. Coordinates are px from the text's own top left corner. */
export interface PreparedLine {
  /** The characters of the line in logical order, for captions, lint and alt text. */
  readonly text: string;
  /** Left edge of the line's ink advance, already aligned (start edge: right in right-to-left text). */
  readonly x: number;
  readonly baseline: number;
  /** Advance width without trailing space. */
  readonly width: number;
  /** How far the line's ink reaches above and below its baseline, px; 0 where it has none. */
  readonly above: number;
  readonly below: number;
}

/** A character drawn as a picture (emoji): a square with its top left corner at (x, y) in the text's box, px. */
export interface TextPicture {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** A whole SVG document. */
  readonly svg: string;
}

/**
 * A text broken into lines, in visual order, as outlines: every renderer draws the same lines. `path` is SVG path
 * data in px from the top left corner of the text's box.
 */
export interface PreparedText {
  readonly key: string;
  /** The words without markup. */
  readonly value: string;
  readonly size: number;
  readonly lines: readonly PreparedLine[];
  /** The slot's width it was set in. */
  readonly slot: number;
  /** The widest line. */
  readonly width: number;
  /** Sum of line heights. */
  readonly height: number;
  readonly path: string;
  /** Absent where the text holds none. Drawn over the path. */
  readonly pictures?: readonly TextPicture[];
  /** By how much the widest unbreakable piece exceeds the slot, px; 0 when it fits. */
  readonly excess: number;
}

export interface TextRequest {
  /** For diagnostics; the catalog's key or `interface:<name>`. */
  readonly key: string;
  /** May hold `**strong**` and `_emphasis_`; both are drawn in the next heavier weight. */
  readonly value: string;
  readonly style: TextStyle;
  /** Width of the slot, px. */
  readonly width: number;
  /** Tag of the locale that the words are in, where it is not the engine's own: an endonym in its own script's letters. */
  readonly locale?: string;
  /** `start` is the right edge in right-to-left locales. */
  readonly align: 'start' | 'center' | 'end';
}

/** A place at which a line may end. Offsets are UTF-16 units of the words without markup. */
export interface TextStop {
  /** Where the next line begins. */
  readonly at: number;
  /** The same without the spaces that hang beyond the line's end. */
  readonly visible: number;
  /**
   * What a line that ends here parts. `words`: nothing that belongs together. `pair`: a number and what it counts. `whole`:
   * what a line of that width can hold whole (a term, a date, a number and its unit). `word`: a Chinese or Japanese word.
   * `anything`: only if nothing else fits.
   */
  readonly parts: 'words' | 'pair' | 'whole' | 'word' | 'anything';
}

export interface TextStops {
  /** The words without markup. */
  readonly value: string;
  /** In order; the last is the end of the words. */
  readonly stops: readonly TextStop[];
  /** Width of a line by itself from one stop to the visible end of another, px. */
  readonly width: (from: number, visible: number) => number;
}

/**
 * Sets text. One engine serves one locale (script, direction, language) and is implemented where fonts can be
 * read; layout only asks it. Pure: equal requests give equal answers.
 */
export interface TextEngine {
  readonly direction: 'ltr' | 'rtl';
  typeset(request: TextRequest): PreparedText;
  /** Breaks and measures without outlines (`path` is ''): cheap, for fitting. */
  measure(request: TextRequest): PreparedText;
  /** Where lines of that width may end, for whoever chooses the breaks. */
  stops(request: Pick<TextRequest, 'value' | 'style' | 'width'>): TextStops;
}
