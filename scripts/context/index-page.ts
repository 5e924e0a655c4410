import type { Locale } from '../../compositions/model/locale.ts';
import { html } from '../files/html.ts';
import { pageFrame } from './page-frame.ts';
import type { PageWords } from './story-page.ts';

export interface IndexedStory {
  readonly story: string;
  readonly locales: readonly Locale[];
}

/** The way to the pages of all stories and languages in a folder. */
export function indexPage(stories: readonly IndexedStory[], words: PageWords): string {
  const title = words('context.page.index');
  const body = html`<h1>${title}</h1>
<nav>${stories.map(
    ({ story, locales }) => html`<h2>${story}</h2>
<ul>${locales.map(
      ({ tag, endonym, intl, direction }) =>
        html`<li><a href="${story}/${tag}/index.html" lang="${intl.split('-u-')[0]!}" dir="${direction}">${endonym}</a></li>`,
    )}</ul>
`,
  )}</nav>`;
  return pageFrame(words.language, title, body);
}
