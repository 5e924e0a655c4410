import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { Pixels } from '../paint/pixels.ts';
import type { PaintTools } from './painter.ts';
import { pictureLookup, picturesOf } from './pictures.ts';
import type { VideoProps } from './props.ts';

/** The rasteriser lies in the bundle, and starts once a page. */
let starting: Promise<void> | undefined;
const startRasteriser = (): Promise<void> => {
  starting ??= initWasm(fetch(new URL('@resvg/resvg-wasm/index_bg.wasm', import.meta.url)));
  return starting;
};

/** All that painting a video needs in a browser: the same rasteriser and the same pictures as in Node. */
export async function loadPageTools(video: VideoProps): Promise<PaintTools> {
  const stills = new Map<string, string>();
  const photos = new Map<string, Pixels>();
  const load = async ([key, { kind, hash }]: [string, { kind: 'still' | 'moving'; hash: string }]): Promise<void> => {
    const address = video.pictures[key];
    if (address === undefined) throw new Error(`no address for image ${hash}`);
    const png = await fetchPng(address);
    if (kind === 'still') stills.set(key, await toDataUri(png));
    else photos.set(key, await decode(png));
  };
  await Promise.all([startRasteriser(), ...[...picturesOf(video)].map(load)]);
  return { rasterise, ...pictureLookup(stills, photos) };
}

function rasterise(svg: string): Pixels {
  const drawing = new Resvg(svg, { font: { loadSystemFonts: false } });
  const image = drawing.render();
  // `pixels` is a copy: WebAssembly's own memory is given back at once.
  const { width, height, pixels: data } = image;
  image.free();
  drawing.free();
  return { width, height, data };
}

async function fetchPng(address: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type: 'image/png' });
}

const toDataUri = (png: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(png);
  });

/** The pixels of an opaque picture as they are in the file: no colour is converted on the way. */
async function decode(png: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(png, { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas to read a picture from');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: new Uint8Array(data.buffer) };
}
