// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import type { House } from './house.js';
import type { Person } from './person.js';

/** The application's own database role with nothing of the application around it: what injected SQL could do. */
export async function asApplication<T>(house: House, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: house.appUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same inside a transaction that this person's session has opened. COMMIT is the test's own. */
export function inSessionOf<T>(
  house: House,
  person: Person,
  work: (client: pg.Client, entered: { at: Date; xid: string }) => Promise<T>,
): Promise<T> {
  return asApplication(house, async (client) => {
    await client.query('begin');
    const { rows } = await client.query<{ at: Date; xid: string }>('select * from gate.enter($1)', [person.token]);
    return work(client, rows[0]!);
  });
}

/** What the database says no with: the name of a constraint, else its SQLSTATE. */
export const refusalOf = (asked: Promise<unknown>): Promise<string | undefined> =>
  asked.then(
    () => undefined,
    (error: { code: string; constraint?: string }) => error.constraint ?? error.code,
  );
