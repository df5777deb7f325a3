// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.js';

/** The built server in a process of its own, so that it can be killed. */
export interface ServerProcess {
  url: string;
  /** kill -9, and back when it is gone. */
  kill(): Promise<void>;
}

const program = path.resolve('apps/api/dist/bundle/main.js');
const patienceMs = 30_000;

/** Starts the built server on the house's database and keys; back with its first answer. */
export async function startServerProcess(
  { appUrl }: Pick<House, 'appUrl'>,
  keysDir = process.env['HARBOR_TEST_KEYS'],
): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: appUrl,
      HARBOR_KEYS: keysDir,
      HARBOR_LOG: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  await firstAnswer(url, child);
  return { url, kill };
}

async function firstAnswer(url: string, child: ChildProcess): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(10)) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before its first answer.`);
    const isUp = await fetch(`${url}/health/live`).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isUp) return;
  }
  throw new Error('The server did not answer in time.');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
