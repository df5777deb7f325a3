// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { JobView } from '@harbor/contracts';
import { JobRunner } from '../../apps/api/src/jobs/index.js';
import type { House } from './house.js';
import type { Person } from './person.js';

/** Works one job off in this process, to its end, as a worker would. */
export const workOff = (house: House, { ids: { agencyId } }: Person, jobId: string): Promise<boolean> =>
  house.app.get(JobRunner).run({ agencyId, jobId });

/** The job when it is over, as its asker sees it. */
export async function ended(person: Person, jobId: string, patienceMs = 30_000): Promise<JobView> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(50)) {
    const { body } = await person.get(`/jobs/${jobId}`);
    if (body.endedAt !== null) return body as JobView;
  }
  throw new Error('The job did not end in time.');
}

export interface WorkerProcess {
  /** kill -9, and back when it is gone. */
  kill(): Promise<void>;
}

const program = path.resolve('apps/api/dist/bundle/worker.js');

/** Starts the built worker on the house's database and keys, in a process of its own; back when it works. */
export async function startWorkerProcess(house: House): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: house.appUrl,
      HARBOR_KEYS: process.env['HARBOR_TEST_KEYS'],
      HARBOR_LOG: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code} before it began.`)));
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
