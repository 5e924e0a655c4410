import { type Html, html } from '../files/html.ts';

/** Begins every page that the tool writes: a page that begins otherwise is somebody else's, and is left alone. */
export const PAGE_START = '<!doctype html>\n<!-- nhipcau status --context -->\n';

const STYLE = `
:root { color-scheme: light dark; --ink: #17202e; --quiet: #4c586b; --ground: #f5f2ea; --panel: #fff; --line: #d9d5ca; --mark: #8c004a }
@media (prefers-color-scheme: dark) { :root { --ink: #eef1f6; --quiet: #b3bdcc; --ground: #12161d; --panel: #1c222c; --line: #333c4a; --mark: #ff8fc4 } }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 "Be Vietnam Pro", "Noto Sans", system-ui, sans-serif }
a { color: inherit }
h1 { margin: .5rem 0; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 0; font: 600 .8125rem/1.4 ui-monospace, monospace; color: var(--quiet); overflow-wrap: anywhere }
.about, .notes, .was { color: var(--quiet) }
article { margin: 1rem 0; padding: 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: .75rem }
header { display: flex; flex-wrap: wrap; gap: .5rem; align-items: baseline; justify-content: space-between }
.state { padding: 0 .6em; border: 1px solid currentcolor; border-radius: 1em; font-size: .8125rem }
.missing, .stale { color: var(--mark) }
dl { margin: .75rem 0 }
dt { font-size: .8125rem; color: var(--quiet) }
dd { margin: 0 0 .5rem; font-size: 1.125rem; overflow-wrap: anywhere }
dd code { font-size: .75em; color: var(--quiet) }
.notes { margin: .5rem 0; padding-inline-start: 1.25rem; font-size: .9375rem }
.pictures { display: flex; gap: .75rem; overflow-x: auto; padding-bottom: .5rem }
figure { flex: none; width: min(20rem, 80vw); margin: 0 }
img { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: .375rem }
figcaption { font-size: .8125rem; color: var(--quiet) }
nav ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0; padding: 0; list-style: none }
nav li a { display: block; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--panel) }
`;

/** A whole page: no scripts, nothing from elsewhere. */
export const pageFrame = (language: string, title: string, body: Html): string =>
  `${PAGE_START}${
    html`<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${body}
</body>
</html>
`.markup
  }`;
