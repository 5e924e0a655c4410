import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import satori, { type SatoriOptions } from 'satori';
import type { TextStyle } from '../../compositions/layout/text.ts';
import type { StillInput } from '../../compositions/model/job-input.ts';
import { findLocale, type Script } from '../../compositions/model/locale.ts';
import { loadImages } from '../render/images.ts';
import { stillPages } from '../render/still.ts';
import { createTextEngine, FAMILIES, type FamilyId, fontPath, fontStack } from '../typography/index.ts';
import { type BarePage, bareTree, rememberingStyles } from './bare-tree.ts';

const ROLES = ['title', 'body', 'figure'] as const satisfies readonly TextStyle['role'][];
const WEIGHTS = [400, 600, 800] as const;

/** The pages of a job as Satori trees: what the bare loop is given, laid out and cut before its clock starts. */
export async function barePages(input: StillInput, assets: string): Promise<BarePage[]> {
  const { script } = findLocale(input.locale)!;
  const { engine, styleOf } = rememberingStyles(await createTextEngine(input.locale, input.terms));
  const { pages } = stillPages(input, engine);
  const image = await loadImages(pages, assets);
  const fonts = fontsOf(script);
  return pages.map((page) => ({
    tree: bareTree(page, { image, styleOf, families: (role) => familiesOf(script, role) }),
    width: page.width,
    height: page.height,
    fonts,
  }));
}

/** The bare loop's body: stock Satori, resvg and its PNG. Nothing is laid out, hashed or written. */
export async function drawBare({ tree, ...options }: BarePage): Promise<Uint8Array> {
  const svg = await satori(tree, options);
  // Looking through the system's fonts would only make it slower: Satori has turned the text into outlines.
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}

/** Satori parses a font again where its buffer is not the same, and looks up the list by its identity. */
const buffers = new Map<string, Buffer>();
const lists = new Map<Script, SatoriOptions['fonts']>();

function fontsOf(script: Script): SatoriOptions['fonts'] {
  const known = lists.get(script);
  if (known) return known;
  const ids = new Set<FamilyId>(ROLES.flatMap((role) => stackOf(script, role)));
  const list = [...ids].flatMap((id) =>
    WEIGHTS.map((weight) => ({ name: FAMILIES[id].name, data: bufferOf(fontPath(id, weight)), weight })),
  );
  lists.set(script, list);
  return list;
}

function bufferOf(file: string): Buffer {
  const buffer = buffers.get(file) ?? readFileSync(file);
  buffers.set(file, buffer);
  return buffer;
}

const familiesOf = (script: Script, role: TextStyle['role']): string =>
  stackOf(script, role)
    .map((id) => FAMILIES[id].name)
    .join(', ');

/** The script's own family, and Noto Sans for Vietnamese names in it. */
const stackOf = (script: Script, role: TextStyle['role']): FamilyId[] => [fontStack(script, role)[0]!, 'sans'];
