// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { spawn } from 'node:child_process';

/** What `npm test` and CI run: one stage after the other, the lanes of a stage side by side, and in a lane step by step. */
const stages = [
  [[['build', 'node', 'scripts/build.mjs']]],
  [
    [['licence lines', 'node', 'scripts/spdx.mjs']],
    [['file sizes', 'node', 'scripts/file-size.mjs']],
    [['words', 'node', 'scripts/words.mjs']],
    [['API document', 'node', 'scripts/openapi.mjs', '--check']],
    [['policy page', 'node', 'scripts/policy.mjs', '--check']],
  ],
  [
    [
      ['types', 'npm', 'run', '-s', 'types'],
      ['lint', 'npm', 'run', '-s', 'lint'],
      ['floors', 'npm', 'run', '-s', 'lint:floors'],
      ['format', 'npm', 'run', '-s', 'format:check'],
    ],
    // Of the application as it was just built.
    [['tests', 'env', 'HARBOR_BUILT=1', 'npm', 'run', '-s', 'jest']],
  ],
];

for (const stage of stages) {
  const ends = await Promise.all(stage.map((lane) => inTurn(lane, stage.length > 1)));
  if (ends.includes(false)) process.exit(1);
}

/** Every step, whatever became of the one before: all that is wrong is told at once. */
async function inTurn(lane, isBesideOthers) {
  let isWell = true;
  for (const step of lane) isWell = (await run(step, isBesideOthers)) && isWell;
  return isWell;
}

/** What a step prints comes when it is over, so that no two are mixed; a step alone prints as it goes. */
function run([name, command, ...args], isBesideOthers) {
  const from = performance.now();
  const child = spawn(command, args, { stdio: isBesideOthers ? ['inherit', 'pipe', 'pipe'] : 'inherit' });
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
