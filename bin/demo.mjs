#!/usr/bin/env node
// The first thing a new user runs: one story in four scripts, all still formats, and one video.
import { loadModule } from '../scripts/program.mjs';

const { main } = await loadModule('scripts/cli.ts');
const story = ['render', '--story', 'cao-bang'];
const stills = await main([...story, '--locale', 'vi,en,ar,km', '--kind', 'still'], process.env);
const video = await main([...story, '--locale', 'vi', '--format', 'landscape'], process.env);
process.exitCode = Math.max(stills, video);
process.stdout.write(`
Hình và video ở đây / pictures and video are here:
  output/cao-bang/vi/square-01.png   output/cao-bang/ar/square-01.png
  output/cao-bang/vi/a4.png          output/cao-bang/km/a4.png
  output/cao-bang/vi/landscape.mp4   output/cao-bang/vi/landscape.srt
`);
