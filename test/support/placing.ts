// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Agency } from './agency.js';
import type { House } from './house.js';
import { asOwner, changeRow } from './owner.js';
import type { Person } from './person.js';

export interface Placed {
  id: string;
  end(): Promise<void>;
}

/** Lets a caregiver in, as a placement does. Ends like one. */
export async function placeCaregiver(house: House, agency: Agency, youthId: string, caregiver: Person): Promise<Placed> {
  const id = randomUUID();
  await asOwner(house, agency.id, [{ table: 'care_team', id, act: 'insert', version: 1 }], () =>
    house.owner.query(
      `insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, source_id, from_at)
        values ($1, $2, $3, $4, 'placed', 'placement', gen_random_uuid(), harbor.now())`,
      [agency.id, id, youthId, caregiver.userId],
    ),
  );
  return { id, end: () => changeRow(house, agency.id, 'care_team', id, 'until_at = harbor.now()') };
}
