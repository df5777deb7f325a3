// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { House } from './house.js';

export type ServerName = 'ours' | 'limit';
export interface Server {
  name: ServerName;
  url: string;
  pid: number;
  /** From the start of the process to its first answer, in ms. */
  startMs: number;
  stop(): Promise<void>;
}

const programs: Record<ServerName, string> = {
  ours: fileURLToPath(import.meta.resolve('@harbor/api/bundle/main')),
  limit: fileURLToPath(new URL('limit.js', import.meta.url)),
};
/** What `npm start` tells V8 and the C library of memory, so that ours is measured as it runs. */
const startCommand = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } }
).scripts.start;
const memoryFlags = startCommand.match(/--max-\S+/g) ?? [];
const memoryEnv = Object.fromEntries([...startCommand.matchAll(/(MALLOC_\w+)=(\w+)/g)].map(([, name, value]) => [name, value]));

/** One of the two servers in a process of its own, as in production but for its log, which goes nowhere. */
export async function startServer(name: ServerName, house: House, nodeArgs: string[] = []): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, [...(name === 'ours' ? memoryFlags : []), ...nodeArgs, programs[name]], {
    env: {
      ...(name === 'ours' ? memoryEnv : {}),
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: house.appUrl,
      HARBOR_KEYS: house.keysDir,
      HARBOR_LOG: 'info',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answers(`${url}/health/live`, child);
  return { name, url, pid: child.pid!, startMs: performance.now() - began, stop: () => stop(child) };
}

/** The sealer in a process of its own. */
export interface Sealing {
  /** @throws Error when it has ended */
  requireAlive(): void;
  stop(): Promise<void>;
}

export function startSealer(house: House): Sealing {
  const program = fileURLToPath(import.meta.resolve('@harbor/api/bundle/sealer'));
  const child = spawn(process.execPath, [...memoryFlags, program], {
    env: {
      ...memoryEnv,
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HARBOR_SEALER_URL: house.sealerUrl,
      HARBOR_SEALER: house.sealerDir,
      HARBOR_KEYS: house.keysDir,
      HARBOR_LOG: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const requireAlive = () => {
    if (child.exitCode !== null) throw new Error(`The sealer ended with ${child.exitCode}.`);
  };
  return { requireAlive, stop: () => stop(child) };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode} before its first answer.`);
    const isUp = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    );
    if (isUp) return;
    await pause(5);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
