// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { KillableHouse } from './house.js';

const program = path.resolve('apps/api/dist/bundle/sealer.js');

export interface SealerProcess {
  /** kill -9, and back when it is gone. */
  kill(): Promise<void>;
}

/** The built sealer in a process of its own; back when it is at work. */
export async function startSealerProcess(house: KillableHouse): Promise<SealerProcess> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      HARBOR_SEALER_URL: house.sealerUrl,
      HARBOR_SEALER: house.sealerDir,
      HARBOR_KEYS: house.keysDir,
      HARBOR_LOG_NAME: 'log.test',
      HARBOR_LOG: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { kill };
}
