// Threads start from JavaScript.
import { loadModule } from '../program.mjs';

const { default: renderJob } = await loadModule('scripts/workers/still-worker.ts');
export default renderJob;
