import type { Description } from '../../compositions/alt/describe.ts';
import type { PreparedVideo } from '../../compositions/video/prepare.ts';

/** A video ready to draw, and what it and its opening picture show, in words. */
export interface DescribedVideo extends PreparedVideo {
  readonly descriptions: { readonly video: Description; readonly poster: Description };
}
