// Worker threads cannot start from TypeScript: this registers the loader first.
import { register } from 'tsx/esm/api';

register();
const { textFindings } = await import('../commands/text-findings.ts');
export default textFindings;
