import { createElement } from 'react';
import satori from 'satori';
import { Infographic, type InfographicProps, type VectorMark } from '../../compositions/infographic/Infographic.tsx';
import type { Page } from '../../compositions/layout/mark.ts';
import { placePicture } from '../../compositions/layout/place-picture.ts';

/** The page as one SVG: boxes and images from Satori, texts and shapes as outlines in their places. */
export async function pageToSvg(page: Page, image: InfographicProps['image']): Promise<string> {
  const runs: (readonly VectorMark[])[] = [];
  const tree = createElement(Infographic, {
    page,
    image,
    vectors: (marks) => placeholder(runs.push(marks) - 1),
  });
  // No text is left for Satori to set, so it needs no font.
  const svg = await satori(tree, { width: page.width, height: page.height, fonts: [] });
  return runs.reduce((drawn, marks, index) => withOutlines(drawn, marks, index), svg);
}

/** A picture that draws nothing; its number makes it findable in Satori's output. */
function placeholder(index: number): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" id="outlines-${index}" viewBox="0 0 1 1"/>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function withOutlines(svg: string, marks: readonly VectorMark[], index: number): string {
  const at = svg.indexOf(placeholder(index));
  const start = svg.lastIndexOf('<image ', at);
  const end = svg.indexOf('/>', at) + 2;
  if (at < 0 || start < 0) throw new Error(`Satori left out the outlines' place ${index}: its output has changed`);
  return svg.slice(0, start) + marks.map(outline).join('') + svg.slice(end);
}

function outline(mark: VectorMark): string {
  const transform = `transform="translate(${mark.box.x} ${mark.box.y})"`;
  if (mark.kind === 'text') {
    const { path, pictures = [] } = mark.text;
    const letters = `<path d="${path}" fill="${mark.fill}" ${transform}/>`;
    return pictures.length === 0 ? letters : `${letters}<g ${transform}>${pictures.map(placePicture).join('')}</g>`;
  }
  const { d, fill = 'none', stroke, strokeWidth = 1, opacity = 1 } = mark;
  const line = stroke
    ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"`
    : '';
  return `<path d="${d}" fill="${fill}"${line} opacity="${opacity}" ${transform}/>`;
}
