import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../compositions/model/diagnostic.ts';
import type { Picture, Story } from '../../compositions/model/story.ts';
import { nearest } from '../files/nearest.ts';
import { readText } from '../files/read-text.ts';
import { resolveInside } from '../files/resolve-inside.ts';
import { fail, type Result, succeed } from '../files/result.ts';
import { isSlug } from '../files/slug.ts';
import { findSound, type StorySound } from './find-sound.ts';
import { type KeptImages, type LoadedImage, loadImage } from './load-image.ts';
import { type ParseStoryOptions, parseStory } from './parse-story.ts';

/** A story with the files beside it. */
export interface LoadedStory {
  readonly story: Story;
  /** By `Picture.src`. */
  readonly pictures: ReadonlyMap<string, LoadedImage>;
  readonly sound: StorySound;
}

export type LoadStoryOptions = Omit<ParseStoryOptions, 'slug' | 'file'> & { readonly kept?: KeptImages | undefined };

/**
 * Reads `content/<slug>/story.md`, its pictures and its sound. A picture that cannot be used fails the story: nobody
 * wants it published with a hole; sound that cannot be used fails its videos alone. Nothing that one story holds touches
 * another.
 */
export const loadStory = async (
  root: string,
  slug: string,
  options: LoadStoryOptions,
): Promise<Result<LoadedStory>> => {
  const read = await readStory(root, slug, options);
  return { ...read, findings: read.findings.map((finding) => ({ story: slug, ...finding })) };
};

const readStory = async (root: string, slug: string, options: LoadStoryOptions): Promise<Result<LoadedStory>> => {
  const file = `content/${slug}/story.md`;
  if (!isSlug(slug))
    return fail({ rule: 'unsafe-path', id: 'unsafe-path.slug', values: { slug }, at: { file }, actual: slug });
  const content = join(root, 'content');
  const path = await resolveInside(content, `${slug}/story.md`, { file });
  if (!path.ok) return path;
  if (path.value === undefined)
    return fail({
      rule: 'invalid-markdown',
      id: 'invalid-markdown.missing-file',
      values: { path: file },
      at: { file },
    });
  const text = await readText(join(content, slug, 'story.md'), { root });
  if (!text.ok) return text;
  const story = parseStory(text.value, { ...options, slug, file });
  if (!story.ok) return story;
  const folder = join(content, slug);
  const pictures = await loadPictures(folder, story.value, options.kept);
  const sections = story.value.sections.map(({ id }) => id);
  const sound = await findSound(folder, `content/${slug}`, sections);
  const findings = [...story.findings, ...pictures.findings, ...sound.faults];
  if (!pictures.ok) return fail(...findings);
  return succeed({ story: story.value, pictures: pictures.value, sound }, findings);
};

const picturesOf = ({ image, sections }: Story): readonly Picture[] => {
  const photographs = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'photograph') return [block.picture];
      return block.kind === 'quotation' && block.portrait ? [block.portrait] : [];
    }),
  );
  return image ? [image, ...photographs] : photographs;
};

const loadPictures = async (
  folder: string,
  story: Story,
  kept: KeptImages | undefined,
): Promise<Result<ReadonlyMap<string, LoadedImage>>> => {
  const loaded = new Map<string, LoadedImage>();
  const findings: Finding[] = [];
  for (const { src, at } of picturesOf(story)) {
    if (loaded.has(src)) continue;
    const path = await resolveInside(folder, src, at);
    if (!path.ok) findings.push(...path.findings);
    else if (path.value === undefined) findings.push(missing(folder, src, at));
    else {
      const image = await loadImage(path.value, { at, kept });
      findings.push(...image.findings);
      if (image.ok) loaded.set(src, image.value);
    }
  }
  return findings.length > 0 ? { ok: false, findings } : succeed(loaded);
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const missing = (folder: string, src: string, at: Picture['at']): Finding => {
  const near = nearest(
    src,
    namesIn(folder).filter((name) => name !== 'story.md'),
  );
  const values = { path: src };
  return {
    rule: 'missing-image',
    id: 'missing-image.not-found',
    values,
    at,
    ...(near ? { expected: near } : {}),
    actual: src,
  };
};
