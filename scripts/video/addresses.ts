import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { VideoProps } from '../../compositions/video/props.ts';
import type { DrawRequest } from './protocol.ts';
import type { BundleServer } from './server.ts';
import { findMusic } from './sound.ts';

/** Adds where the page finds the images and the sound that the job names by hash. */
export async function withAddresses(request: DrawRequest, server: BundleServer): Promise<VideoProps> {
  const { video, assets } = request;
  const base = server.share(assets);
  const hashes = new Set(
    video.scenes.flatMap(({ page }) => page.marks.flatMap((mark) => (mark.kind === 'image' ? [mark.hash] : []))),
  );
  const names = hashes.size === 0 ? [] : await readdir(assets);
  const images = Object.fromEntries(
    names.flatMap((name) => {
      const hash = path.parse(name).name;
      return hashes.has(hash) ? [[hash, `${base}/${name}`]] : [];
    }),
  );
  const music = request.music && (await findMusic(request.music, assets, base));
  return { ...video, images, ...(music && { music }) };
}
