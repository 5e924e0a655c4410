// Threads start from JavaScript.
import { loadModule } from '../program.mjs';

const { textFindings } = await loadModule('scripts/commands/text-findings.ts');
export default textFindings;
