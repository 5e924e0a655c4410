import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { VideoProps } from '../../compositions/video/props.ts';
import { writePictures } from '../job/pictures.ts';
import type { DrawRequest } from './protocol.ts';
import type { BundleServer } from './server.ts';

/** A video whose pictures a page can load. */
export interface AddressedVideo {
  readonly video: VideoProps;
  /** Removes the pictures. */
  remove(): Promise<void>;
}

/** Prepares a video's pictures in the request's folder, and says where the page finds them. */
export async function withAddresses(
  { video, assets, folder }: Pick<DrawRequest, 'video' | 'assets' | 'folder'>,
  server: BundleServer,
): Promise<AddressedVideo> {
  const images = path.join(folder, 'images');
  const remove = (): Promise<void> => rm(images, { recursive: true, force: true });
  try {
    const base = server.share(images);
    const names = await writePictures(video, assets, images);
    const addresses = [...names].map(([key, name]) => [key, `${base}/${name}`]);
    return { video: { ...video, pictures: Object.fromEntries(addresses) }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
