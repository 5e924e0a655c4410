import type { Locale } from '../../compositions/model/locale.ts';
import { type Html, html } from '../files/html.ts';
import { pageFrame } from './page-frame.ts';

/** Puts the tool's own sentences into words. */
export interface PageWords {
  readonly language: string;
  (id: string, values?: Readonly<Record<string, string | number>>): string;
}

/** A message as the page for translators lists it. */
export interface PageUnit {
  readonly key: string;
  readonly source: string;
  /** The source that a stale translation was made from. */
  readonly was?: string;
  /** Absent for the story's own language. */
  readonly state?: 'missing' | 'draft' | 'stale' | 'reviewed';
  /** One without a category, or one for each plural form; empty text where nobody has translated it. */
  readonly forms: readonly { readonly category?: string; readonly text: string }[];
  readonly limit?: number;
  readonly notes: readonly string[];
  /** `name`: of the file beside the page. Sizes in px. */
  readonly pictures: readonly {
    readonly name: string;
    readonly format: string;
    readonly width: number;
    readonly height: number;
  }[];
}

export interface StoryPage {
  readonly story: string;
  readonly title: string;
  readonly source: Locale;
  readonly target: Locale;
  readonly units: readonly PageUnit[];
}

/** Every message of a story in one language with its pictures, for those who edit JSON. */
export function storyPage({ story, title, source, target, units }: StoryPage, words: PageWords): string {
  const name = words('context.page.title', { story, language: target.endonym });
  const body = html`<nav><a href="../../index.html">${words('context.page.all')}</a></nav>
<h1>${name}</h1>
<p ${attributes(source)}>${title}</p>
<p class="about">${words('context.page.about', { file: `locales/${target.tag}/${story}.json` })}</p>
${units.map((unit) => article(unit, source, target, words))}`;
  return pageFrame(words.language, name, body);
}

/** Language and direction of a text in that language: `zh` says no script, and browsers choose fonts by it. */
const attributes = ({ intl, direction }: Locale): Html => html`lang="${intl.split('-u-')[0]!}" dir="${direction}"`;

function article(unit: PageUnit, source: Locale, target: Locale, words: PageWords): Html {
  const { key, state, was, limit, notes, pictures } = unit;
  return html`<article id="${key}">
<header><h2>${key}</h2>${state && html`<span class="state ${state}">${words(`context.state.${state}`)}</span>`}</header>
<dl>
<dt>${words('context.page.source')}</dt><dd ${attributes(source)}>${unit.source}</dd>
${was === undefined ? undefined : html`<dt>${words('context.page.was')}</dt><dd class="was" ${attributes(source)}>${was}</dd>`}
${
  state &&
  html`<dt>${words('context.page.translation')}</dt>
${unit.forms.map(({ category, text }) => form(category, text, limit, target, words))}`
}
</dl>
<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>
<div class="pictures">${pictures.map((picture) => figure(key, picture, words))}</div>
</article>
`;
}

function form(
  category: string | undefined,
  text: string,
  limit: number | undefined,
  target: Locale,
  words: PageWords,
): Html {
  const length = limit === undefined ? undefined : html` <code>${[...text].length}/${limit}</code>`;
  const name = category === undefined ? undefined : html`<code>_${category}</code> `;
  if (text === '') return html`<dd>${name}<em>${words('context.page.empty')}</em></dd>`;
  return html`<dd ${attributes(target)}>${name}<span>${text}</span>${length}</dd>`;
}

function figure(key: string, { name, format, width, height }: PageUnit['pictures'][number], words: PageWords): Html {
  const alt = words('context.page.alt', { key, format });
  return html`<figure><a href="${name}"><img src="${name}" width="${width}" height="${height}" alt="${alt}" loading="lazy"></a><figcaption>${format}</figcaption></figure>
`;
}
