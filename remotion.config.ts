import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { Config } from '@remotion/cli/config';

/** Videos laid ready for the Studio; the renderer of `nhipcau render` does not pass through here. */
const PUBLIC = path.resolve('.nhipcau', 'studio');
/** Only these of Remotion's commands load the compositions. */
const NEEDS_STORIES = ['studio', 'preview', 'render', 'still', 'compositions', 'bundle'];

Config.setEntryPoint('compositions/index.ts');
Config.setPublicDir(PUBLIC);
Config.setRspack(true);
Config.setPixelFormat('yuv420p');
Config.setColorSpace('bt709');
Config.setJpegQuality(95);

if (process.argv.some((argument) => NEEDS_STORIES.includes(argument))) {
  // A process of its own: Remotion evaluates this file as CommonJS, which cannot load the tool's modules.
  const root = path.resolve(process.env.NHIPCAU_ROOT ?? '.');
  const entry = path.resolve('scripts', 'workers', 'studio-entry.ts');
  // A Studio of pseudo-locales, or of fewer languages: NHIPCAU_LOCALES=qps-ploc,qps-plocm
  const locales = process.env.NHIPCAU_LOCALES ? [process.env.NHIPCAU_LOCALES] : [];
  const args = ['--import', 'tsx', entry, root, PUBLIC, ...locales];
  process.env.REMOTION_NHIPCAU_STORIES = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
