import { prepareStudio } from './prepare-studio.ts';

/** Run by `remotion.config.ts` before the Studio starts: `<root> <folder> [locales]`; prints what can be opened as JSON. */
const [root, folder, locales] = process.argv.slice(2);
if (root === undefined || folder === undefined) throw new Error('usage: studio-entry <root> <folder> [locales]');
process.stdout.write(JSON.stringify(await prepareStudio(root, folder, locales?.split(','))));
