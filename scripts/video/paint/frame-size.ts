import type { FrameLayout } from './messages.ts';

/** Width and height of a page's frames in that layout, px, and bytes of one. */
export function frameSize(
  { width, height }: { readonly width: number; readonly height: number },
  layout: FrameLayout,
): { width: number; height: number; bytes: number } {
  switch (layout) {
    case 'rgba':
      return { width, height, bytes: width * height * 4 };
    case 'i420':
      return { width, height, bytes: (width * height * 3) / 2 };
    case 'i420-half':
      return frameSize({ width: width / 2, height: height / 2 }, 'i420');
  }
}
