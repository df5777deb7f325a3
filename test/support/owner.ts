// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { eventValues, insertEvent, type RowChange } from '../../apps/api/src/ledger/index.js';
import type { House } from './house.js';
import { signedIn, type Agency } from './agency.js';
import type { Person } from './person.js';
import type { Role } from '@harbor/policy';

const nobody = '00000000-0000-0000-0000-000000000000';
const arranged = { action: 'test.arranged', resource: 'test' };

/** Arranges what has no route (yet) as the owner of the database: one transaction, with the event that COMMIT asks for. */
export async function asOwner(house: House, agencyId: string, changes: RowChange[], work: () => Promise<unknown>): Promise<void> {
  const { owner, ring } = house;
  await owner.query('begin');
  try {
    await owner.query('set local role harbor_owner');
    const { rows } = await owner.query<{ at: Date; xid: string }>(
      `select date_trunc('milliseconds', harbor.now()) as at, pg_current_xact_id()::text as xid`,
    );
    await work();
    const entered = { agencyId, userId: nobody, sessionId: nobody, role: 'platform_operator', freshUntil: null, ...rows[0]! };
    const values = eventValues(ring, entered, { requestId: randomUUID(), ruleId: 'test' }, arranged, {}, changes);
    await owner.query({ text: insertEvent.text, values });
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/** The two rows of a youth's file step together, or not at all. */
const stepTogether = ['youth', 'youth_case'];

/** Changes one row as the owner: `set` is SQL of the test's own making. */
export async function changeRow(house: House, agencyId: string, table: string, id: string, set: string): Promise<void> {
  const { rows } = await house.owner.query<{ version: number }>(`select version from harbor.${table} where id = $1`, [id]);
  const version = rows[0]!.version + 1;
  const tables = stepTogether.includes(table) ? stepTogether : [table];
  const changes = tables.map((one): RowChange => ({ table: one, id, act: 'update', version }));
  await asOwner(house, agencyId, changes, async () => {
    for (const one of tables) {
      const also = one === table ? `${set}, ` : '';
      await house.owner.query(`update harbor.${one} set ${also}version = version + 1 where id = $1`, [id]);
    }
  });
}

/** The same person in a session whose second factor was proved too long ago. */
export async function withoutFreshFactor(house: House, agency: Agency, { userId }: Person, role: Role): Promise<Person> {
  const person = await signedIn(house, agency.id, userId, role);
  await house.owner.query('update gate.session set fresh_until = null where id = $1', [person.ids.sessionId]);
  return person;
}

/** As if this person had proved a code a moment ago. */
export async function codeProved(house: House, { ids }: Person): Promise<void> {
  await house.owner.query(`update gate.session set fresh_until = harbor.now() + interval '15 minutes' where id = $1`, [
    ids.sessionId,
  ]);
}

/** What the audit log says of a youth, oldest first. */
export async function eventsAbout(house: House, youthId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await house.owner.query<Record<string, unknown>>(
    'select * from harbor.audit_event where $1 = any (subjects) order by event_id',
    [youthId],
  );
  return rows;
}
