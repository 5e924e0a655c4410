import { createElement, type ReactElement } from 'react';
import type { SatoriOptions } from 'satori';
import type { Mark, Page } from '../../compositions/layout/mark.ts';
import type { PreparedText, TextEngine, TextStyle } from '../../compositions/layout/text.ts';

/** How a text was asked for: its outlines no longer tell. */
export type StyleOf = (text: PreparedText) => TextStyle;

/** The engine, and the style of every text that it has set. */
export function rememberingStyles(engine: TextEngine): { engine: TextEngine; styleOf: StyleOf } {
  // By its lines: layout may copy a text, never its lines.
  const styles = new WeakMap<PreparedText['lines'], TextStyle>();
  const typeset: TextEngine['typeset'] = (request) => {
    const set = engine.typeset(request);
    styles.set(set.lines, request.style);
    return set;
  };
  return { engine: { ...engine, typeset }, styleOf: ({ lines }) => styles.get(lines)! };
}

/** A page and the fonts, as anyone would hand them to Satori. */
export interface BarePage {
  readonly tree: ReactElement;
  readonly width: number;
  readonly height: number;
  readonly fonts: SatoriOptions['fonts'];
}

export interface BareTreeOptions {
  /** The `data:` URI of an image cut to its crop. */
  readonly image: (mark: Extract<Mark, { kind: 'image' }>) => string;
  readonly styleOf: StyleOf;
  /** Names of the families for a role, most wanted first. */
  readonly families: (role: TextStyle['role']) => string;
}

/** The same page with its texts as text, one element a line where it stands, and its shapes as nested SVGs. */
export function bareTree(page: Page, options: BareTreeOptions): ReactElement {
  const { width, height, background, marks } = page;
  const style = { display: 'flex', position: 'relative', width, height, backgroundColor: background };
  return createElement('div', { style }, ...marks.flatMap((mark) => elements(mark, options)));
}

function elements(mark: Mark, { image, styleOf, families }: BareTreeOptions): ReactElement[] {
  const { x: left, y: top, width, height } = mark.box;
  const style = { position: 'absolute', left, top, width, height };
  switch (mark.kind) {
    case 'rect': {
      const { fill, radius = 0, opacity = 1 } = mark;
      return [createElement('div', { style: { ...style, backgroundColor: fill, borderRadius: radius, opacity } })];
    }
    case 'image': {
      const { radius = 0 } = mark;
      return [createElement('img', { src: image(mark), width, height, style: { ...style, borderRadius: radius } })];
    }
    case 'path': {
      const { d, fill = 'none', stroke, strokeWidth, opacity = 1 } = mark;
      const path = createElement('path', { d, fill, stroke, strokeWidth, opacity });
      return [createElement('svg', { width, height, viewBox: `0 0 ${width} ${height}`, style }, path)];
    }
    case 'text': {
      const { size, weight, role } = styleOf(mark.text);
      const font = { fontFamily: families(role), fontSize: size, fontWeight: weight, color: mark.fill };
      return mark.text.lines.map((line) => {
        const place = { position: 'absolute', left: left + line.x, top: top + line.baseline - size, lineHeight: 1.2 };
        return createElement('div', { style: { ...place, ...font, whiteSpace: 'pre' } }, line.text);
      });
    }
  }
}
