#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// The tool's own settings, whatever project the command is run in.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
const { main } = await import('../scripts/cli.ts');
process.exitCode = await main(process.argv.slice(2), process.env);
