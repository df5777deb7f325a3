// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { JobView } from '@harbor/contracts';
import { partBytes } from '../../apps/api/src/exchange/index.js';
import type { House } from './house.js';
import { workOff } from './jobs.js';
import type { Person } from './person.js';

interface Asked {
  isDryRun?: boolean;
  table?: string;
}

/** Sends a file and releases its import, without working it off. Returns the job's id. */
export async function send(person: Person, file: Buffer, { isDryRun = false, table }: Asked = {}): Promise<string> {
  const begun = await person.post('/directory/imports', { bytes: file.length, isDryRun, ...(table ? { table } : {}) });
  if (begun.status !== 201) throw new Error(`The import did not begin: ${begun.text}`);
  const { id } = begun.body as { id: string };
  for (let at = 0, number = 1; at < file.length; at += partBytes, number += 1) {
    const content = file.subarray(at, at + partBytes).toString('base64');
    const { status, text } = await person.post(`/directory/imports/${id}/parts`, { number, content });
    if (status !== 204) throw new Error(`A part was not taken: ${text}`);
  }
  const { status, text } = await person.post(`/directory/imports/${id}/release`);
  if (status !== 200) throw new Error(`The import was not released: ${text}`);
  return id;
}

/** Imports a file to its end: the job, and the rows that were not taken. */
export async function imported(
  house: House,
  person: Person,
  file: Buffer | string,
  asked?: Asked,
): Promise<{ job: JobView; failures: string[] }> {
  const id = await send(person, Buffer.from(file), asked);
  await workOff(house, person, id);
  const job = (await person.get(`/jobs/${id}`)).body as JobView;
  const { text } = job.hasResult ? await person.get(`/jobs/${id}/result`) : { text: '' };
  return { job, failures: text.trimEnd().split('\r\n').slice(1) };
}

export const countsOf = ({ counts }: JobView): Record<string, number> =>
  Object.fromEntries(counts.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]));

/** A service of the compiled form with its organization and its place nested. */
export function aService(name = 'Night line', extra: object = {}): Record<string, unknown> {
  const [id, organizationId, locationId] = [randomUUID(), randomUUID(), randomUUID()];
  return {
    id,
    name,
    status: 'active',
    description: `${name} for young people`,
    organization: { id: organizationId, name: `${name} Inc.`, description: 'Helps.' },
    service_at_locations: [
      {
        id: randomUUID(),
        location: { id: locationId, location_type: 'physical', name: 'Main Street', latitude: 41.6, longitude: -93.6 },
      },
    ],
    ...extra,
  };
}
