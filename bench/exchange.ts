// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Founding } from '@harbor/api/founding/index';
import { jsonOf } from './directory-file.js';
import type { House } from './house.js';
import { cpuOf, cpuOfTree, forgetPeak, peakOf } from './process-tree.js';
import { startServer } from './servers.js';
import { person } from './world.js';

/** One job on a directory of so many services, by a server that did nothing before. */
export interface Moved {
  services: number;
  seconds: number;
  /** Of the server and of PostgreSQL together. */
  cpuSeconds: number;
  /** The most resident memory the server had meanwhile, in MiB. */
  peak: number;
}
export interface Exchange {
  imports: { small: Moved; large: Moved };
  exports: { small: Moved; large: Moved };
  /** Sessions at the agency with the large directory. */
  searchers: string[];
}

const partBytes = 720_000;
const searcherCount = 8;

/** Imports a small and a large directory, each to an agency of its own, and exports both. */
export async function measureExchange(house: House, small: number, large: number): Promise<Exchange> {
  const [first, second] = [await moved(house, 'small', small), await moved(house, 'large', large)];
  await house.owner.query('vacuum analyze');
  return {
    imports: { small: first.imported, large: second.imported },
    exports: { small: first.exported, large: second.exported },
    searchers: second.searchers,
  };
}

async function moved(house: House, code: string, services: number) {
  console.error(`Importing and exporting ${services} services …`);
  const founding = new Founding(house.owner, house.keys);
  const about = { code, name: `Agency ${code}`, timeZone: 'America/Chicago', onCallName: 'On call', onCallPhone: '555-0100' };
  const agencyId = await founding.agency({ ...about, isDemo: true });
  const { token } = await person(house, founding, agencyId, 'program_manager', 0);
  const searchers: string[] = [];
  for (let i = 0; i < searcherCount; i++) searchers.push((await person(house, founding, agencyId, 'caseworker', i)).token);
  const server = await startServer('ours', house);
  const ask = (method: string, path: string, body?: unknown) => send(`${server.url}/api/v1${path}`, token, method, body);
  const measured = async (begin: () => Promise<string>): Promise<Moved> => {
    const cpu = () => cpuOf(server.pid) + cpuOfTree(house.postgresPid);
    forgetPeak(server.pid);
    const [from, spent] = [performance.now(), cpu()];
    const jobId = await begin();
    for (;;) {
      const { state, endedAt } = await ask('GET', `/jobs/${jobId}`);
      if (endedAt !== null && state !== 'done') throw new Error(`The job ended as ${state}.`);
      if (endedAt !== null) break;
      await pause(200);
    }
    const seconds = (performance.now() - from) / 1000;
    return { services, seconds, cpuSeconds: (cpu() - spent) / 1000, peak: peakOf(server.pid) };
  };
  try {
    const jobId = await upload(ask, services);
    const imported = await measured(async () => (await ask('POST', `/directory/imports/${jobId}/release`)).id);
    const exported = await measured(async () => (await ask('POST', '/directory/exports', {})).id);
    return { imported, exported, searchers };
  } finally {
    await server.stop();
  }
}

type Ask = (method: string, path: string, body?: unknown) => Promise<{ id: string; state: string; endedAt: string | null }>;

async function upload(ask: Ask, services: number): Promise<string> {
  let bytes = 0;
  for (const piece of jsonOf(services)) bytes += piece.length;
  const { id } = await ask('POST', '/directory/imports', { bytes, isDryRun: false });
  let held = Buffer.alloc(0);
  let number = 1;
  const part = async (length: number) => {
    await ask('POST', `/directory/imports/${id}/parts`, { number, content: held.subarray(0, length).toString('base64') });
    held = held.subarray(length);
    number += 1;
  };
  for (const piece of jsonOf(services)) {
    held = Buffer.concat([held, piece]);
    while (held.length >= partBytes) await part(partBytes);
  }
  if (held.length > 0) await part(held.length);
  return id;
}

async function send(url: string, token: string, method: string, body?: unknown) {
  const reply = await fetch(url, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!reply.ok) throw new Error(`${method} ${url} answered ${reply.status}: ${await reply.text()}`);
  return (reply.status === 204 ? {} : await reply.json()) as Awaited<ReturnType<Ask>>;
}
