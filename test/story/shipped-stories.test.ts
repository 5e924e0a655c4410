import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { previousKeysOf } from '../../scripts/catalog/extract.ts';
import { readCatalog } from '../../scripts/catalog/read-catalog.ts';
import { parseStory } from '../../scripts/story/parse-story.ts';
import { notationOf } from './notation.ts';

const slugs = readdirSync('content', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

test.each(slugs)('%s reads without a finding and keeps every key of its catalog', (slug) => {
  const text = readFileSync(`content/${slug}/story.md`, 'utf8');
  const file = `locales/vi/${slug}.json`;
  const catalog = readCatalog(readFileSync(file, 'utf8'), { file, locale: 'vi' });
  const previousKeys = catalog.ok ? previousKeysOf(catalog.value) : {};
  expect(Object.keys(previousKeys)).toContain('title');
  const options = { slug, file: `content/${slug}/story.md`, notation: notationOf('vi'), previousKeys };

  const story = parseStory(text, options);

  expect(story.findings).toEqual([]);
  const messages = story.ok ? story.value.messages : [];
  expect(Object.fromEntries(messages.map(({ key, source }) => [key, source]))).toEqual(previousKeys);
});
