// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { spawnSync } from 'node:child_process';

/** What `npm test` and CI run, in the order in which a mistake is cheapest to find. */
const steps = [
  ['build', 'node', 'scripts/build.mjs'],
  ['licence lines', 'node', 'scripts/spdx.mjs'],
  ['file sizes', 'node', 'scripts/file-size.mjs'],
  ['words', 'node', 'scripts/words.mjs'],
  ['format', 'npm', 'run', '-s', 'format:check'],
  ['types', 'npm', 'run', '-s', 'types'],
  ['floors', 'npm', 'run', '-s', 'lint:floors'],
  ['lint', 'npm', 'run', '-s', 'lint'],
  ['API document', 'node', 'scripts/openapi.mjs', '--check'],
  ['policy page', 'node', 'scripts/policy.mjs', '--check'],
  ['tests', 'npm', 'run', '-s', 'jest'],
];

for (const [name, command, ...args] of steps) {
  const from = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`\n✗ ${name} (${seconds} s)`);
    process.exit(1);
  }
  console.log(`✓ ${name} (${seconds} s)`);
}
