// Worker threads cannot start from TypeScript: this registers the loader first.
import { register } from 'tsx/esm/api';

register();
await import('./paint-worker.ts');
