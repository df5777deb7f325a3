// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { spawn } from 'node:child_process';

/** What `npm test` and CI run: one stage after the other, the steps of a stage side by side. */
const stages = [
  [['build', 'node', 'scripts/build.mjs']],
  [
    ['licence lines', 'node', 'scripts/spdx.mjs'],
    ['file sizes', 'node', 'scripts/file-size.mjs'],
    ['words', 'node', 'scripts/words.mjs'],
    ['API document', 'node', 'scripts/openapi.mjs', '--check'],
    ['policy page', 'node', 'scripts/policy.mjs', '--check'],
  ],
  [
    ['lint', 'npm', 'run', '-s', 'lint'],
    ['format', 'npm', 'run', '-s', 'format:check'],
    ['types', 'npm', 'run', '-s', 'types'],
    ['floors', 'npm', 'run', '-s', 'lint:floors'],
  ],
  [['tests', 'npm', 'run', '-s', 'jest']],
];

for (const stage of stages) {
  const ends = await Promise.all(stage.map(run));
  if (ends.includes(false)) process.exit(1);
}

/** What a step prints comes when it is over, so that no two are mixed; a step alone prints as it goes. */
function run([name, command, ...args], _, { length }) {
  const from = performance.now();
  const child = spawn(command, args, { stdio: length > 1 ? ['inherit', 'pipe', 'pipe'] : 'inherit' });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => said.push(bytes));
  return new Promise((resolve) => {
    child.on('close', (status) => {
      const isWell = status === 0;
      process.stdout.write(Buffer.concat(said));
      console.log(`${isWell ? '' : '\n'}${isWell ? '✓' : '✗'} ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
      resolve(isWell);
    });
  });
}
