import { findFormat } from '../../compositions/model/format.ts';
import type { Entry, Manifest } from '../cache/manifest.ts';
import type { Selection } from './command.ts';
import type { OpenWorkspace } from './read-workspace.ts';

/**
 * Artifacts that no job of the workspace owns any more: their story is gone, or the newsroom no longer publishes that
 * language or format. What was asked for by name stays as long as its story does, and what lies outside the selection of
 * this run is none of its business.
 */
export function orphansIn({ jobs }: Manifest, workspace: OpenWorkspace, selection: Selection): Entry[] {
  const stories = new Set(workspace.listed);
  const { locales, formats } = workspace.newsroom;
  const isPublished = (locale: string, format: string): boolean =>
    locales.includes(locale) && formats.some((one) => one === format);
  return jobs.filter((entry) => {
    const { story, locale, format } = partsOf(entry);
    const isOwned = stories.has(story) && (entry.asked || isPublished(locale, format));
    return !isOwned && isSelected(entry, selection);
  });
}

/** Whether the newsroom publishes no such job, so that somebody must have asked for it. */
export const isUnpublished = (
  { newsroom }: Pick<OpenWorkspace, 'newsroom'>,
  { locale, format }: { readonly locale: string; readonly format: string },
): boolean => !newsroom.locales.includes(locale) || !newsroom.formats.some((one) => one === format);

function isSelected(entry: Entry, { story, locale, format, kind }: Selection): boolean {
  const parts = partsOf(entry);
  return (
    (story?.includes(parts.story) ?? true) &&
    (locale?.includes(parts.locale) ?? true) &&
    (format?.includes(parts.format) ?? true) &&
    (kind === undefined || findFormat(parts.format)?.kind === kind)
  );
}

function partsOf({ job }: Entry): { story: string; locale: string; format: string } {
  const [story = '', locale = '', format = ''] = job.split('/');
  return { story, locale, format };
}
