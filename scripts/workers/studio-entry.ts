import { prepareStudio } from './prepare-studio.ts';

/** Run by `remotion.config.ts` before the Studio starts: `<root> <folder>`; prints what can be opened as JSON. */
const [root, folder] = process.argv.slice(2);
if (root === undefined || folder === undefined) throw new Error('usage: studio-entry <root> <folder>');
process.stdout.write(JSON.stringify(await prepareStudio(root, folder)));
