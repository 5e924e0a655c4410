// Threads start from JavaScript.
import { loadModule } from '../program.mjs';

await loadModule('scripts/workers/paint-worker.ts');
