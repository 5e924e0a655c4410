// Processes start from JavaScript.
import { loadModule } from '../program.mjs';

await loadModule('scripts/video/draw-process.ts');
