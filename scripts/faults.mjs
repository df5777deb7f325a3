// SPDX-License-Identifier: Apache-2.0
import './node-version.cjs';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';

// Kills API, sealer and PostgreSQL in turn under load, as CI does thirty times, and says what became of it.
const { values } = parseArgs({ options: { cycles: { type: 'string', default: '30' } } });
if (!/^[1-9]\d{0,4}$/.test(values.cycles)) throw new Error('--cycles is a whole number from 1 to 99999.');
build();
const { status } = spawnSync('npm', ['run', '-s', 'jest', '--', 'test/faults.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, HARBOR_BUILT: '1', HARBOR_CYCLES: values.cycles },
});
process.exit(status ?? 1);
