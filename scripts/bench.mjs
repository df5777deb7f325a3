// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

// Builds the application and the bench, then measures. `--quick`, `--only=<case>`: see bench/main.ts.
build();
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));
const { status } = spawnSync(process.execPath, [tsc, '-b', fileURLToPath(new URL('../bench', import.meta.url))], {
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
await import('../bench/dist/main.js');
