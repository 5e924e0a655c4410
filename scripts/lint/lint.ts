import type { Page } from '../../compositions/layout/mark.ts';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import { findFormat } from '../../compositions/model/format.ts';
import type { VideoScene } from '../../compositions/video/props.ts';
import { captionFaults } from './caption-faults.ts';
import { type JobNames, type PageFault, pageFaults, toFindings } from './page-faults.ts';
import { pageTexts } from './page-texts.ts';
import { createPhotos, type ReadImage } from './photo.ts';

/** What a reader would see as broken in a job's pages, found without drawing them. Each text once a rule. */
export interface Lint {
  pages(pages: readonly Page[], names: JobNames): Promise<Finding[]>;
  /** Scenes at rest, each with every caption that is burned into it. */
  scenes(scenes: readonly VideoScene[], names: JobNames): Promise<Finding[]>;
}

/** `read` gives the images that lie under words; their copies are kept for the next job. */
export function createLint(read: ReadImage): Lint {
  const photo = createPhotos(read);
  const faultsOf = async (pages: readonly Page[], names: JobNames): Promise<PageFault[]> => {
    const format = formatOf(names);
    const faults: PageFault[] = [];
    for (const page of pages) faults.push(...(await pageFaults(page, pageTexts(page), format, photo)));
    return faults;
  };
  return {
    pages: async (pages, names) => toFindings(await faultsOf(pages, names), names),
    async scenes(scenes, names) {
      const format = formatOf(names);
      if (format.kind !== 'video') throw new Error(`${format.id} is not a video format`);
      const faults = await faultsOf(
        scenes.map(({ page }) => page),
        names,
      );
      for (const scene of scenes) faults.push(...(await captionFaults(scene, format, photo)));
      return toFindings(faults, names);
    },
  };
}

/** The pages of one job, by themselves. */
export const lintPages = (pages: readonly Page[], names: JobNames, read: ReadImage = noImages): Promise<Finding[]> =>
  createLint(read).pages(pages, names);

const noImages: ReadImage = async () => undefined;

function formatOf({ format }: JobNames) {
  const found = findFormat(format);
  if (!found) throw new Error(`no such format: ${format}`);
  return found;
}
