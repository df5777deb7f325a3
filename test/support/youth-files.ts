// SPDX-License-Identifier: Apache-2.0
import type { Youth } from './agency.js';
import type { Person } from './person.js';

/** What a worker knows on the first day. */
export const aYouth = (over: Record<string, unknown> = {}) => ({
  usedName: 'Ren',
  legalName: 'Renata Ortiz',
  gender: 'girl',
  birthDate: '2010-05-04',
  ...over,
});

/** A file begun by this caseworker, who is its first worker. */
export async function openFile(caseworker: Person, over: Record<string, unknown> = {}): Promise<Youth> {
  const { status, body } = await caseworker.post('/youth', aYouth(over));
  if (status !== 201) throw new Error(`The file could not be begun: ${status} ${JSON.stringify(body)}`);
  return body as Youth;
}
