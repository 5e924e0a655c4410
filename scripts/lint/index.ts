export { type LayoutBox, layoutBoxes } from './layout-boxes.ts';
export { createLint, type Lint, lintPages } from './lint.ts';
export type { ReadImage } from './photo.ts';
