// Worker threads cannot start from TypeScript: this registers the loader first.
import { register } from 'tsx/esm/api';

register();
const { default: renderJob } = await import('./still-worker.ts');
export default renderJob;
