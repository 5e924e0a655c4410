#!/usr/bin/env node
import { loadModule } from '../scripts/program.mjs';

const { main } = await loadModule('scripts/cli.ts');
process.exitCode = await main(process.argv.slice(2), process.env);
